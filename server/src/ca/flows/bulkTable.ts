/** A table of devices: its columns, and its rows with what was read of each. */
import { createLineCounter } from '../../core/csv/createLineCounter';
import { type CsvCell, type CsvRow, readCsv } from '../../core/csv/readCsv';
import { readMac } from '../../core/phone/macAddress';
import type { Span } from '../../core/text';
import { CaError } from '../caError';
import { type Column, type ColumnMeaning, readHeader } from './bulkColumns';

/** What is wrong with a row, and where. */
export interface RowProblem {
  readonly span: Span;
  readonly message: string;
}

export interface TableCell {
  readonly column: Column;
  /** Without blanks at its ends; never empty. */
  readonly text: string;
  readonly span: Span;
}

export interface TableRow {
  /** Counted from 1. */
  readonly line: number;
  readonly span: Span;
  readonly cells: readonly TableCell[];
  /** Twelve small hexadecimal digits. */
  readonly mac: string | undefined;
  /** As written; else the MAC address in capitals. */
  readonly name: string | undefined;
  readonly problem: RowProblem | undefined;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  /** What is worth knowing of the table as a whole. */
  readonly warnings: readonly string[];
}

/** More than any site has; each row takes a key of its own. */
const MAX_ROWS = 20_000;
const MAX_TEXT = 20_000_000;

/** Reads a table; a wrong row has its problem, and the others do not suffer. Refuses what is no table of devices. */
export function readTable(text: string, where: string): Table {
  if (text.length > MAX_TEXT) {
    throw new CaError(`Nothing was issued: ${where} is longer than any table of ${MAX_ROWS} rows. Split it.`);
  }
  if (text.includes('\0')) {
    throw new CaError(
      `Nothing was issued: ${where} is not text in UTF-8. Save it as "CSV UTF-8" and try again.`,
    );
  }
  const csv = readCsv(text);
  const header = readHeader(csv.rows, where);
  const devices = (header.isRow ? csv.rows.slice(1) : csv.rows).filter(({ cells }) =>
    cells.some((cell) => cell.text.trim() !== ''),
  );
  if (devices.length === 0 || devices.length > MAX_ROWS) {
    const reason = devices.length === 0 ? 'has no row with a device' : `has more than ${MAX_ROWS} rows`;
    throw new CaError(`Nothing was issued: ${where} ${reason}.`);
  }
  const lineOf = createLineCounter(text);
  const seen = new Map<string, number>();
  const rows = devices.map((row) => {
    const inside = csv.problems.find(
      ({ span }) => span.start >= row.span.start && span.start <= row.span.end,
    );
    return readRow(row, header.columns, lineOf(row.span.start), inside, seen);
  });
  return { columns: header.columns, rows, warnings: warningsOf(header.columns, header.isRow) };
}

function readRow(
  row: CsvRow,
  columns: readonly Column[],
  line: number,
  damage: RowProblem | undefined,
  seen: Map<string, number>,
): TableRow {
  const cells = row.cells.flatMap((cell, at): readonly TableCell[] => {
    const column = columns[at];
    const text = cell.text.trim();
    return column === undefined || column.meaning.kind === 'secret' || text === ''
      ? []
      : [{ column, text, span: trimmed(cell) }];
  });
  const macCell = cellOf(cells, 'mac');
  const reading = macCell && readMac(macCell.text);
  const mac = reading?.kind === 'mac' ? reading.digits : undefined;
  const name = cellOf(cells, 'name')?.text ?? mac?.toUpperCase();
  const former = mac === undefined ? undefined : seen.get(mac);
  if (mac !== undefined && former === undefined) {
    seen.set(mac, line);
  }
  const wrongMac = reading?.kind === 'wrong' ? `"${macCell?.text}" ${reading.detail}.` : undefined;
  const problem =
    damage ??
    (wrongMac !== undefined
      ? { span: macCell?.span ?? row.span, message: wrongMac }
      : former !== undefined
        ? { span: macCell?.span ?? row.span, message: `Line ${former} has the same MAC address.` }
        : name === undefined
          ? { span: row.span, message: 'There is neither a name nor a MAC address.' }
          : cells.some(({ text }) => text.includes('\ufffd'))
            ? { span: row.span, message: NOT_UTF8 }
            : undefined);
  return { line, span: row.span, cells, mac, name, problem };
}

const NOT_UTF8 = 'Characters of this row are not UTF-8. Save the table as "CSV UTF-8".';

function trimmed({ text, span, isQuoted }: CsvCell): Span {
  const start = isQuoted ? 0 : text.length - text.trimStart().length;
  const end = isQuoted ? 0 : text.length - text.trimEnd().length;
  return { start: span.start + start, end: span.end - end };
}

export function cellOf(cells: readonly TableCell[], kind: ColumnMeaning['kind']): TableCell | undefined {
  return cells.find(({ column }) => column.meaning.kind === kind);
}

function warningsOf(columns: readonly Column[], hasHeadings: boolean): readonly string[] {
  const secret = columns.filter(({ meaning }) => meaning.kind === 'secret');
  return [
    ...(hasHeadings ? [] : ['The table has no headings: only its column of MAC addresses is used.']),
    ...secret.map(
      ({ heading }) =>
        `The column "${heading}" is not read: pass phrases and keys do not belong in a table. Take it out.`,
    ),
  ];
}
