/** What one row of a table asks for: subject, names, files, lifetime, profile. */
import { KEY_ALGORITHMS, type KeyAlgorithmName, NAME_TYPES, type NamePart } from '../../core/caProtocol';
import { CaError } from '../caError';
import { builtInProfile, type Profile } from '../profiles/profile';
import { isPlainName } from '../stores/fileStore';
import { readAltName } from '../x509/altNames';
import { problemOfNamePart } from '../x509/distinguishedName';
import type { Column } from './bulkColumns';
import { cellOf, type RowProblem, type TableCell, type TableRow } from './bulkTable';
import { checkTemplate, fillTemplate } from './bulkTemplate';
import type { Lifetime } from './validity';

/** What holds for all rows that do not say otherwise themselves. */
export interface RowDefaults {
  readonly profile: Profile;
  readonly key: KeyAlgorithmName | undefined;
  readonly lifetime: Lifetime;
  readonly subject: readonly NamePart[];
  readonly altNames: readonly string[];
  /** Template of the name of files. */
  readonly name: string;
}

export interface RowPlan {
  readonly row: TableRow;
  readonly profile: Profile;
  readonly key: KeyAlgorithmName;
  readonly lifetime: Lifetime;
  readonly subject: readonly NamePart[];
  readonly altNames: readonly string[];
  /** Of the files, without extension. */
  readonly name: string;
}

export type RowReading =
  | { readonly kind: 'planned'; readonly plan: RowPlan }
  | { readonly kind: 'wrong'; readonly row: TableRow; readonly problem: RowProblem };

/** Refuses templates that no row can fill in. */
export function checkTemplates({ subject, altNames, name }: RowDefaults, columns: readonly Column[]): void {
  for (const template of [...subject.map(({ value }) => value), ...altNames, name]) {
    checkTemplate(template, columns);
  }
}

class WrongRow extends Error {
  constructor(readonly problem: RowProblem) {
    super(problem.message);
  }
}

/** Plans all rows; of two that would write the same files the second is wrong. */
export function planRows(rows: readonly TableRow[], defaults: RowDefaults): readonly RowReading[] {
  const lines = new Map<string, number>();
  return rows.map((row): RowReading => {
    if (row.problem !== undefined) {
      return { kind: 'wrong', row, problem: row.problem };
    }
    try {
      const plan = planRow(row, defaults);
      // Some disks make no difference between capitals and small letters.
      const id = plan.name.toLowerCase();
      const former = lines.get(id);
      if (former !== undefined) {
        throw wrong(row, undefined, `Line ${former} writes the same files (${plan.name}).`);
      }
      lines.set(id, row.line);
      return { kind: 'planned', plan };
    } catch (error) {
      if (error instanceof WrongRow) {
        return { kind: 'wrong', row, problem: error.problem };
      }
      throw error;
    }
  });
}

function wrong(row: TableRow, cell: TableCell | undefined, message: string): WrongRow {
  return new WrongRow({ span: cell?.span ?? row.span, message });
}

function planRow(row: TableRow, defaults: RowDefaults): RowPlan {
  const profile = profileOf(row, defaults.profile);
  return {
    row,
    profile,
    key: keyOf(row) ?? defaults.key ?? profile.key,
    lifetime: lifetimeOf(row) ?? defaults.lifetime,
    subject: subjectOf(row, defaults.subject),
    altNames: altNamesOf(row, defaults.altNames),
    name: fileNameOf(row, defaults.name),
  };
}

function profileOf(row: TableRow, usual: Profile): Profile {
  const cell = cellOf(row.cells, 'profile');
  if (cell === undefined || cell.text === usual.name) {
    return usual;
  }
  const profile = builtInProfile(cell.text);
  if (profile?.kind !== 'end-entity') {
    throw wrong(row, cell, `There is no profile "${cell.text}" for certificates of devices.`);
  }
  return { ...profile, targets: [...new Set([...profile.targets, ...usual.targets])] };
}

function keyOf(row: TableRow): KeyAlgorithmName | undefined {
  const cell = cellOf(row.cells, 'key');
  const key = KEY_ALGORITHMS.find((each) => each === cell?.text.toLowerCase());
  if (cell !== undefined && key === undefined) {
    throw wrong(row, cell, `This is no kind of key. There are ${KEY_ALGORITHMS.join(', ')}.`);
  }
  return key;
}

const MAX_DAYS = 36_525;

/** `365`, `3y` */
function lifetimeOf(row: TableRow): Lifetime | undefined {
  const cell = cellOf(row.cells, 'lifetime');
  if (cell === undefined) {
    return undefined;
  }
  const [, digits = '', unit = ''] = /^(\d{1,5})\s*(d|days?|y|years?)?$/i.exec(cell.text) ?? [];
  const count = Number(digits);
  const isYears = unit.toLowerCase().startsWith('y');
  if (count < 1 || (isYears ? count * 366 : count) > MAX_DAYS) {
    throw wrong(
      row,
      cell,
      `"${cell.text}" is no number of days from 1 to ${MAX_DAYS}, nor years such as 3y.`,
    );
  }
  return isYears ? { years: count } : { days: count };
}

function subjectOf(row: TableRow, template: readonly NamePart[]): readonly NamePart[] {
  const own = row.cells.flatMap(({ column: { meaning }, text }) =>
    meaning.kind === 'subject' ? [{ type: meaning.type, value: text }] : [],
  );
  const inherited = template.filter(({ type }) => !own.some((part) => part.type === type));
  const parts = [...inherited.map(({ type, value }) => ({ type, value: filled(row, value) })), ...own];
  const order = (type: NamePart['type']) => NAME_TYPES.indexOf(type);
  const sorted = parts.toSorted((one, other) => order(one.type) - order(other.type));
  for (const part of sorted) {
    const problem = problemOfNamePart(part);
    if (problem !== undefined) {
      throw wrong(row, undefined, `${problem}.`);
    }
  }
  return sorted;
}

function filled(row: TableRow, template: string): string {
  const result = fillTemplate(template, row);
  if (result.kind === 'missing') {
    throw wrong(row, undefined, `Nothing stands in this row for ${result.placeholder} of "${template}".`);
  }
  return result.text;
}

function altNamesOf(row: TableRow, templates: readonly string[]): readonly string[] {
  const own = row.cells.flatMap((cell) => {
    const { meaning } = cell.column;
    return meaning.kind === 'altNames'
      ? cell.text
          .split(/[\s,;|]+/)
          .filter((name) => name !== '')
          .map((name) => ({ cell, name: /^(DNS|IP|email|URI):/i.test(name) ? name : meaning.prefix + name }))
      : [];
  });
  const all = [...templates.map((template) => ({ cell: undefined, name: filled(row, template) })), ...own];
  for (const { cell, name } of all) {
    if (readAltName(name) === undefined) {
      throw wrong(
        row,
        cell,
        `"${name}" is no alternative name: write DNS:host, IP:address, email:address or URI:address.`,
      );
    }
  }
  return [...new Set(all.map(({ name }) => name))];
}

function fileNameOf(row: TableRow, template: string): string {
  const cell = cellOf(row.cells, 'file');
  const result = cell === undefined ? fillTemplate(template, row, toFileName) : undefined;
  if (result?.kind === 'missing') {
    throw wrong(row, undefined, `Nothing stands in this row for ${result.placeholder} of the file names.`);
  }
  const name = cell?.text ?? result?.text ?? '';
  if (!isPlainName(name)) {
    throw wrong(
      row,
      cell,
      `"${name}" is no name for files: letters, digits, blanks and . _ - @ only, the first one a letter or digit.`,
    );
  }
  return name;
}

/** A value as a part of a file's name: `sip:7@example.com` is `sip-7@example.com`. */
function toFileName(value: string): string {
  return value.replace(/[^\p{L}\p{N}_.@ -]+/gu, '-');
}

/** Refuses a profile that is not for devices and servers. */
export function checkProfile({ kind, name }: Profile): void {
  if (kind !== 'end-entity') {
    throw new CaError(`Nothing was issued: the profile ${name} is for CAs or self-signed certificates.`);
  }
}
