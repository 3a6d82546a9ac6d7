/**
 * Runs every rule over the blocks of a document. A rule that crashes becomes a finding of its own; the others go on.
 */
import { type DocumentModel, objectOf } from '../documentModel';
import type { Host } from '../encoding/armor';
import type { Block, Encoded } from '../encoding/encoded';
import { committedObjectsOf } from '../gitFacts';
import { committedConfigOf, phoneConfigOf } from '../phone/phoneDocument';
import { atOnce } from '../steps';
import { type Span, shifted } from '../text';
import type { Surroundings } from '../workspace/surroundings';
import { isDamaged } from './damage';
import { fileObjects } from './fileObjects';
import { crashed, notReadCompletely, tooLong, tooMany } from './limits';
import { blockFrom, type PlacedRelation, placeInBlock, placeInDocument, relationsOf } from './placement';
import type { Finding, FindingTag, LintContext } from './rule';
import { activeRules, isKnownRule, type RuleInForce } from './ruleTable';
import { type Severity, type SeveritySettings, severityFor, severitySetting } from './severity';
import type { AnySubject, DocumentSubject } from './subjects';
import { dateOfObject, ownerOf, subjectsOf } from './subjectsOf';
import { applySuppressions } from './suppressions';
import { DEFAULT_TARGETS, type Target } from './targets';

/** A finding with its place in the document. */
export interface PlacedFinding {
  readonly ruleId: string;
  readonly span: Span;
  readonly severity: Severity;
  readonly message: string;
  readonly tags: readonly FindingTag[];
  readonly related: readonly PlacedRelation[];
  readonly data: Readonly<Record<string, string | number>>;
  /** The block that it is about, or that follows; `undefined` where there is none. */
  readonly block: Block | undefined;
}

export interface LintOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly expiryWarningDays: number;
  readonly targets?: readonly Target[];
  readonly severities?: SeveritySettings;
  /** `ignored`: everything is held against the rules of today, whenever it was made. */
  readonly effectiveDates?: 'respected' | 'ignored';
  /** Another extension checks whether documents of the language `xml` are well-formed. */
  readonly xmlCheckedElsewhere?: boolean;
}

/** Beyond this nobody reads on, and editors slow down. */
export const MAX_FINDINGS = 1000;

type Kept = Omit<PlacedFinding, 'block'>;

interface Run {
  readonly options: LintOptions;
  readonly context: LintContext;
  readonly rules: ReadonlyMap<string, readonly RuleInForce[]>;
  /** Findings of a block as if it stood at the start of the text. */
  readonly known: WeakMap<Encoded, readonly Kept[]>;
}

const runs = new WeakMap<LintOptions, Map<string, Run>>();

function runOf(options: LintOptions, host: Host, languageId: string): Run {
  let byLanguage = runs.get(options);
  if (byLanguage === undefined) {
    byLanguage = new Map();
    runs.set(options, byLanguage);
  }
  let run = byLanguage.get(languageId);
  if (run === undefined) {
    const { now, expiryWarningDays, targets = DEFAULT_TARGETS, severities = {} } = options;
    run = {
      options,
      context: { now, host, languageId, expiryWarningDays, targets },
      rules: activeRules(targets, severities),
      known: new WeakMap(),
    };
    byLanguage.set(languageId, run);
  }
  return run;
}

/**
 * All findings: those of the document, then those of each block in the order of the text. As long as
 * `options` is the same object, a block that was looked at before is not looked at again. Without
 * `surroundings` the rules on what other files hold are silent.
 */
export function runRules(
  model: DocumentModel,
  options: LintOptions,
  surroundings?: Surroundings,
): readonly PlacedFinding[] {
  return atOnce(ruleSteps(model, options, surroundings));
}

/** The same as {@link runRules}, block by block, so that the caller can pause. */
export function* ruleSteps(
  model: DocumentModel,
  options: LintOptions,
  surroundings?: Surroundings,
): Generator<undefined, readonly PlacedFinding[]> {
  if (model.isTooLong) {
    return [tooLong(model)];
  }
  const run = runOf(options, model.host, model.languageId);
  const found = lintDocument(model, surroundings, run);
  yield;
  for (const block of model.blocks) {
    let findings = run.known.get(block.encoded);
    if (findings === undefined) {
      findings = lintBlock({ start: 0, encoded: block.encoded }, run);
      run.known.set(block.encoded, findings);
      yield;
    }
    for (const finding of findings) {
      found.push({ ...moved(finding, block.start), block });
    }
    if (found.length >= MAX_FINDINGS) {
      found.length = MAX_FINDINGS;
      found.push(tooMany(block, MAX_FINDINGS));
      break;
    }
  }
  const { left, named } = applySuppressions(model, found, {
    isKnown: isKnownRule,
    isChecked: (ruleId) => isChecked(ruleId, run, surroundings),
  });
  for (const subject of named) {
    const into: Kept[] = [];
    checkAll([{ kind: 'suppression', subject }], DOCUMENT, run, into);
    left.push(...into.map((finding) => ({ ...finding, block: undefined })));
  }
  return left;
}

function moved(finding: Kept, by: number): Kept {
  return {
    ...finding,
    span: shifted(finding.span, by),
    related: finding.related.map((each) =>
      'entry' in each ? each : { ...each, span: shifted(each.span, by) },
    ),
  };
}

function isChecked(ruleId: string, { rules }: Run, surroundings: Surroundings | undefined): boolean {
  for (const [kind, list] of rules) {
    const runs = kind !== 'placedDocument' || surroundings !== undefined;
    if (runs && list.some((each) => each.id === ruleId)) {
      return true;
    }
  }
  return false;
}

function lintDocument(
  model: DocumentModel,
  surroundings: Surroundings | undefined,
  run: Run,
): PlacedFinding[] {
  const { text, languageId, host, blocks, git } = model;
  const subject: DocumentSubject = {
    text,
    languageId,
    host,
    isXml: languageId === 'xml' || languageId === 'xsl' || phoneConfigOf(model)?.xml !== undefined,
    ...fileObjects(model),
    git,
    committed: () => committedObjectsOf(model),
  };
  const into: Kept[] = [];
  checkAll([{ kind: 'document', subject }, ...phoneSubjects(model, run.options)], DOCUMENT, run, into);
  if (surroundings !== undefined) {
    const placed = { ...subject, config: phoneConfigOf(model), surroundings };
    checkAll([{ kind: 'placedDocument', subject: placed }], DOCUMENT, run, into);
  }
  into.push(...notReadCompletely(model));
  return into.map((finding) => ({
    ...finding,
    block: blockFrom(blocks, finding.span.start),
  }));
}

function phoneSubjects(model: DocumentModel, { xmlCheckedElsewhere }: LintOptions): readonly AnySubject[] {
  const config = phoneConfigOf(model);
  if (config === undefined) {
    return [];
  }
  const { languageId } = model;
  const subject = {
    config,
    committed: () => committedConfigOf(model),
    ...fileObjects(model),
  };
  const { xml } = config;
  const isOurs = xmlCheckedElsewhere !== true || languageId !== 'xml';
  return [
    { kind: 'phoneConfig', subject },
    ...(xml !== undefined && isOurs ? [{ kind: 'xml', subject: { xml, config } } as const] : []),
  ];
}

function lintBlock(block: Block, run: Run): readonly Kept[] {
  const into: Kept[] = [];
  const { encoded } = block;
  const object = objectOf(encoded);
  checkAll([{ kind: 'block', subject: { encoded, object } }], block, run, into);
  if (!isDamaged(encoded, object)) {
    checkAll(subjectsOf(object), block, run, into);
  }
  return into;
}

/** A block, or the document as a whole. */
type Scope = Block | { readonly start: 0; readonly encoded: undefined };

const DOCUMENT: Scope = { start: 0, encoded: undefined };

function checkAll(subjects: readonly AnySubject[], scope: Scope, run: Run, into: Kept[]): void {
  for (const subject of subjects) {
    check(subject, subject.kind, scope, run, into);
    if (subject.kind === 'extension') {
      check(subject, subject.subject.extension.oid, scope, run, into);
    }
  }
}

function check(subject: AnySubject, key: string, scope: Scope, run: Run, into: Kept[]): void {
  for (const rule of run.rules.get(key) ?? NO_RULES) {
    if (run.options.effectiveDates !== 'ignored' && !isInForce(rule, subject)) {
      continue;
    }
    try {
      let count = 0;
      for (const finding of rule.check(subject.subject as never, run.context)) {
        if (++count > MAX_FINDINGS) {
          break;
        }
        const placed = place(scope, rule, finding, run);
        if (placed !== undefined) {
          into.push(placed);
        }
      }
    } catch (error) {
      into.push(crashed(rule.id, scope.encoded === undefined ? undefined : scope, error));
    }
  }
}

const NO_RULES: readonly RuleInForce[] = [];

function isInForce({ from, until, isDated }: RuleInForce, subject: AnySubject): boolean {
  const owner = isDated ? ownerOf(subject) : undefined;
  const date = owner && dateOfObject(owner);
  return date === undefined || (date >= from && date < until);
}

function place(
  scope: Scope,
  rule: RuleInForce,
  finding: Finding,
  { options, context }: Run,
): Kept | undefined {
  const severity =
    severitySetting(rule.id, options.severities ?? {}) ??
    severityFor(rule.targeting, context.targets, finding.severity);
  if (severity === 'off') {
    return undefined;
  }
  const toSpan = scope.encoded === undefined ? placeInDocument : placeInBlock.bind(undefined, scope);
  return {
    ruleId: rule.id,
    span: toSpan(finding.place),
    severity,
    message: finding.message,
    tags: finding.tags ?? [],
    related: relationsOf(finding, toSpan),
    data: finding.data ?? {},
  };
}
