/** Every chain of the corpus that ends in a root, held against `openssl verify`; without the time, for most have expired. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildChains } from '../../server/src/core/chain/buildChains';
import { createPool } from '../../server/src/core/chain/certificatePool';
import { isSelfSigned } from '../../server/src/core/chain/issuersOf';
import { verifyChain } from '../../server/src/core/chain/verifyChain';
import type { Certificate } from '../../server/src/core/x509/certificate';
import { corpusIsThere } from '../harness/corpus';
import { corpusCertificates } from '../harness/corpusCertificates';

const folder = mkdtempSync(join(tmpdir(), 'phonepki-'));

/** Why OpenSSL refuses a chain that we accept, and how often. */
const REASONS: Readonly<Record<string, number>> = {
  // A curve that is spelled out: no error of the chain.
  'Certificate public key has explicit ECC parameters': 2,
  // The key of the leaf, on which the chain does not depend.
  'cannot be read': 17,
  // A URI with a user in front of its host, which OpenSSL 3.0 takes for a part of the host.
  'permitted subtree violation': 1,
  // An extension that breaks its own definition: a finding of its own here, the end for OpenSSL.
  'unable to get local issuer certificate': 18,
  // More than 512 names to hold against constraints.
  'unspecified certificate verification error': 3,
};

function toPem({ bytes }: Certificate): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** `undefined` where it accepts the chain. */
function refusalOfOpenSsl(chain: readonly Certificate[]): string | undefined {
  const write = (name: string, certificates: readonly Certificate[]) =>
    writeFileSync(join(folder, name), certificates.map(toPem).join(''));
  write('leaf.pem', chain.slice(0, 1));
  write('root.pem', chain.slice(-1));
  write('others.pem', chain.slice(1));
  const { status, stderr } = spawnSync(
    'openssl',
    [
      ...['verify', '-no_check_time', '-no-CApath', '-no-CAstore', '-CAfile', 'root.pem'],
      ...(chain.length > 1 ? ['-untrusted', 'others.pem'] : []),
      'leaf.pem',
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  return status === 0 ? undefined : (/lookup: ([^\n]*)/.exec(stderr)?.[1] ?? 'cannot be read');
}

/** What fails, time apart. */
function judge(chain: readonly Certificate[]): {
  readonly verdict: 'good' | 'bad' | 'unknown';
  readonly why: string;
} {
  const root = chain.at(-1);
  const [best] = verifyChain(chain[0] as Certificate, {
    pool: createPool(chain.slice(1)),
    isAnchor: (each) => each === root,
    time: 0,
    purpose: 'any',
    hostName: undefined,
  });
  const checks = (best?.steps.flatMap((step) => step.checks) ?? []).filter(({ kind }) => kind !== 'validity');
  const worst =
    checks.find(({ verdict }) => verdict === 'bad') ?? checks.find(({ verdict }) => verdict === 'unknown');
  return { verdict: worst?.verdict ?? 'good', why: worst?.text ?? '' };
}

it.skipIf(!corpusIsThere)('agree', { timeout: 900_000 }, () => {
  try {
    const all = corpusCertificates();
    const roots = new Set(all.filter(isSelfSigned));
    const pool = createPool(all);
    const counts = { good: 0, bad: 0, unknown: 0 };
    const stricter: string[] = [];
    const laxer: Record<string, number> = {};
    for (const leaf of all) {
      const [chain] = buildChains(leaf, pool, (each) => roots.has(each));
      if (chain?.isAnchored !== true) {
        continue;
      }
      const { verdict, why } = judge(chain.certificates);
      const theirs = refusalOfOpenSsl(chain.certificates);
      counts[verdict]++;
      if (verdict === 'bad' && theirs === undefined) {
        stricter.push(why);
      } else if (verdict === 'good' && theirs !== undefined) {
        laxer[theirs] = (laxer[theirs] ?? 0) + 1;
      }
    }
    expect(counts.good).toBeGreaterThan(500);
    expect(counts.bad).toBeGreaterThan(20);
    expect({ stricter, laxer }).toEqual({ stricter: [], laxer: REASONS });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
