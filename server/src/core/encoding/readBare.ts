/**
 * Objects without armor: bare base64 of DER, hexadecimal DER, and PEM that is base64 once more, as
 * configuration files hold them. A candidate counts only where its DER header gives exactly the length
 * that is there and `isObject` knows its structure; so words and random digits are never taken for one.
 */
import { type Span, shifted } from '../text';
import type { Host } from './armor';
import { readBase64 } from './base64';
import { isBase64Digit } from './base64Alphabet';
import { type ByteMap, ByteMapBuilder, spanOfBytes } from './byteMap';
import type { Armor, ArmorLine, Block, Encoded } from './encoded';
import { escapeAt } from './escapes';
import { ProblemList } from './problemList';

export interface BareMatch {
  readonly span: Span;
  readonly kind: 'base64' | 'hex' | 'nested-pem';
}

/** A SEQUENCE in base64, the base64 of `-----BEGIN`, a SEQUENCE in hexadecimal. */
const CANDIDATE = /M[A-I](?:[A-Za-z0-9+/]|\\\/){6}|LS0tLS1CRUdJTi|30(?:8[1-3]|[2-7][0-9a-f])[0-9a-fA-F]{8}/g;
/** Shorter ones are not looked at: an Ed25519 public key, the smallest object there is, has 44 bytes. */
const MIN_BYTES = 40;
/** Base64 in lines is wrapped at 48 characters or more. */
const MIN_LINE = 48;

/** Finds candidates in order; `work` is bounded so that hostile text costs linear time. */
export class BareFinder {
  #budget: number;
  /** Up to here a run of digits was seen to be too short for what began in it. */
  #deadEnd = 0;
  #candidate = -1;
  #searchedFrom = 0;

  constructor(private readonly text: string) {
    this.#budget = 4 * text.length + 1_000_000;
  }

  /** The first candidate in `from` … `limit` that is complete. */
  find(from: number, limit: number): BareMatch | undefined {
    for (let at = this.#candidateFrom(from); at < limit; at = this.#candidateFrom(at + 2)) {
      const match = this.#measure(at, limit);
      if (match !== undefined) {
        return match;
      }
    }
    return undefined;
  }

  /** Where the next candidate begins, looked for once however often it is asked for. */
  #candidateFrom(from: number): number {
    if (from < this.#searchedFrom || from > this.#candidate) {
      CANDIDATE.lastIndex = from;
      this.#candidate = CANDIDATE.exec(this.text)?.index ?? Number.POSITIVE_INFINITY;
      this.#searchedFrom = from;
    }
    return this.#candidate;
  }

  #measure(at: number, limit: number): BareMatch | undefined {
    if (this.#budget <= 0 || !isBoundary(this.text, at)) {
      return undefined;
    }
    const prefix = this.text.slice(at, at + 14);
    if (prefix.startsWith('30')) {
      return this.#measureHex(at, limit, prefix);
    }
    if (prefix.startsWith('LS0')) {
      const end = this.#runOfDigits(at, limit, Number.POSITIVE_INFINITY);
      return end === undefined ? undefined : { span: { start: at, end }, kind: 'nested-pem' };
    }
    const total = totalLength(base64Header(prefix));
    const needed = Math.ceil((total * 8) / 6);
    if (total < MIN_BYTES || at + needed > limit || (at < this.#deadEnd && at + needed > this.#deadEnd)) {
      return undefined;
    }
    const end = this.#runOfDigits(at, limit, needed);
    return end === undefined ? undefined : { span: { start: at, end }, kind: 'base64' };
  }

  #measureHex(at: number, limit: number, prefix: string): BareMatch | undefined {
    const total = totalLength(hexHeader(prefix));
    const end = at + total * 2;
    if (total < MIN_BYTES || end > limit || isHexDigit(this.text.charCodeAt(end))) {
      return undefined;
    }
    for (let next = at; next < end; next++) {
      this.#budget--;
      if (!isHexDigit(this.text.charCodeAt(next))) {
        return undefined;
      }
    }
    return { span: { start: at, end }, kind: 'hex' };
  }

  /** Where a run of `needed` digits ends, its `=` included; all there are where `needed` is infinite. */
  #runOfDigits(at: number, limit: number, needed: number): number | undefined {
    const { text } = this;
    let count = 0;
    let inLine = 0;
    let end = at;
    let next = at;
    while (next < limit && count < needed) {
      const width = digitWidth(text, next);
      if (width > 0) {
        count++;
        inLine++;
        next += width;
        end = next;
        continue;
      }
      const behind = skipGap(text, next, limit);
      if (behind === next || inLine < MIN_LINE || digitWidth(text, behind) === 0) {
        break;
      }
      inLine = 0;
      next = behind;
    }
    this.#budget -= next - at;
    if (count < needed && needed !== Number.POSITIVE_INFINITY) {
      this.#deadEnd = Math.max(this.#deadEnd, next);
      return undefined;
    }
    while (text[end] === '=' && end < limit) {
      end++;
    }
    return isBase64Digit(text.charCodeAt(end)) ? undefined : end;
  }
}

/** How many units the digit takes that stands here, 0 where none does: JSON may write `/` as `\/`. */
function digitWidth(text: string, at: number): number {
  if (isBase64Digit(text.charCodeAt(at))) {
    return 1;
  }
  return text[at] === '\\' && text[at + 1] === '/' ? 2 : 0;
}

/** A digit before the candidate would belong to it; the letter of a `\n` does not. */
function isBoundary(text: string, at: number): boolean {
  return (
    at === 0 ||
    !isBase64Digit(text.charCodeAt(at - 1)) ||
    /\\[nrt]$|%0[AaDd]$/.test(text.slice(Math.max(0, at - 3), at))
  );
}

function skipGap(text: string, at: number, limit: number): number {
  let next = at;
  while (next < limit) {
    const written = escapeAt(text, next);
    if (written !== undefined) {
      next += written.width;
    } else if (' \t\r\n'.includes(text[next] as string)) {
      next++;
    } else {
      break;
    }
  }
  return next;
}

function isHexDigit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x66) || (unit >= 0x41 && unit <= 0x46);
}

/** Length of the whole value that begins with these octets, 0 where they are no minimal DER header of a SEQUENCE. */
function totalLength(header: readonly number[]): number {
  const first = header[1] ?? 0;
  if (header[0] !== 0x30) {
    return 0;
  }
  if (first < 0x80) {
    return 2 + first;
  }
  const count = first & 0x7f;
  let length = 0;
  for (let i = 0; i < count; i++) {
    length = length * 256 + (header[2 + i] ?? 0);
  }
  return count >= 1 && count <= 3 && length >= 0x80 ? 2 + count + length : 0;
}

function base64Header(prefix: string): number[] {
  const problems = new ProblemList();
  return [...readBase64(prefix.replaceAll('\\/', '/'), 0, 8, 0, 'pem', problems).bytes];
}

function hexHeader(prefix: string): number[] {
  return Array.from({ length: 6 }, (_, i) => Number.parseInt(prefix.slice(2 * i, 2 * i + 2), 16));
}

/** Bare base64 of DER. */
export function readBareBase64(text: string, span: Span, host: Host): Encoded {
  const problems = new ProblemList();
  const body = readBase64(text, span.start, span.end, span.start, host, problems);
  return {
    ...withoutArmor(span.end - span.start),
    notation: 'base64',
    bytes: body.bytes,
    map: body.map,
    problems: problems.build().filter((problem) => PAYLOAD_PROBLEMS.has(problem.kind)),
  };
}

/** Without armor nothing says how lines have to be laid out. */
const PAYLOAD_PROBLEMS: ReadonlySet<string> = new Set(['padding', 'padding-inside', 'stray-bits']);

/** Hexadecimal DER. */
export function readHex(text: string, span: Span): Encoded {
  const count = span.end - span.start;
  const bytes = new Uint8Array(count / 2);
  for (let at = 0; at < bytes.length; at++) {
    const from = span.start + 2 * at;
    bytes[at] = Number.parseInt(text.slice(from, from + 2), 16);
  }
  const map = new ByteMapBuilder();
  map.add(0, 0, 1);
  return { ...withoutArmor(count), notation: 'hex', bytes, map: map.build(4, count) };
}

function withoutArmor(length: number): Omit<Encoded, 'notation' | 'bytes' | 'map'> {
  return { label: '', length, armor: undefined, body: { start: 0, end: length }, headers: [], problems: [] };
}

/**
 * Carries a block that was found in decoded text over to the text it was decoded from.
 * `outer` is relative to `outerStart`; the result stands in the same text as `outerStart`.
 */
export function liftBlock(inner: Block, outer: ByteMap, outerStart: number): Block {
  const toOuter = (span: Span) => spanOfBytes(outer, shifted(span, inner.start));
  const whole = toOuter({ start: 0, end: inner.encoded.length });
  const lift = (span: Span): Span => shifted(toOuter(span), -whole.start);
  const liftLine = (line: ArmorLine | undefined) =>
    line && { label: line.label, span: lift(line.span), labelSpan: lift(line.labelSpan) };
  const { encoded } = inner;
  const armor: Armor | undefined = encoded.armor && {
    begin: liftLine(encoded.armor.begin),
    end: liftLine(encoded.armor.end),
  };
  return {
    start: outerStart + whole.start,
    encoded: {
      ...encoded,
      length: whole.end - whole.start,
      armor,
      body: lift(encoded.body),
      headers: encoded.headers.map((header) => ({ ...header, span: lift(header.span) })),
      map: {
        ...encoded.map,
        offsets: encoded.map.offsets.map((offset) => offset + inner.start),
        outer: { ...outer, offsets: outer.offsets.map((offset) => offset - whole.start) },
      },
      problems: encoded.problems.map((problem) => ({ ...problem, span: lift(problem.span) })),
    },
  };
}
