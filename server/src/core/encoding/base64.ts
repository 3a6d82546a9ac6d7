/**
 * Base64 digits with whatever stands between them, decoded with the way back to the text.
 *
 * The reader never gives up: a wrong character is reported and the rest still decoded. It either took the
 * place of a digit or was added; which of both is guessed from the length of the line and of the whole.
 */
import { endOfLine } from '../text';
import type { Host } from './armor';
import { Kind, kindOf, packDigits } from './base64Alphabet';
import { type ByteMap, ByteMapBuilder } from './byteMap';
import type { EncodingProblemKind } from './encoded';
import { escapeAt } from './escapes';
import { ProblemList } from './problemList';

export interface Base64Body {
  readonly bytes: Uint8Array;
  readonly map: ByteMap;
  /** Where reading stopped: `end`, or before a character that ends a value in this host. */
  readonly stop: number;
  /** From the first to behind the last digit or `=`. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
}

/**
 * Reads `start` … `end`, wrong characters in the way that makes the length come out even. Offsets in the map
 * and in `problems` are relative to `origin`. `linePrefix` is what each further line may begin with, as the
 * lines of a comment or of a quoted mail do.
 */
export function readBase64(
  text: string,
  start: number,
  end: number,
  origin: number,
  host: Host,
  problems: ProblemList,
  linePrefix = '',
): Base64Body {
  const first = new DigitReader(text, start, end, origin, host, 'inPlaceOfDigits', linePrefix);
  const body = first.read();
  if (first.isEven || !first.problems.has('unexpected-character')) {
    problems.addAll(first.problems);
    return body;
  }
  const second = new DigitReader(text, start, end, origin, host, 'added', linePrefix);
  const other = second.read();
  problems.addAll(second.isEven ? second.problems : first.problems);
  return second.isEven ? other : body;
}

/** RFC 7468 §2: lines of 64, the last one shorter. */
const LINE_WIDTH = 64;
/** So many wrong characters make a line text rather than damaged base64. */
const TEXT_LINE = 3;
/** So much of a line of text goes into its message. */
const QUOTED = 60;

/** One pass over a body. */
class DigitReader {
  readonly problems = new ProblemList();
  readonly #digits: Uint8Array;
  readonly #map = new ByteMapBuilder();
  #count = 0;
  #at: number;
  #bodyStart = -1;
  #bodyEnd: number;
  #padStart = -1;
  #padCount = 0;
  #lineStart: number;
  /** Where the current line ends, once it was looked for. */
  #lineEnd = -1;
  #lineStartCount = 0;
  #lineHasDigits = false;
  #lineIsText = false;
  #onFirstLine = true;
  #firstLineWidth = -1;
  #blankStart = -1;
  #sawLineFeed = false;
  #sawPair = false;
  #sawEscapedEnd = false;

  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly end: number,
    private readonly origin: number,
    private readonly host: Host,
    private readonly wrongCharacters: 'inPlaceOfDigits' | 'added',
    private readonly linePrefix: string,
  ) {
    this.#digits = new Uint8Array(end - start);
    this.#at = start;
    this.#bodyEnd = start;
    this.#lineStart = start;
  }

  /** The length is a multiple of four. */
  get isEven(): boolean {
    return !this.problems.has('padding') && !this.problems.has('incomplete-group');
  }

  read(): Base64Body {
    while (this.#at < this.end) {
      const kind = kindOf(this.text.charCodeAt(this.#at));
      if (kind < 64) {
        this.#digit(kind, 1);
      } else if (kind === Kind.lineFeed || kind === Kind.carriageReturn) {
        this.#lineBreak(kind);
      } else if (kind === Kind.blank) {
        this.#blanks();
      } else if (kind === Kind.pad) {
        this.#pad(1);
      } else if (kind === Kind.urlPlus || kind === Kind.urlSlash) {
        this.#report('base64url', this.#at, this.#at + 1, this.text[this.#at]);
        this.#digit(kind === Kind.urlPlus ? 62 : 63, 1);
      } else if (!this.#escape() && !this.#wrong()) {
        break;
      }
    }
    this.#checkLength();
    return {
      bytes: packDigits(this.#digits, this.#count),
      map: this.#map.build(6, this.#count),
      stop: this.#at,
      bodyStart: this.#bodyStart < 0 ? this.start : this.#bodyStart,
      bodyEnd: this.#bodyEnd,
    };
  }

  #report(kind: EncodingProblemKind, start: number, end: number, detail = ''): void {
    this.problems.add(kind, start - this.origin, end - this.origin, detail);
  }

  /** Takes the next `width` units for one digit. */
  #digit(value: number, width: number): void {
    if (this.#padStart >= 0) {
      this.#report('padding-inside', this.#padStart, this.#padStart + this.#padCount);
      this.#padStart = -1;
      this.#padCount = 0;
    }
    if (this.#blankStart >= 0) {
      this.#report('blank-line', this.#blankStart, this.#at);
      this.#blankStart = -1;
    }
    if (this.#bodyStart < 0) {
      this.#bodyStart = this.#at;
    }
    this.#digits[this.#count] = value;
    this.#map.add(this.#count, this.#at - this.origin, width);
    this.#count++;
    this.#at += width;
    this.#bodyEnd = this.#at;
    this.#lineHasDigits = true;
  }

  #pad(width: number): void {
    if (this.#padStart < 0) {
      this.#padStart = this.#at;
    }
    this.#padCount++;
    this.#at += width;
    this.#bodyEnd = this.#at;
  }

  #lineBreak(kind: number): void {
    const isPair = kind === Kind.carriageReturn && this.text.charCodeAt(this.#at + 1) === 0x0a;
    const width = isPair ? 2 : 1;
    if (kind === Kind.carriageReturn && !isPair) {
      this.#report('carriage-return', this.#at, this.#at + 1);
    } else if (isPair ? this.#sawLineFeed : this.#sawPair) {
      this.#report('mixed-line-ends', this.#at, this.#at + width);
    }
    this.#sawPair ||= isPair;
    this.#sawLineFeed ||= kind === Kind.lineFeed;
    this.#endLine(width);
  }

  /** The line ends here, in `width` units that stand for a line end. */
  #endLine(width: number): void {
    const digits = this.#count - this.#lineStartCount + this.#padCount;
    if (digits > 0) {
      if (this.#firstLineWidth < 0) {
        this.#firstLineWidth = digits;
      }
      if (digits > LINE_WIDTH && !this.#onFirstLine) {
        this.#report('long-line', this.#lineStart, this.#at, String(digits));
      }
    } else if (!this.#onFirstLine && this.#bodyStart >= 0 && !this.#lineIsText) {
      this.#blankStart = this.#lineStart;
    }
    this.#at += width;
    this.#lineStart = this.#at;
    this.#lineEnd = -1;
    this.#lineStartCount = this.#count;
    this.#lineHasDigits = false;
    this.#lineIsText = false;
    this.#onFirstLine = false;
    if (this.linePrefix !== '') {
      this.#skipPrefix();
    }
  }

  #skipPrefix(): void {
    let at = this.#lineStart;
    while (at < this.end && kindOf(this.text.charCodeAt(at)) === Kind.blank) {
      at++;
    }
    if (this.text.startsWith(this.linePrefix, at)) {
      this.#at = at + this.linePrefix.length;
      this.#lineStart = this.#at;
      while (this.#at < this.end && kindOf(this.text.charCodeAt(this.#at)) === Kind.blank) {
        this.#at++;
      }
    }
  }

  #blanks(): void {
    const from = this.#at;
    while (this.#at < this.end && kindOf(this.text.charCodeAt(this.#at)) === Kind.blank) {
      this.#at++;
    }
    const next = this.#at < this.end ? kindOf(this.text.charCodeAt(this.#at)) : Kind.lineFeed;
    const isLineEnd = next === Kind.lineFeed || next === Kind.carriageReturn;
    if (isLineEnd && this.#lineHasDigits && this.#at < this.end) {
      this.#report('trailing-space', from, this.#at);
    } else if (!isLineEnd && !this.#lineHasDigits && !this.#onFirstLine) {
      this.#report('indentation', from, this.#at);
    } else if (!isLineEnd && this.#lineHasDigits) {
      this.#report('space-inside', from, this.#at);
    }
  }

  /** Reads an escape; false where none stands here. */
  #escape(): boolean {
    const escaped = escapeAt(this.text, this.#at);
    if (escaped === undefined) {
      return false;
    }
    const { width } = escaped;
    const written = this.text.slice(this.#at, this.#at + width);
    const meant = kindOf(escaped.code);
    if (meant < 64) {
      this.#digit(meant, width);
      return true;
    }
    if (meant === Kind.pad) {
      this.#pad(width);
      return true;
    }
    const isLineEnd = meant === Kind.lineFeed || meant === Kind.carriageReturn;
    if (!isLineEnd && meant !== Kind.blank) {
      this.#report('unexpected-character', this.#at, this.#at + width, written);
    } else if (isLineEnd && !this.#sawEscapedEnd) {
      this.#sawEscapedEnd = true;
      this.#report('escaped-line-ends', this.#at, this.#at + width, written);
    }
    if (meant === Kind.lineFeed) {
      this.#endLine(width);
    } else {
      this.#at += width;
    }
    return true;
  }

  /** Steps over a character that has no business here; false where it ends the value. */
  #wrong(): boolean {
    const endsHere = this.host !== 'pem' && endsValue(this.text.charCodeAt(this.#at));
    if (endsHere && !isFence(this.text, this.#lineStart, this.end)) {
      return false;
    }
    if (this.#lineEnd < 0) {
      this.#lineEnd = endOfLine(this.text, this.#at, this.end);
      this.#lineIsText =
        endsHere || (this.host === 'pem' && isTextLine(this.text, this.#lineStart, this.#lineEnd));
    }
    if (this.#lineIsText) {
      const quoted = this.text.slice(this.#lineStart, Math.min(this.#lineEnd, this.#lineStart + QUOTED));
      this.#report('text-in-body', this.#lineStart, this.#lineEnd, quoted);
      this.#count = this.#lineStartCount;
      this.#map.truncate(this.#count);
      this.#at = this.#lineEnd;
      this.#lineHasDigits = true;
      return true;
    }
    const character = String.fromCodePoint(this.text.codePointAt(this.#at) as number);
    this.#report('unexpected-character', this.#at, this.#at + character.length, character);
    if (this.wrongCharacters === 'inPlaceOfDigits' && this.#lineIsFull() && /[!-~]/.test(character)) {
      this.#digit(0, 1);
    } else {
      this.#at += character.length;
    }
    return true;
  }

  /** The line is as long as the first one, wrong characters counted: they took the place of digits. */
  #lineIsFull(): boolean {
    const room = this.#lineEnd - this.#lineStart;
    return (
      room >= this.#firstLineWidth &&
      room <= 2 * LINE_WIDTH &&
      this.text.slice(this.#lineStart, this.#lineEnd).replace(/^[ \t]+|[ \t]+$/g, '').length ===
        this.#firstLineWidth
    );
  }

  #checkLength(): void {
    if (this.#count === 0) {
      return;
    }
    const rest = this.#count % 4;
    const wanted = rest === 2 ? 2 : rest === 3 ? 1 : 0;
    const lastDigitEnd = this.#bodyEnd - this.#padCount;
    if (rest === 1) {
      this.#report('incomplete-group', lastDigitEnd - 1, this.#bodyEnd);
    } else if (this.#padCount !== wanted) {
      const start = this.#padStart < 0 ? this.#bodyEnd - 1 : this.#padStart;
      this.#report('padding', start, this.#bodyEnd, String(wanted));
    }
    const mask = rest === 2 ? 0x0f : rest === 3 ? 0x03 : 0;
    if (((this.#digits[this.#count - 1] as number) & mask) !== 0) {
      this.#report('stray-bits', lastDigitEnd - 1, lastDigitEnd);
    }
  }
}

/** A line that sets code off in Markdown, with more behind it. */
function isFence(text: string, start: number, end: number): boolean {
  return /^[ \t]*```[a-z]*[ \t]*\r?\n/.test(text.slice(start, Math.min(end, start + 40)));
}

/** Quotes and angle brackets end a value in configuration files and source code. */
function endsValue(unit: number): boolean {
  return unit === 0x3c || unit === 0x3e || unit === 0x22 || unit === 0x27 || unit === 0x60 || unit === 0x5d;
}

/** Lines of an `openssl -text` dump or of prose: several characters that base64 does not have. */
function isTextLine(text: string, start: number, end: number): boolean {
  let wrong = 0;
  for (let at = start; at < end && wrong < TEXT_LINE; at++) {
    if (kindOf(text.charCodeAt(at)) === Kind.wrong) {
      wrong++;
    }
  }
  return (
    wrong >= TEXT_LINE ||
    /^[ \t]*[A-Za-z][A-Za-z0-9 .-]*[:=] ?\S/.test(text.slice(start, Math.min(end, start + 80)))
  );
}
