/** What a viewer shows of a file: the objects in it, and everything about one of them. */

import { describeFully, describeObject } from '../describe/describeObject';
import type {
  DescribeOptions,
  Description,
  DescriptionRow,
  DescriptionSection,
  Severity,
} from '../describe/description';
import { fingerprintSection } from '../describe/fingerprints';
import { toIndented, toOneLine } from '../describe/outlineLine';
import { blockAt, type DocumentModel } from '../documentModel';
import type { PlacedFinding } from '../lint/runRules';
import { visible } from '../markdown';
import type { PkiObject } from '../pkiObject';
import { isGiven, type Verdict } from '../verdict/verdicts';
import { verdictLine } from '../verdict/verdictText';
import type {
  ViewBadge,
  ViewDetails,
  ViewFinding,
  ViewLine,
  ViewModel,
  ViewRow,
  ViewSummary,
  ViewTone,
  ViewVerdict,
} from '../viewProtocol';
import { type FileObject, fileObjects, nodeOf } from './fileObjects';
import { countBySeverity, findingsOf, rowsOfFindings, toViewFinding } from './placeFindings';
import { certificateRole, titleOf } from './titles';
import { viewChain } from './viewChain';
import { validityOf } from './viewValidity';

/** Objects in the list. */
const MAX_OBJECTS = 1000;
/** Rows of a section: a CRL can have fifty thousand. */
const MAX_ROWS = 500;

export interface ViewOptions {
  readonly now: number;
  readonly findings: readonly PlacedFinding[];
  /** What the devices that the file is for would say, by those findings for them that are meant. */
  readonly verdictsBy?: (isMeant: (finding: PlacedFinding) => boolean) => readonly Verdict[];
}

/** `shown` is the index of an object. */
export function viewModel(
  name: string,
  model: DocumentModel,
  shown: number,
  options: ViewOptions,
): ViewModel {
  const objects = fileObjects(model);
  const file = objects[shown] ?? objects[0];
  return {
    name: visible(name),
    objects: objects.slice(0, MAX_OBJECTS).map((each, id) => toSummary(each, id, options)),
    left: Math.max(0, objects.length - MAX_OBJECTS),
    ...(file === undefined ? {} : { shown: toDetails(objects, objects.indexOf(file), options) }),
  };
}

/** The index of the object at an offset of the text, the first one where there is none. */
export function objectAt(model: DocumentModel, offset: number): number {
  const block = blockAt(model, offset);
  const found = fileObjects(model).findIndex((each) => each.block.start === block?.start);
  return Math.max(0, found);
}

function toSummary({ object, container }: FileObject, id: number, options: ViewOptions): ViewSummary {
  const { kindName, facts } = describeObject(object, options);
  const validity = validityOf(object, options);
  return {
    id,
    kind: object.kind,
    title: visible(titleOf(object, options)),
    kindName: visible(kindName),
    fact:
      validity === undefined
        ? { text: visible(facts.slice(1, 2).join('')), tone: 'neutral' }
        : { text: validity.remark, tone: validity.tone },
    ...(container === undefined ? {} : { container }),
  };
}

function toDetails(objects: readonly FileObject[], id: number, options: ViewOptions): ViewDetails {
  const file = objects[id] as FileObject;
  const { object } = file;
  const description = describe(object, { now: options.now, maxRows: MAX_ROWS });
  const fingerprints = fingerprintSection(object);
  const sections = [...description.sections, ...(fingerprints.rows.length > 0 ? [fingerprints] : [])].map(
    withoutSurplus,
  );
  const findings = findingsOf(objects, id, options.findings);
  const rows = rowsOfFindings(
    file,
    sections.flatMap((section) => section.rows),
    findings,
  );
  const ofRow = (row: DescriptionRow | undefined): readonly ViewFinding[] =>
    findings.filter((_, at) => rows[at] === row).map(toViewFinding);
  const validity = validityOf(object, options);
  return {
    id,
    kind: object.kind,
    title: visible(titleOf(object, options)),
    kindName: visible(object.kind === 'certificate' ? certificateRole(object) : description.kindName),
    subtitle: visible(subtitleOf(object, description)),
    badges: badgesOf(object, description),
    verdicts: verdictsOn(objects, id, options),
    ...(validity === undefined ? {} : { validity }),
    chain: viewChain(objects, id, options),
    sections: sections.map(({ title, isCode, rows: own, left }) => ({
      title: visible(title),
      isCode: isCode === true,
      rows: own.map((row) => toRow(row, ofRow(row))),
      left,
    })),
    findings: ofRow(undefined),
    findingCounts: countBySeverity(findings),
    hasStructure: nodeOf(object) !== undefined,
    opensWithPassPhrase: objects.find(isSealed) === file,
  };
}

const VERDICT_TONES: Readonly<Record<Verdict['state'], ViewTone>> = {
  accepted: 'good',
  doubtful: 'warn',
  refused: 'bad',
};

function verdictsOn(
  objects: readonly FileObject[],
  id: number,
  { verdictsBy }: ViewOptions,
): readonly ViewVerdict[] {
  const { object } = objects[id] as FileObject;
  const found = isGiven(object)
    ? verdictsBy?.((finding) => findingsOf(objects, id, [finding]).length > 0)
    : undefined;
  return (found ?? []).map((verdict) => ({
    text: visible(verdictLine(verdict, [object])),
    tone: VERDICT_TONES[verdict.state],
    reasons: verdict.because.map(({ message }) => visible(message)),
  }));
}

function isSealed({ object, container }: FileObject): boolean {
  return container === undefined && (object.kind === 'pkcs12' || object.kind === 'encryptedPrivateKey');
}

/** What a container holds has pages of its own, so of the container itself a summary is enough. */
function describe(object: PkiObject, options: DescribeOptions): Description {
  return object.kind === 'cms' || object.kind === 'pkcs12'
    ? describeObject(object, options)
    : describeFully(object, options);
}

function withoutSurplus(section: DescriptionSection): DescriptionSection & { readonly left: number } {
  return {
    ...section,
    rows: section.rows.slice(0, MAX_ROWS),
    left: (section.left ?? 0) + Math.max(0, section.rows.length - MAX_ROWS),
  };
}

function subtitleOf(object: PkiObject, { facts, sections }: Description): string {
  switch (object.kind) {
    case 'certificate':
    case 'certificateList': {
      const issuer = sections[0]?.rows.find(({ label }) => label === 'Issuer');
      return issuer === undefined ? '' : `Issued by ${issuer.value}`;
    }
    case 'certificateRequest':
      return sections[0]?.rows.find(({ label }) => label === 'Subject')?.value ?? '';
    default:
      return facts.slice(1).join(' · ');
  }
}

/** The short facts; that about expiry stands in the time line. */
function badgesOf(object: PkiObject, { facts }: Description): readonly ViewBadge[] {
  if (
    object.kind !== 'certificate' &&
    object.kind !== 'certificateRequest' &&
    object.kind !== 'certificateList'
  ) {
    return [];
  }
  const last = object.kind === 'certificateRequest' ? facts.length : facts.length - 1;
  return facts
    .slice(1, last)
    .filter((fact) => fact !== 'CA' && fact !== 'CRL' && fact !== 'request')
    .map((fact) => ({ text: visible(fact), tone: 'neutral' }));
}

const TONES: Readonly<Record<Severity, ViewTone>> = { ok: 'good', warn: 'warn', bad: 'bad' };

function toRow(
  { label, value, note, severity, lines }: DescriptionRow,
  findings: readonly ViewFinding[],
): ViewRow {
  const isShort =
    lines === undefined || (lines.length === 1 && lines[0]?.text === value && !lines[0].children);
  return {
    label: visible(label),
    value: visible(value),
    ...(note === undefined ? {} : { note: visible(note) }),
    tone: severity === undefined ? 'neutral' : TONES[severity],
    ...(isShort ? {} : { lines: lines.map(toLine) }),
    copy: isShort ? value : lines.length > 1 ? toIndented(lines, '').trimEnd() : toOneLine(lines),
    findings,
  };
}

function toLine({ text, children }: ViewLine): ViewLine {
  const shown = text.split('\n').map(visible).join('\n');
  return children === undefined ? { text: shown } : { text: shown, children: children.map(toLine) };
}
