/** Verdicts in words. */
import { DEVICE_TITLES, type VerdictState } from '../deviceProtocol';
import { plural } from '../lint/dates';
import { ruleOfId } from '../lint/ruleTable';
import type { PlacedFinding } from '../lint/runRules';
import type { PkiObject } from '../pkiObject';
import type { Verdict } from './verdicts';

const STATES: Readonly<Record<VerdictState, string>> = {
  accepted: 'would be accepted',
  doubtful: 'may be refused',
  refused: 'would be refused',
};

/**
 * `innovaphone: would be refused, because: a key that innovaphone devices do not support (and 1 more reason)`.
 * `objects`: what was judged.
 */
export function verdictLine({ target, state, because }: Verdict, objects: readonly PkiObject[]): string {
  const [first, ...more] = [...new Set(because.map(titleOf))];
  const others = more.length === 0 ? '' : ` (and ${plural(more.length, 'more reason')})`;
  const unseen = objects.some(isSealed) ? ', as far as can be told without its pass phrase' : '';
  const reason = first === undefined ? unseen : `, because: ${first}${others}`;
  return `${DEVICE_TITLES[target]}: ${STATES[state]}${reason}`;
}

/** Certificates in it cannot be looked at. */
function isSealed(object: PkiObject): boolean {
  return object.kind === 'pkcs12' && object.safes.some(({ isEncrypted }) => isEncrypted);
}

function titleOf({ ruleId, message }: PlacedFinding): string {
  return ruleOfId(ruleId)?.title ?? message;
}

/** Documents that a finding rests on, with the places in them. */
export function sourcesOf({ ruleId }: PlacedFinding): readonly string[] {
  return (ruleOfId(ruleId)?.citations ?? []).map(({ source, section }) => `${source}, ${section}`);
}

/** A block of text for each verdict; `lineOf` gives the number of the line of a finding, where it has one. */
export function verdictReport(
  name: string,
  verdicts: readonly Verdict[],
  objects: readonly PkiObject[],
  lineOf: (finding: PlacedFinding) => number | undefined,
): string {
  const parts = verdicts.map((verdict) =>
    [
      verdictLine(verdict, objects),
      ...verdict.because.map((finding) => {
        const line = lineOf(finding);
        const where = line === undefined ? '' : `line ${line}: `;
        return `  - ${where}${finding.message}\n    ${finding.ruleId} (${sourcesOf(finding).join('; ')})`;
      }),
    ].join('\n'),
  );
  return `${name}\n\n${parts.join('\n\n')}\n`;
}
