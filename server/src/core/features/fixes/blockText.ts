/** The text of a block, cut into what fixes put together again. */
import type { DocumentModel } from '../../documentModel';
import { type ArmorLine, type Block, isNested } from '../../encoding/encoded';
import { escapeAt } from '../../encoding/escapes';
import { hasXmlComments } from '../../lint/suppressions';
import { type Span, shifted, startOfLine } from '../../text';

/** RFC 7468 §2. */
export const LINE_WIDTH = 64;

/** Text within base64 within the text cannot be edited. */
export function isEditable({ encoded }: Block): boolean {
  return !isNested(encoded);
}

export function armorText(keyword: 'BEGIN' | 'END', label: string): string {
  return `-----${label === '' ? keyword : `${keyword} ${label}`}-----`;
}

/** The armor lines of a block with their place in the document. */
export function armorLines({ start, encoded }: Block): readonly (ArmorLine & { keyword: 'BEGIN' | 'END' })[] {
  const place = (line: ArmorLine | undefined, keyword: 'BEGIN' | 'END') =>
    line === undefined
      ? []
      : [{ ...line, keyword, span: shifted(line.span, start), labelSpan: shifted(line.labelSpan, start) }];
  return [...place(encoded.armor?.begin, 'BEGIN'), ...place(encoded.armor?.end, 'END')];
}

/** Everything between the armor lines; as far as the block goes where one of them is missing. */
export function innerSpan({ start, encoded }: Block): Span {
  return {
    start: start + (encoded.armor?.begin?.span.end ?? 0),
    end: start + (encoded.armor?.end?.span.start ?? encoded.length),
  };
}

/** From the first to the last character that stands for bytes. */
export function bodySpan({ start, encoded }: Block): Span {
  return shifted(encoded.body, start);
}

/** Each digit as it is written, and the `=` behind them; `undefined` where other things stand between. */
export function digitsOf(model: DocumentModel, block: Block): readonly string[] | undefined {
  const { map } = block.encoded;
  const digits: string[] = [];
  const body = bodySpan(block);
  let at = body.start;
  for (let run = 0; run < map.firsts.length; run++) {
    const behind = map.firsts[run + 1] ?? map.characterCount;
    const width = map.widths[run] as number;
    const start = block.start + (map.offsets[run] as number);
    if (!isBlank(model.text.slice(at, start))) {
      return undefined;
    }
    at = start;
    for (let character = map.firsts[run] as number; character < behind; character++, at += width) {
      digits.push(model.text.slice(at, at + width));
    }
  }
  const rest = model.text.slice(at, body.end);
  const padding = rest.replace(/[^=]/g, '');
  if (!isBlank(rest.replaceAll('=', ''))) {
    return undefined;
  }
  digits.push(...padding);
  return digits;
}

/** Nothing but blanks and line ends, the escaped ones included. */
export function isBlank(text: string): boolean {
  for (let at = 0; at < text.length; ) {
    const written = escapeAt(text, at);
    if (written !== undefined && text[at] !== '"' && text[at] !== "'" && text[at] !== '`') {
      if (![9, 10, 13, 32].includes(written.code)) {
        return false;
      }
      at += written.width;
    } else if (/\s/.test(text[at] as string)) {
      at++;
    } else {
      return false;
    }
  }
  return true;
}

/** The line end of a document: CR LF where its first line has one. */
export function lineEndOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
}

/** What begins a new line of this block: a line end, with the indentation of a value or as its host escapes it. */
export function lineBreakOf(model: DocumentModel, block: Block): string {
  const { text, host, languageId } = model;
  const lineEnd = lineEndOf(text);
  if (host === 'pem') {
    return lineEnd;
  }
  const inner = text.slice(innerSpan(block).start, innerSpan(block).end);
  const written = /(?:\\{1,2}r)?\\{1,2}n|(?:&#(?:13|x0*d);)?&#(?:10|x0*a);/i.exec(inner);
  if (written !== null) {
    return written[0];
  }
  const indented = /(?:\r\n|\r|\n)([ \t]*)\S/.exec(inner);
  if (indented !== null) {
    return lineEnd + (indented[1] as string);
  }
  if (!isInQuotes(text, block)) {
    return lineEnd + indentationAt(text, block.start);
  }
  return hasXmlComments(text, languageId) ? '&#10;' : '\\n';
}

export function isInQuotes(text: string, { start, encoded }: Block): boolean {
  const before = text
    .slice(Math.max(0, start - 200), start)
    .trimEnd()
    .slice(-1);
  const after = text.slice(start + encoded.length, start + encoded.length + 200).trimStart()[0];
  return (before === '"' || before === "'") && (after === undefined || after === before);
}

function indentationAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(startOfLine(text, offset), offset))?.[0] ?? '';
}
