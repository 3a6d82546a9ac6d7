/** What can be done about findings: mend the text, disable the rule, give it another severity. */
import { type DocumentModel, readDocument } from '../documentModel';
import { fileNameOf } from '../fileNameOf';
import { isKnownRule } from '../lint/ruleTable';
import { type LintOptions, type PlacedFinding, runRules } from '../lint/runRules';
import { ClientCommand } from '../protocol';
import type { Span } from '../text';
import type { WorkspaceIndex } from '../workspace/workspaceIndex';
import type { PlacedObject } from '../workspaceProtocol';
import { disablings } from './fixes/disable';
import { rootRemovals } from './fixes/dropRoot';
import { applyReplacements, type FixOf, type Replacement } from './fixes/fix';
import { documentFixes, fixes } from './fixes/fixTable';
import { joinings } from './fixes/join';
import { clientFixes } from './fixes/protectKey';
import { type NewFile, splittings } from './fixes/split';

export interface CodeAction {
  readonly title: string;
  readonly kind: 'quickfix' | 'refactor.rewrite' | 'source.fixAll.phonepki';
  readonly replacements: readonly Replacement[];
  /** Files to make beside the document. */
  readonly newFiles: readonly NewFile[];
  /** The findings that it mends. */
  readonly mends: readonly PlacedFinding[];
  /** It is what most people want. */
  readonly isPreferred: boolean;
  /** The rule whose severity the client is to ask for and write into the settings. */
  readonly configures: string | undefined;
  /** A command of the client, and what it is about: a place in the text, or an object in another file. */
  readonly runs: { readonly command: string; readonly about: number | PlacedObject } | undefined;
}

export interface CodeActionOptions {
  readonly lint: LintOptions;
  /** Only kinds that begin so; all where it is undefined. */
  readonly only?: readonly string[];
  /** The client can write settings. */
  readonly canConfigure: boolean;
  /** The client has the commands that protect keys. */
  readonly protectsKeys?: boolean;
  /** The client can go to objects of other files. */
  readonly opensObjects?: boolean;
  /** What is found now; as far as `lint` finds it where it is absent. */
  readonly findings?: readonly PlacedFinding[];
  /** What else there is; without it nothing is joined. */
  readonly index?: WorkspaceIndex;
}

/** Everything that can be done about what touches `span` in the current text. */
export function codeActions(
  model: DocumentModel,
  span: Span,
  options: CodeActionOptions,
): readonly CodeAction[] {
  const { lint, only, canConfigure, protectsKeys, opensObjects, index } = options;
  const { findings = runRules(model, lint) } = options;
  const wants = (kind: CodeAction['kind']) =>
    only === undefined || only.some((prefix) => kind === prefix || kind.startsWith(`${prefix}.`));
  const actions: CodeAction[] = [];
  if (wants('quickfix')) {
    const touched = findings.filter((finding) => meets(finding.span, span));
    actions.push(...touched.flatMap((finding) => mendings(model, finding)));
    actions.push(
      ...(index === undefined ? [] : touched.flatMap((finding) => chainMendings(model, finding, index))),
    );
    actions.push(...(protectsKeys === true ? touched.flatMap((finding) => protections(model, finding)) : []));
    actions.push(...(opensObjects === true ? touched.flatMap(openings) : []));
    actions.push(...touched.flatMap((finding) => silencings(model, finding, canConfigure)));
  }
  if (wants('refactor.rewrite')) {
    const joins = index === undefined ? [] : joinings(model, span.start, index);
    const removals = index === undefined ? [] : rootRemovals(model, span, index);
    actions.push(
      ...[...joins, ...removals, ...splittings(model, span)].map((each) => ({
        ...NOTHING,
        kind: 'refactor.rewrite' as const,
        ...each,
      })),
    );
  }
  // On the light bulb it would be one entry too many: asked for by name, on save or in the palette.
  if (only !== undefined && wants('source.fixAll.phonepki')) {
    actions.push(...fixAll(model, lint));
  }
  return actions;
}

const NOTHING = {
  replacements: [],
  newFiles: [],
  mends: [],
  isPreferred: false,
  configures: undefined,
  runs: undefined,
} as const;

function meets(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function mendings(model: DocumentModel, finding: PlacedFinding): CodeAction[] {
  const { block, ruleId } = finding;
  const found = new Map<string, readonly Replacement[]>();
  const add = <T>(fix: FixOf<T>, target: T) => {
    const replacements = fix.mends.includes(ruleId) ? fix.replacements(target) : [];
    if (replacements.length > 0) {
      found.set(fix.title(target), replacements);
    }
  };
  for (const fix of documentFixes) {
    add(fix, { model, finding });
  }
  if (block !== undefined) {
    for (const fix of fixes) {
      add(fix, { model, block, finding });
    }
  }
  return [...found].map(([title, replacements], index) => ({
    ...NOTHING,
    kind: 'quickfix',
    title,
    replacements,
    mends: [finding],
    isPreferred: index === 0,
  }));
}

/** Adds what a chain lacks, from the other files of the workspace. */
function chainMendings(model: DocumentModel, finding: PlacedFinding, index: WorkspaceIndex): CodeAction[] {
  const [join] =
    finding.ruleId === 'workspace/intermediate-missing' ? joinings(model, finding.span.start, index) : [];
  return join === undefined
    ? []
    : [{ ...NOTHING, ...join, kind: 'quickfix', mends: [finding], isPreferred: true }];
}

function protections(model: DocumentModel, finding: PlacedFinding): CodeAction[] {
  const { block, ruleId } = finding;
  return block === undefined
    ? []
    : clientFixes
        .filter(({ mends, fits }) => mends.includes(ruleId) && fits({ model, block, finding }))
        .map(({ title, command }) => ({
          ...NOTHING,
          kind: 'quickfix',
          title,
          mends: [finding],
          runs: { command, about: block.start },
        }));
}

/** Goes to the other certificate, key or list that a finding is about. */
function openings(finding: PlacedFinding): CodeAction[] {
  return finding.related.slice(0, MAX_OPENINGS).flatMap((related) =>
    'entry' in related
      ? {
          ...NOTHING,
          kind: 'quickfix',
          title: `Open "${related.entry.title}" in ${fileNameOf(related.entry.uri)}`,
          mends: [finding],
          runs: { command: ClientCommand.openObject, about: related.entry },
        }
      : [],
  );
}

const MAX_OPENINGS = 2;

function silencings(model: DocumentModel, finding: PlacedFinding, canConfigure: boolean): CodeAction[] {
  const { ruleId } = finding;
  if (!isKnownRule(ruleId)) {
    return [];
  }
  const comments = ruleId.startsWith('suppression/') ? [] : disablings(model, finding);
  const actions: CodeAction[] = comments.map((disabling) => ({ ...NOTHING, kind: 'quickfix', ...disabling }));
  if (canConfigure) {
    actions.push({
      ...NOTHING,
      kind: 'quickfix',
      title: `Change the severity of ${ruleId} …`,
      configures: ruleId,
    });
  }
  return actions;
}

/** More rounds than there are lossless fixes. */
const MAX_ROUNDS = 8;

/** What loses nothing: line ends, wrapping, dashes; one after the other, as each may bring others to light. */
function fixAll(model: DocumentModel, lint: LintOptions): readonly CodeAction[] {
  let current = model;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = mendedOnce(current, losslessOf(current, lint));
    if (next === current) {
      break;
    }
    current = next;
  }
  return current.text === model.text
    ? []
    : [
        {
          ...NOTHING,
          kind: 'source.fixAll.phonepki',
          title: 'Mend line ends, wrapping and dashes of PEM',
          replacements: [difference(model.text, current.text)],
        },
      ];
}

/**
 * The document after the fixes of as many blocks as still stand for the same bytes: in a text that is damaged
 * in several ways at once, a fix may let the scanner see other blocks than before.
 */
function mendedOnce(model: DocumentModel, fixesOfBlocks: readonly (readonly Replacement[])[]): DocumentModel {
  const all = mended(model, fixesOfBlocks.flat());
  if (fixesOfBlocks.length < 2 || all !== model) {
    return all;
  }
  // From the end, so that the places of the others stay right.
  return fixesOfBlocks.reduceRight((current, replacements) => mended(current, replacements), model);
}

function mended(model: DocumentModel, replacements: readonly Replacement[]): DocumentModel {
  const text = applyReplacements(model.text, replacements);
  const next = readDocument(text, { languageId: model.languageId, maxLength: text.length }, model);
  const isSame =
    next.blocks.length === model.blocks.length &&
    next.blocks.every(({ encoded }, at) => hasSameBytes(encoded.bytes, model.blocks[at]?.encoded.bytes));
  return isSame && replacements.length > 0 ? next : model;
}

function hasSameBytes(one: Uint8Array, other: Uint8Array | undefined): boolean {
  return one.length === other?.length && one.every((octet, at) => octet === other[at]);
}

/** In the order of the blocks; at most one fix each, so that they do not overlap. */
function losslessOf(model: DocumentModel, lint: LintOptions): readonly (readonly Replacement[])[] {
  const found = new Map<number, readonly Replacement[]>();
  for (const finding of runRules(model, lint)) {
    const { block } = finding;
    const fix = fixes.find(({ isLossless, mends }) => isLossless === true && mends.includes(finding.ruleId));
    if (block === undefined || fix === undefined || found.has(block.start)) {
      continue;
    }
    const replacements = fix.replacements({ model, block, finding });
    if (replacements.length > 0) {
      found.set(block.start, replacements);
    }
  }
  return [...found].sort(([a], [b]) => a - b).map(([, replacements]) => replacements);
}

/** The one stretch in which two texts differ. */
function difference(before: string, after: string): Replacement {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) {
    start++;
  }
  let same = 0;
  while (
    same < most - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  ) {
    same++;
  }
  return {
    span: { start, end: before.length - same },
    text: after.slice(start, after.length - same),
  };
}
