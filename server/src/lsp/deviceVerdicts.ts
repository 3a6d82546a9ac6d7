/** Asks the rules what each device would say of a file. */
import type { DeviceTarget } from '../core/deviceProtocol';
import { type DocumentModel, objectOf } from '../core/documentModel';
import { type Block, spanOfBlock } from '../core/encoding/encoded';
import { impliedTargets } from '../core/lint/judge';
import type { PlacedFinding } from '../core/lint/runRules';
import { ruleSteps } from '../core/lint/runRules';
import type { Settings } from '../core/protocol';
import { atOnce } from '../core/steps';
import { devicesOf, isForDevices, isGiven, type Verdict, verdictSteps } from '../core/verdict/verdicts';
import type { SessionParts } from './session';

type Judges = Pick<SessionParts, 'lint' | 'neighbourhood'>;

export interface JudgedFile {
  readonly uri: string;
  readonly model: DocumentModel;
  readonly settings: Settings;
}

/** What the settings say that the file is for, what configs of the workspace imply, and what it is itself. */
export function devicesFor(
  { neighbourhood }: Judges,
  { uri, model, settings }: JudgedFile,
): readonly DeviceTarget[] {
  const surroundings = neighbourhood.lookAround(uri)?.surroundings;
  const implied = surroundings && impliedTargets(model, surroundings, settings.profile);
  return devicesOf(model, [...settings.profile, ...(implied?.keys() ?? [])]);
}

/**
 * In steps, so that the caller can pause. The severities of the settings do not count: a device knows nothing
 * of them.
 */
export function* deviceVerdictSteps(
  { lint, neighbourhood }: Judges,
  { uri, model, settings }: JudgedFile,
  targets: readonly DeviceTarget[],
  isMeant: (finding: PlacedFinding) => boolean = () => true,
): Generator<undefined, readonly Verdict[]> {
  if (!isForDevices(model)) {
    return [];
  }
  const strict: Settings = { ...settings, lint: { ...settings.lint, severity: {} } };
  const surroundings = neighbourhood.lookAround(uri)?.surroundings;
  return yield* verdictSteps(targets, function* (asked) {
    const findings = yield* ruleSteps(model, lint.optionsFor(strict, asked), surroundings);
    return findings.filter(isMeant);
  });
}

/** Nobody who looks at an object waits for more. */
const MAX_BLOCKS = 50;
const MAX_LENGTH = 500_000;

/** What the devices that the file is for would say of the findings that are meant; nothing in collections. */
export function verdictsOnPart(
  judges: Judges,
  file: JudgedFile,
  isMeant: (finding: PlacedFinding) => boolean,
): readonly Verdict[] {
  const { uri, model, settings } = file;
  const isTooMuch = model.blocks.length > MAX_BLOCKS || model.text.length > MAX_LENGTH;
  return isTooMuch || judges.lint.isExcluded(uri, settings)
    ? []
    : atOnce(deviceVerdictSteps(judges, file, devicesFor(judges, file), isMeant));
}

/** The same of the object in a block. */
export function verdictsOnBlock(judges: Judges, file: JudgedFile, block: Block): readonly Verdict[] {
  const { start, end } = spanOfBlock(block);
  return isGiven(objectOf(block.encoded))
    ? verdictsOnPart(judges, file, ({ span }) => start <= span.start && span.end <= end)
    : [];
}
