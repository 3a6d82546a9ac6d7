/**
 * Reads one PEM block (RFC 7468, RFC 1421 for headers), starting from its BEGIN line.
 */
import { endOfLine, type Span } from '../text';
import { type ArmorMatch, findArmor, type Host } from './armor';
import { readBase64 } from './base64';
import { isBase64Digit } from './base64Alphabet';
import { ByteMapBuilder } from './byteMap';
import type { Armor, ArmorLine, Encoded, PemHeader } from './encoded';
import { escapeAt } from './escapes';
import { ProblemList } from './problemList';

const NO_BYTES = new Uint8Array(0);

/** So far beside a block its line is looked at: lines may be as long as the text. */
export const LINE_REACH = 1000;

/** PEM-like blocks of other formats, whose bodies are not plain base64. */
const isForeign = (label: string) => label.startsWith('PGP ') || label.startsWith('SSH2 ');

/** Labels whose bodies may begin with headers (RFC 1421 §4.6): the old encrypted keys. */
const mayHaveHeaders = (label: string) => label.endsWith('PRIVATE KEY');

/** The block that `begin` opens, or `undefined` where the text only speaks of PEM. */
export function readPem(text: string, begin: ArmorMatch, host: Host): Encoded | undefined {
  const origin = begin.span.start;
  const next = findArmor(text, begin.span.end, host);
  if (isForeign(begin.label)) {
    return foreign(begin, next);
  }
  const limit = next?.span.start ?? text.length;
  const problems = new ProblemList();
  const headers: PemHeader[] = [];
  const bodyFrom = readHeaders(text, begin.span.end, limit, origin, headers);
  const bodyLimit = next?.keyword === 'END' ? limit : endOfBase64Lines(text, bodyFrom, limit);
  const body = readBase64(text, bodyFrom, bodyLimit, origin, host, problems, commentSign(text, origin));
  const end = next?.keyword === 'END' && body.stop === limit ? next : undefined;
  if (host !== 'pem' && body.bytes.length < 16 && !looksLikeValue(text, bodyFrom)) {
    return undefined;
  }

  reportArmor(begin, origin, problems);
  if (end === undefined) {
    problems.add('missing-footer', 0, begin.span.end - origin, begin.label);
  } else {
    reportArmor(end, origin, problems);
    if (end.label !== begin.label) {
      problems.add(
        'footer-label',
        end.labelSpan.start - origin,
        Math.max(end.labelSpan.end, end.labelSpan.start + 1) - origin,
        begin.label,
      );
    }
  }
  if (body.bytes.length > 0) {
    reportBesideArmor(text, begin, end, body.bodyStart, body.bodyEnd, host, problems);
  } else if (!problems.has('text-in-body')) {
    problems.add('empty-body', 0, (end?.span.end ?? begin.span.end) - origin);
  }
  const firstHeader = headers[0];
  if (firstHeader !== undefined && !mayHaveHeaders(begin.label)) {
    problems.add('headers', firstHeader.span.start, (headers[headers.length - 1] as PemHeader).span.end);
  }
  return {
    notation: 'pem',
    label: begin.label,
    length: Math.max(end?.span.end ?? body.bodyEnd, begin.span.end) - origin,
    armor: armorOf(begin, end, origin),
    body: { start: body.bodyStart - origin, end: body.bodyEnd - origin },
    headers,
    bytes: body.bytes,
    map: body.map,
    problems: problems.build(),
  };
}

/** What makes the line of the block a comment or a quotation; the lines that follow begin with it, too. */
function commentSign(text: string, origin: number): string {
  const before = text.slice(Math.max(0, origin - LINE_REACH), origin);
  return /(?:^|[\r\n])[ \t]*(#+|\/\/[/!]?|\*|;+|>(?:[ \t]?>)*|\+)[ \t]*$/.exec(before)?.[1] ?? '';
}

/** An END line that closes nothing. */
export function orphanFooter(end: ArmorMatch): Encoded {
  const problems = new ProblemList();
  problems.add('missing-header', 0, end.span.end - end.span.start, end.label);
  return {
    ...withoutBytes(end, end.span.end - end.span.start),
    armor: { begin: undefined, end: lineOf(end, end.span.start) },
    problems: problems.build(),
  };
}

function foreign(begin: ArmorMatch, next: ArmorMatch | undefined): Encoded {
  const end = next?.keyword === 'END' ? next : undefined;
  return {
    ...withoutBytes(begin, (end ?? begin).span.end - begin.span.start),
    armor: armorOf(begin, end, begin.span.start),
    problems: [],
  };
}

function withoutBytes(line: ArmorMatch, length: number): Omit<Encoded, 'armor' | 'problems'> {
  return {
    notation: 'pem',
    label: line.label,
    length,
    body: { start: length, end: length },
    headers: [],
    bytes: NO_BYTES,
    map: new ByteMapBuilder().build(6, 0),
  };
}

function armorOf(begin: ArmorMatch, end: ArmorMatch | undefined, origin: number): Armor {
  return { begin: lineOf(begin, origin), end: end && lineOf(end, origin) };
}

function lineOf(match: ArmorMatch, origin: number): ArmorLine {
  return {
    span: relative(match.span, origin),
    label: match.label,
    labelSpan: relative(match.labelSpan, origin),
  };
}

function relative(span: Span, origin: number): Span {
  return { start: span.start - origin, end: span.end - origin };
}

function reportArmor(line: ArmorMatch, origin: number, problems: ProblemList): void {
  for (const { start, end } of line.wrongDashes) {
    problems.add('armor-dashes', start - origin, end - origin, line.keyword);
  }
  if (!line.spellingGood) {
    problems.add(
      'armor-spelling',
      line.leading.end - origin,
      Math.max(line.labelSpan.end, line.leading.end + 3) - origin,
      `${line.keyword} ${line.label}`.trimEnd(),
    );
  }
}

/** Text on the armor's own lines, and line ends that were turned into spaces. */
function reportBesideArmor(
  text: string,
  begin: ArmorMatch,
  end: ArmorMatch | undefined,
  bodyStart: number,
  bodyEnd: number,
  host: Host,
  problems: ProblemList,
): void {
  const origin = begin.span.start;
  const between = text.slice(begin.span.end, bodyStart);
  const isBroken = /[\r\n]/.test(between) || hasEscapedBreak(between);
  const behind = end === undefined ? '\n' : text.slice(bodyEnd, end.span.start);
  const isBrokenBehind = /[\r\n]/.test(behind) || hasEscapedBreak(behind);
  if (!isBroken && !isBrokenBehind && end !== undefined && /\s/.test(between)) {
    problems.add('line-ends-lost', begin.span.end - origin, bodyStart - origin);
    problems.remove('space-inside', 'long-line');
  } else if (!isBroken) {
    problems.add(
      'text-beside-armor',
      bodyStart - origin,
      Math.min(bodyEnd, bodyStart + 64) - origin,
      'BEGIN',
    );
  } else if (!isBrokenBehind && end !== undefined) {
    problems.add('text-beside-armor', end.span.start - origin, end.span.end - origin, 'END');
  }
  if (host !== 'pem') {
    return;
  }
  const before = text.slice(Math.max(0, origin - LINE_REACH), origin);
  if (/\S/.test(before.slice(before.lastIndexOf('\n') + 1))) {
    problems.add('text-beside-armor', 0, begin.span.end - origin, 'before');
  }
  const after =
    end === undefined ? null : /^[^\r\n]*/.exec(text.slice(end.span.end, end.span.end + LINE_REACH));
  if (end !== undefined && after !== null && /\S/.test(after[0])) {
    problems.add(
      'text-beside-armor',
      end.span.end - origin,
      end.span.end + after[0].trimEnd().length - origin,
      'after',
    );
  }
}

function hasEscapedBreak(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const written = escapeAt(text, at);
    if (written !== undefined && (written.code === 10 || written.code === 13 || written.width > 6)) {
      return true;
    }
  }
  return false;
}

const HEADER = /([A-Za-z][A-Za-z0-9-]{0,40}):[ \t]*((?:(?!\\r|\\n|&#)[^\r\n<"'])*)/y;

/** Reads the headers; gives where the body begins. */
function readHeaders(text: string, from: number, limit: number, origin: number, into: PemHeader[]): number {
  let at = skipBlanks(text, from, limit);
  HEADER.lastIndex = at;
  for (let match = HEADER.exec(text); match !== null && at < limit; match = HEADER.exec(text)) {
    into.push({
      name: match[1] as string,
      value: (match[2] as string).trim(),
      span: { start: at - origin, end: at + match[0].trimEnd().length - origin },
    });
    at = skipBlanks(text, HEADER.lastIndex, limit);
    HEADER.lastIndex = at;
  }
  return into.length === 0 ? from : at;
}

function skipBlanks(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit) {
    const written = escapeAt(text, at);
    if (written !== undefined && (written.code === 10 || written.code === 13 || written.code === 32)) {
      at += written.width;
    } else if (/\s/.test(text[at] as string)) {
      at++;
    } else {
      break;
    }
  }
  return at;
}

/** Without an END line the body goes as far as lines look like base64. */
function endOfBase64Lines(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit) {
    const lineEnd = endOfLine(text, at, limit);
    const length = base64LineLength(text, at, lineEnd);
    if (length > 0 && length < MIN_BASE64_LINE) {
      break;
    }
    if (length < 0) {
      return at === from ? limit : at;
    }
    at = lineEnd + 1;
  }
  return Math.min(at, limit);
}

const MIN_BASE64_LINE = 4;

/** How many units of the line could be base64 or escapes; -1 where one could not. */
function base64LineLength(text: string, start: number, end: number): number {
  let length = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== 0x20 && unit !== 0x09 && unit !== 0x0d) {
      if (!isBase64Digit(unit) && !'=\\&#;%_-'.includes(text[at] as string)) {
        return -1;
      }
      length++;
    }
  }
  return length;
}

/** Base64 of a SEQUENCE, of an OpenSSH key, of an OID, or a header: what a real block begins with. */
function looksLikeValue(text: string, from: number): boolean {
  return /^(?:M[A-I]|b3|Bg|Proc-Type|DEK-Info)/.test(text.slice(skipBlanks(text, from, text.length)));
}
