/** The chains of a certificate, verified, as a result for programs and a text for people. */
import { sha256 } from '@noble/hashes/sha2.js';
import { verifyChain } from '../chain/verifyChain';
import { toHex } from '../der/values';
import { instantText } from '../describe/dates';
import type { IndexEntry } from '../workspace/indexEntry';
import { isRoot, placesOf } from '../workspace/relations';
import type { WorkspaceIndex } from '../workspace/workspaceIndex';
import type { ChainPurpose, VerifiedChain, VerifyChainResult } from '../workspaceProtocol';
import type { Certificate } from '../x509/certificate';
import { toIndexedObject } from './listObjects';

export interface ChainOptions {
  readonly now: number;
  readonly time: number;
  readonly purpose: ChainPurpose;
  readonly hostName: string | undefined;
  /** SHA-256 fingerprints; without them every root of the index is trusted. */
  readonly anchors: readonly string[] | undefined;
}

/** `undefined` where the entry is no certificate. */
export function reportChain(
  index: WorkspaceIndex,
  leaf: IndexEntry,
  options: ChainOptions,
): VerifyChainResult | undefined {
  const certificate = index.decode(leaf);
  if (certificate?.kind !== 'certificate') {
    return undefined;
  }
  const { now, time, purpose, hostName, anchors } = options;
  const entries = new Map<Certificate, IndexEntry>([[certificate, leaf]]);
  const entryOf = (each: Certificate): IndexEntry => {
    let entry = entries.get(each);
    if (entry === undefined) {
      const found = index.find('sha256', toHex(sha256(each.bytes)))[0];
      entry = (found && placesOf(index, found, leaf)[0]) ?? leaf;
      entries.set(each, entry);
    }
    return entry;
  };
  const chains = verifyChain(certificate, {
    pool: index.pool,
    isAnchor(each) {
      const entry = entryOf(each);
      return anchors === undefined ? isRoot(index, entry) : anchors.includes(entry.sha256);
    },
    time,
    purpose,
    hostName,
  }).map(
    ({ verdict, steps }): VerifiedChain => ({
      verdict,
      steps: steps.map((step) => ({
        object: toIndexedObject(entryOf(step.certificate), now),
        verdict: step.verdict,
        checks: step.checks,
      })),
    }),
  );
  const verdict = chains[0]?.verdict ?? 'bad';
  return { verdict, chains, text: textOf(chains, options) };
}

const VERDICTS = { good: 'good', bad: 'not good', unknown: 'undecided' } as const;
const MARKS = { good: '✓', bad: '✗', unknown: '?' } as const;

function textOf(
  chains: readonly VerifiedChain[],
  { time, purpose, hostName, anchors }: ChainOptions,
): string {
  const leaf = chains[0]?.steps[0]?.object;
  const lines = [
    `${leaf?.title ?? 'The certificate'}: ${VERDICTS[chains[0]?.verdict ?? 'bad']}`,
    '',
    `At           ${instantText(time)}`,
    `For          ${purpose === 'any' ? 'any purpose' : purpose}`,
    ...(hostName === undefined ? [] : [`Host         ${hostName}`]),
    `Trusted are  ${anchors === undefined ? 'all self-signed CAs of the workspace' : `${anchors.length} chosen certificates`}`,
  ];
  for (const [at, { verdict, steps }] of chains.entries()) {
    lines.push('', `Chain ${at + 1} of ${chains.length}: ${VERDICTS[verdict]}`);
    for (const [number, { object, checks }] of steps.entries()) {
      lines.push('', `  ${number + 1}. ${object.title} (${object.role})`, `     ${object.uri}`);
      lines.push(...checks.map((check) => `     ${MARKS[check.verdict]} ${check.text}`));
    }
  }
  return `${lines.join('\n')}\n`;
}
