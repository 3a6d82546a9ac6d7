/** Whether a device would accept what a file holds: told by findings that were made for it. */
import { DEVICE_TARGETS, type DeviceTarget, type VerdictState } from '../deviceProtocol';
import { type DocumentModel, objectOf } from '../documentModel';
import type { PlacedFinding } from '../lint/runRules';
import { SEVERITIES, type Severity } from '../lint/severity';
import { TARGET_OF } from '../lint/targetOfDialect';
import type { Target } from '../lint/targets';
import { phoneConfigOf } from '../phone/phoneDocument';
import type { PkiObject } from '../pkiObject';
import { ALWAYS, OF_TARGET } from './refusals';

export interface Verdict {
  readonly target: DeviceTarget;
  readonly state: VerdictState;
  /** What decides, the gravest first; empty where it is accepted. */
  readonly because: readonly PlacedFinding[];
}

/** `findingsFor`: what the rules say of the file, or of one object of it, with these targets and no others. */
export function verdicts(
  targets: readonly DeviceTarget[],
  findingsFor: (targets: readonly Target[]) => readonly PlacedFinding[],
): readonly Verdict[] {
  return targets.map((target) => verdictOf(target, findingsFor(targetsAskedFor(target, targets))));
}

/** The same in steps, so that the caller can pause. */
export function* verdictSteps(
  targets: readonly DeviceTarget[],
  stepsFor: (targets: readonly Target[]) => Generator<undefined, readonly PlacedFinding[]>,
): Generator<undefined, readonly Verdict[]> {
  const found: Verdict[] = [];
  for (const target of targets) {
    found.push(verdictOf(target, yield* stepsFor(targetsAskedFor(target, targets))));
  }
  return found;
}

function verdictOf(target: DeviceTarget, findings: readonly PlacedFinding[]): Verdict {
  const refusing = findings.filter((finding) => weightOf(target, finding) === 'refuses');
  const doubting = findings.filter((finding) => weightOf(target, finding) === 'doubts');
  return {
    target,
    state: refusing.length > 0 ? 'refused' : doubting.length > 0 ? 'doubtful' : 'accepted',
    because: [...refusing.sort(byGravity), ...doubting.sort(byGravity)],
  };
}

function weightOf(
  target: DeviceTarget,
  { ruleId, severity }: PlacedFinding,
): 'refuses' | 'doubts' | 'nothing' {
  const { refuses, doubts, ignores } = OF_TARGET[target];
  if (ignores.some((begin) => ruleId.startsWith(begin))) {
    return 'nothing';
  }
  const refusesFrom = refuses[ruleId] ?? ALWAYS[ruleId];
  if (refusesFrom !== undefined && rank(severity) <= rank(refusesFrom)) {
    return 'refuses';
  }
  const isSofter = refusesFrom !== undefined && severity === 'warning';
  const isUnread = ruleId.startsWith('internal/');
  // What violates a MUST is refused by some program or other, and nobody knows by which.
  return severity === 'error' || isSofter || isUnread || doubts.includes(ruleId) ? 'doubts' : 'nothing';
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

function byGravity(one: PlacedFinding, other: PlacedFinding): number {
  return rank(one.severity) - rank(other.severity) || one.span.start - other.span.start;
}

/** What is for both sides of 802.1X may serve one of them. */
function targetsAskedFor(target: DeviceTarget, all: readonly DeviceTarget[]): readonly Target[] {
  const other =
    target === '8021x-server' ? '8021x-client' : target === '8021x-client' ? '8021x-server' : target;
  return other !== target && all.includes(other) ? [target, other] : [target];
}

/** Devices are given certificates, requests are made for them; a key alone is nothing to judge. */
const GIVEN: ReadonlySet<PkiObject['kind']> = new Set([
  'certificate',
  'certificateRequest',
  'cms',
  'pkcs12',
  'unreadable',
]);

export function isGiven({ kind }: PkiObject): boolean {
  return GIVEN.has(kind);
}

export function isForDevices(model: DocumentModel): boolean {
  return phoneConfigOf(model) !== undefined || model.blocks.some(({ encoded }) => isGiven(objectOf(encoded)));
}

/** Of the targets that a file is for by settings and neighbours, and by being a config itself, the devices; each once. */
export function devicesOf(model: DocumentModel, targets: Iterable<Target>): readonly DeviceTarget[] {
  const config = phoneConfigOf(model);
  const own = config && TARGET_OF[config.dialect.id];
  const wanted = new Set<Target>([...targets, ...(own === undefined ? [] : [own])]);
  return DEVICE_TARGETS.filter((target) => wanted.has(target));
}
