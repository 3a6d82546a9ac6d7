/**
 * Reads tables of comma-separated values (RFC 4180), also as spreadsheets of other countries write them: with semicolons
 * or tabs, with a byte-order mark, with a first line `sep=;`. Whatever the damage, every character has its place.
 */
import type { Span } from '../text';

export const SEPARATORS = [',', ';', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];

export interface CsvCell {
  /** As meant: without the quotes around it, and a doubled quote as one. Blanks outside of quotes do not belong to it. */
  readonly text: string;
  /** As written, with quotes; blanks around an unquoted text belong to it (RFC 4180 §2, 4). */
  readonly span: Span;
  readonly isQuoted: boolean;
}

export interface CsvRow {
  /** At least one. */
  readonly cells: readonly CsvCell[];
  /** Without the end of the line; a quoted cell may have line ends inside. */
  readonly span: Span;
}

export type CsvProblemKind =
  /** A quote that nothing closes: the cell goes on to the end of the text. */
  | 'unclosedQuote'
  /** Characters between the closing quote and the next separator; they are taken into the cell. */
  | 'textAfterQuote'
  /** A quote within a cell that does not begin with one; it is taken as it is. */
  | 'quoteInText'
  /** A row with more or fewer cells than the first one. */
  | 'cellCount';

export interface CsvProblem {
  readonly kind: CsvProblemKind;
  readonly span: Span;
  /** What is wrong, as a sentence for people. */
  readonly message: string;
}

export interface Csv {
  readonly separator: Separator;
  /** Blank lines are no rows. */
  readonly rows: readonly CsvRow[];
  /** In the order of the text. */
  readonly problems: readonly CsvProblem[];
}

/** `separator`: found by looking at the text where it is not given. */
export function readCsv(text: string, separator?: Separator): Csv {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const declared = /^sep=([,;\t])(?:\r\n|\r|\n|$)/i.exec(text.slice(start, start + 8));
  const body = start + (declared?.[0].length ?? 0);
  const chosen = separator ?? (declared?.[1] as Separator | undefined) ?? detectSeparator(text, body);
  return readTable(text, body, chosen, Number.POSITIVE_INFINITY);
}

const ROWS_TO_LOOK_AT = 20;

/** The one that gives the most columns of which every row has as many; a comma where none stands out. */
function detectSeparator(text: string, start: number): Separator {
  let best: Separator = ',';
  let bestScore = 0;
  for (const separator of SEPARATORS) {
    const { rows, problems } = readTable(text, start, separator, ROWS_TO_LOOK_AT);
    const columns = rows[0]?.cells.length ?? 1;
    const score = columns === 1 ? 0 : columns / (1 + problems.length);
    if (score > bestScore) {
      best = separator;
      bestScore = score;
    }
  }
  return best;
}

function readTable(text: string, start: number, separator: Separator, maxRows: number): Csv {
  const rows: CsvRow[] = [];
  const problems: CsvProblem[] = [];
  let at = start;
  while (at < text.length && rows.length < maxRows) {
    if (isLineEnd(text, at)) {
      at++;
      continue;
    }
    const row = readRow(text, at, separator, problems);
    rows.push(row);
    at = row.span.end;
    checkCellCount(row, rows[0] as CsvRow, problems);
  }
  return { separator, rows, problems };
}

function checkCellCount({ cells, span }: CsvRow, first: CsvRow, problems: CsvProblem[]): void {
  const expected = first.cells.length;
  const isTrailing = cells.slice(expected).every(({ text }) => text.trim() === '');
  if (cells.length !== expected && !(cells.length > expected && isTrailing)) {
    const message = `This row has ${countText(cells.length)}, the first one has ${expected}.`;
    problems.push({ kind: 'cellCount', span, message });
  }
}

function countText(count: number): string {
  return `${count} ${count === 1 ? 'cell' : 'cells'}`;
}

function readRow(text: string, start: number, separator: Separator, problems: CsvProblem[]): CsvRow {
  const cells: CsvCell[] = [];
  let at = start;
  for (;;) {
    const { cell, end } = readCell(text, at, separator, problems);
    cells.push(cell);
    if (text[end] !== separator) {
      return { cells, span: { start, end } };
    }
    at = end + 1;
  }
}

interface CellRead {
  readonly cell: CsvCell;
  /** Of the separator or line end behind it. */
  readonly end: number;
}

function readCell(text: string, start: number, separator: Separator, problems: CsvProblem[]): CellRead {
  const quote = skipBlanks(text, start, separator);
  if (text[quote] === '"') {
    return readQuoted(text, quote, separator, problems);
  }
  const end = endOfCell(text, start, separator);
  const written = text.slice(start, end);
  const inside = written.indexOf('"');
  if (inside >= 0) {
    const span = { start: start + inside, end: start + inside + 1 };
    const message = 'A quote within a cell: put the whole cell into quotes, and double this one.';
    problems.push({ kind: 'quoteInText', span, message });
  }
  return { cell: { text: written, span: { start, end }, isQuoted: false }, end };
}

function readQuoted(text: string, start: number, separator: Separator, problems: CsvProblem[]): CellRead {
  const close = findClosingQuote(text, start + 1);
  if (close === undefined) {
    const span = { start, end: text.length };
    problems.push({ kind: 'unclosedQuote', span, message: 'Nothing closes this quote.' });
    return { cell: { text: unquoted(text.slice(start + 1)), span, isQuoted: true }, end: text.length };
  }
  const inside = unquoted(text.slice(start + 1, close));
  const behind = skipBlanks(text, close + 1, separator);
  const end = endOfCell(text, behind, separator);
  if (end === behind) {
    return { cell: { text: inside, span: { start, end: close + 1 }, isQuoted: true }, end };
  }
  const message = 'Text behind the closing quote: a quote within a cell is written twice.';
  problems.push({ kind: 'textAfterQuote', span: { start: behind, end }, message });
  const rest = text.slice(close + 1, end);
  return { cell: { text: inside + rest, span: { start, end }, isQuoted: true }, end };
}

function findClosingQuote(text: string, from: number): number | undefined {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') {
    at = text.indexOf('"', at + 2);
  }
  return at < 0 ? undefined : at;
}

function unquoted(written: string): string {
  return written.replaceAll('""', '"');
}

function endOfCell(text: string, from: number, separator: Separator): number {
  let at = from;
  while (at < text.length && text[at] !== separator && !isLineEnd(text, at)) {
    at++;
  }
  return at;
}

function skipBlanks(text: string, from: number, separator: Separator): number {
  let at = from;
  while (text[at] === ' ' || (text[at] === '\t' && separator !== '\t')) {
    at++;
  }
  return at;
}

function isLineEnd(text: string, at: number): boolean {
  return text[at] === '\n' || text[at] === '\r';
}
