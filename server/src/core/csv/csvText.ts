import type { Separator } from './readCsv';

/** A table as text (RFC 4180): quotes where they are needed, CRLF at the end of each line. */
export function csvText(rows: readonly (readonly string[])[], separator: Separator): string {
  return rows.map((cells) => `${cells.map((cell) => quoted(cell, separator)).join(separator)}\r\n`).join('');
}

/** An empty cell has quotes, too, so that a row of one such cell is no blank line. */
function quoted(cell: string, separator: Separator): string {
  const isPlain = cell !== '' && !cell.includes(separator) && !/["\r\n]|^\s|\s$/.test(cell);
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}
