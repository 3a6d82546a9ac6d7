/**
 * Spans of text and of bytes. Core speaks offsets only; lines and columns exist in `lsp/`.
 */

/** Half-open range of UTF-16 code units: `start` is in, `end` is not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Half-open range of bytes. */
export interface ByteSpan {
  readonly start: number;
  readonly end: number;
}

/** The same span, `by` units further on. */
export function shifted(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** True where `offset` lies in the span or directly behind it, as a text cursor may. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Where the line begins that holds `offset`. */
export function startOfLine(text: string, offset: number): number {
  // At 0 lastIndexOf would look at the first character, which stands behind the offset.
  return offset <= 0
    ? 0
    : Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** Where the line that holds `at` ends: before its CR or LF, or at `end`. */
export function endOfLine(text: string, at: number, end: number): number {
  let lineEnd = at;
  while (lineEnd < end && text.charCodeAt(lineEnd) !== 0x0a && text.charCodeAt(lineEnd) !== 0x0d) {
    lineEnd++;
  }
  return lineEnd;
}
