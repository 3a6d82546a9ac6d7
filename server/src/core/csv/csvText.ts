import type { Separator } from './readCsv';

/** A table as text (RFC 4180): quotes where they are needed, CRLF at the end of each line. */
export function csvText(rows: readonly (readonly string[])[], separator: Separator): string {
  return rows.map((cells) => `${lineOf(cells, separator)}\r\n`).join('');
}

/** Without its quotes a row of one empty cell would be a blank line. */
function lineOf(cells: readonly string[], separator: Separator): string {
  const line = cells.map((cell) => quoted(cell, separator)).join(separator);
  return line === '' ? '""' : line;
}

function quoted(cell: string, separator: Separator): string {
  // Spreadsheets of other countries look for another separator: what one cell holds must not become two there.
  const isPlain = !/[",;\t\r\n]|^\s|\s$/.test(cell) && !cell.includes(separator);
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}
