/** Everything that is to be said of a file: by itself, by what the workspace has beside it, and for the phones that use it. */
import { sha256 } from '@noble/hashes/sha2.js';
import { toHex } from '../der/values';
import type { DocumentModel } from '../documentModel';
import { fileNameOf } from '../fileNameOf';
import { phoneConfigOf } from '../phone/phoneDocument';
import { hostsOf } from '../workspace/indexEntry';
import type { Surroundings } from '../workspace/surroundings';
import { certificatesIn, fileObjects } from './fileObjects';
import { type LintOptions, type PlacedFinding, ruleSteps } from './runRules';
import { TARGET_OF } from './targetOfDialect';
import type { Target } from './targets';

export interface JudgeOptions {
  readonly targets: readonly Target[];
  /** The same object for the same targets, so that findings can be kept by it. */
  readonly optionsFor: (targets: readonly Target[]) => LintOptions;
  /** Absent where nothing is known of other files. */
  readonly surroundings: Surroundings | undefined;
}

/** A file with more certificates is a collection; it is for no phone in particular. */
const MAX_CERTIFICATES = 20;

/** In steps, so that the caller can pause. */
export function* judgeSteps(
  model: DocumentModel,
  { targets, optionsFor, surroundings }: JudgeOptions,
): Generator<undefined, readonly PlacedFinding[]> {
  let findings = yield* ruleSteps(model, optionsFor(targets), surroundings);
  if (surroundings === undefined) {
    return findings;
  }
  for (const [target, uri] of impliedTargets(model, surroundings, targets)) {
    const ofTarget = yield* ruleSteps(model, optionsFor([...targets, target]), surroundings);
    findings = joined(findings, ofTarget, `Checked for ${target}, because ${fileNameOf(uri)} uses it.`);
  }
  return findings;
}

/** Each target with the config that implies it. Configs imply nothing for themselves: their rules know whose they are. */
export function impliedTargets(
  model: DocumentModel,
  surroundings: Surroundings,
  chosen: readonly Target[],
): ReadonlyMap<Target, string> {
  const implied = new Map<Target, string>();
  const certificates = certificatesIn(fileObjects(model));
  if (certificates.length > MAX_CERTIFICATES || phoneConfigOf(model) !== undefined) {
    return implied;
  }
  for (const { certificate } of certificates) {
    const holders = surroundings
      .find('sha256', toHex(sha256(certificate.bytes)))
      .flatMap(({ uri }) => surroundings.configOf(uri) ?? []);
    const clients = hostsOf(certificate).flatMap((host) => surroundings.configsWith('servers', host));
    for (const { dialect, uri } of [...holders, ...clients]) {
      const target = TARGET_OF[dialect];
      if (target !== undefined && !chosen.includes(target) && !implied.has(target)) {
        implied.set(target, uri);
      }
    }
  }
  return implied;
}

/** What only the target asks for is said with its reason; a comment is used where either needs it. */
function joined(
  known: readonly PlacedFinding[],
  ofTarget: readonly PlacedFinding[],
  reason: string,
): readonly PlacedFinding[] {
  const before = new Set(known.map(keyOf));
  const after = new Set(ofTarget.map(keyOf));
  return [
    ...known.filter((each) => !each.ruleId.startsWith('suppression/') || after.has(keyOf(each))),
    ...ofTarget
      .filter((each) => !before.has(keyOf(each)))
      .map((each) => ({ ...each, message: `${each.message} ${reason}` })),
  ];
}

function keyOf({ ruleId, span }: PlacedFinding): string {
  return `${ruleId} ${span.start} ${span.end}`;
}
