/** What is to be said of a file, and what it was said by: a change of that brings the file up again. */
import type { DocumentModel } from '../core/documentModel';
import { judgeSteps } from '../core/lint/judge';
import type { PlacedFinding } from '../core/lint/runRules';
import type { Settings } from '../core/protocol';
import { atOnce } from '../core/steps';
import type { FileStandings } from './fileStandings';
import type { LintPolicy } from './lintPolicy';
import type { Neighbourhood } from './workspace/neighbourhood';

interface Judges {
  readonly lint: LintPolicy;
  readonly neighbourhood: Neighbourhood;
  readonly standings: FileStandings;
}

/** Nothing where the settings take the file out. In steps, so that the caller can pause. */
export function* judgeFileSteps(
  { lint, neighbourhood, standings }: Judges,
  uri: string,
  model: DocumentModel,
  settings: Settings,
): Generator<undefined, readonly PlacedFinding[]> {
  if (lint.isExcluded(uri, settings)) {
    neighbourhood.forget(uri);
    return [];
  }
  standings.judged(uri, model);
  const around = neighbourhood.lookAround(uri);
  const findings = yield* judgeSteps(model, {
    targets: settings.profile,
    optionsFor: (targets) => lint.optionsFor(settings, targets),
    surroundings: around?.surroundings,
  });
  neighbourhood.judged(uri, around, findings);
  return findings;
}

export function judgeFile(
  judges: Judges,
  uri: string,
  model: DocumentModel,
  settings: Settings,
): readonly PlacedFinding[] {
  return atOnce(judgeFileSteps(judges, uri, model, settings));
}
