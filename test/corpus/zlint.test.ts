import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '../../server/src/core/documentModel';
import { rules } from '../../server/src/core/lint/rules/index';
import { runRules } from '../../server/src/core/lint/runRules';
import { TARGETS } from '../../server/src/core/lint/targets';
import { bytesOf, corpus, corpusIsThere, readSamples } from '../harness/corpus';

/**
 * All rules over every object of the corpus, for all targets and without regard to when a rule came into force:
 * held against zlint where it has the same rule, and counted, so that any change of a rule is seen
 * (`npx vitest run --project corpus -u` writes new counts).
 */
const OPTIONS = {
  now: Date.UTC(2026, 10, 20),
  expiryWarningDays: 30,
  effectiveDates: 'ignored',
  targets: TARGETS,
} as const;

/** Lints of zlint that ask what a rule of ours asks, and on how many objects the verdicts differ, and why. */
interface Counterpart {
  readonly lints: readonly string[];
  readonly onlyOurs?: readonly [count: number, reason: string];
  readonly onlyTheirs?: readonly [count: number, reason: string];
}

const COUNTERPARTS: Readonly<Record<string, Counterpart>> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'zlintCounterparts.json'), 'utf8'),
);

interface ZlintResult {
  readonly der_sha256: string;
  readonly parsed: boolean;
  readonly lints?: Readonly<Record<string, string>>;
}

const LABELS: Readonly<Record<string, string>> = { cert: 'CERTIFICATE', crl: 'X509 CRL' };

/** Ids of the rules that complain, by the SHA-256 of the object. */
function findingsByObject(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const sample of readSamples()) {
    const sha = sample.der_sha256;
    const label = LABELS[sample.kind] ?? sample.label;
    const bytes = sha === undefined || found.has(sha) ? undefined : bytesOf(sample);
    if (sha === undefined || label === undefined || bytes === undefined || bytes.headers.length > 0) {
      continue;
    }
    const base64 = Buffer.from(bytes.bytes)
      .toString('base64')
      .replace(/.{1,64}/g, '$&\n');
    const text = `-----BEGIN ${label}-----\n${base64}-----END ${label}-----\n`;
    const phone = { path: 'object.pem', dialect: 'auto', files: {} } as const;
    const model = readDocument(text, { languageId: 'pem', maxLength: 1e8, phone });
    found.set(sha, new Set(runRules(model, OPTIONS).map(({ ruleId }) => ruleId)));
  }
  return found;
}

function zlintResults(): readonly ZlintResult[] {
  return gunzipSync(readFileSync(join(corpus, 'zlint-results.jsonl.gz')))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ZlintResult);
}

describe.skipIf(!corpusIsThere)('rules over the corpus', () => {
  let found: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  let results: readonly ZlintResult[] = [];

  beforeAll(() => {
    found = findingsByObject();
    results = zlintResults().filter(({ parsed }) => parsed);
  }, 300_000);

  it('none fails', () => {
    expect([...found.values()].filter((ids) => ids.has('internal/rule-crashed'))).toEqual([]);
  });

  it.each(Object.entries(COUNTERPARTS))('%s agrees with zlint', (ruleId, { lints, onlyOurs, onlyTheirs }) => {
    expect(rules.map(([id]) => id)).toContain(ruleId);
    let ours = 0;
    let theirs = 0;
    for (const { der_sha256: sha, lints: complaints } of results) {
      const ids = found.get(sha);
      const isOurs = ids?.has(ruleId) === true;
      const isTheirs = ids !== undefined && lints.some((lint) => complaints?.[lint] !== undefined);
      ours += isOurs && !isTheirs ? 1 : 0;
      theirs += isTheirs && !isOurs ? 1 : 0;
    }
    expect({ ours, theirs }).toEqual({ ours: onlyOurs?.[0] ?? 0, theirs: onlyTheirs?.[0] ?? 0 });
  });

  it('complains as often as it did', async () => {
    const counts: Record<string, number> = {};
    for (const ids of found.values()) {
      for (const id of ids) {
        counts[id] = (counts[id] ?? 0) + 1;
      }
    }
    const sorted = Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
    await expect(`${JSON.stringify(sorted, null, 2)}\n`).toMatchFileSnapshot('./ruleCounts.json');
  });
});
