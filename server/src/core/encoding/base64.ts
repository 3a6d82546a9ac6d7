/**
 * Base64 digits with whatever stands between them, decoded with the way back to the text.
 *
 * The reader never gives up: a wrong character is reported and the rest still decoded. It either took the
 * place of a digit or was added; which of both is guessed from the length of the line and of the whole.
 */
import type { Host } from './armor';
import { type ByteMap, ByteMapBuilder } from './byteMap';
import { escapeAt } from './escapes';
import { ProblemList } from './problemList';

const SKIP = 64;
const PAD = 65;
const URL_PLUS = 66;
const URL_SLASH = 67;
const BLANK = 68;
const LINE_FEED = 69;
const RETURN = 70;

/** What each ASCII character is: a digit 0 … 63, or one of the marks above. */
const CLASS: Uint8Array = classTable();

function classTable(): Uint8Array {
  const table = new Uint8Array(128).fill(SKIP);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  for (let digit = 0; digit < 64; digit++) {
    table[alphabet.charCodeAt(digit)] = digit;
  }
  table[0x3d] = PAD;
  table[0x2d] = URL_PLUS;
  table[0x5f] = URL_SLASH;
  table[0x20] = BLANK;
  table[0x09] = BLANK;
  table[0x0a] = LINE_FEED;
  table[0x0d] = RETURN;
  return table;
}

export function isBase64Digit(unit: number): boolean {
  return unit < 128 && (CLASS[unit] as number) < 64;
}

export interface Base64Body {
  readonly bytes: Uint8Array;
  readonly map: ByteMap;
  /** Where reading stopped: `end`, or before a character that ends a value in this host. */
  readonly stop: number;
  /** From the first to behind the last digit or `=`. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
}

/** RFC 7468 §2: lines of 64, the last one shorter. */
const LINE_WIDTH = 64;
/** So many wrong characters make a line text rather than damaged base64. */
const TEXT_LINE = 3;

/** Reads `start` … `end` as {@link readDigits} does, wrong characters in the way that makes the length come out even. */
export function readBase64(
  text: string,
  start: number,
  end: number,
  origin: number,
  host: Host,
  problems: ProblemList,
): Base64Body {
  const first = new ProblemList();
  const body = readDigits(text, start, end, origin, host, first, 'inPlaceOfDigits');
  const isEven = !first.has('padding') && !first.has('incomplete-group');
  if (isEven || !first.has('unexpected-character')) {
    problems.addAll(first);
    return body;
  }
  const second = new ProblemList();
  const other = readDigits(text, start, end, origin, host, second, 'added');
  const isOtherEven = !second.has('padding') && !second.has('incomplete-group');
  problems.addAll(isOtherEven ? second : first);
  return isOtherEven ? other : body;
}

/**
 * Reads `start` … `end`. Offsets in the result and in `problems` are relative to `origin`.
 */
function readDigits(
  text: string,
  start: number,
  end: number,
  origin: number,
  host: Host,
  problems: ProblemList,
  wrongCharacters: 'inPlaceOfDigits' | 'added',
): Base64Body {
  const digits = new Uint8Array(end - start);
  const map = new ByteMapBuilder();
  let count = 0;
  let at = start;
  let bodyStart = -1;
  let bodyEnd = start;
  let padStart = -1;
  let padCount = 0;
  let lineStart = start;
  let lineStartCount = 0;
  let lineHasStart = false;
  let firstLineWidth = -1;
  let blankStart = -1;
  let sawFeed = false;
  let sawReturnFeed = false;
  let sawEscapedEnd = false;
  let onFirstLine = true;
  let isText = false;

  const endLine = (lineEnd: number) => {
    const width = count - lineStartCount + padCount;
    if (width > 0) {
      if (firstLineWidth < 0) {
        firstLineWidth = width;
      }
      if (width > LINE_WIDTH && !onFirstLine) {
        problems.add('long-line', lineStart - origin, lineEnd - origin, String(width));
      }
    } else if (!onFirstLine && bodyStart >= 0 && !isText) {
      blankStart = lineStart;
    }
    onFirstLine = false;
    isText = false;
    lineHasStart = false;
    lineStartCount = count;
  };

  const digit = (value: number, offset: number, width: number) => {
    if (padStart >= 0) {
      problems.add('padding-inside', padStart - origin, padStart + padCount - origin);
      padStart = -1;
      padCount = 0;
    }
    if (blankStart >= 0) {
      problems.add('blank-line', blankStart - origin, offset - origin);
      blankStart = -1;
    }
    if (bodyStart < 0) {
      bodyStart = offset;
    }
    digits[count] = value;
    map.add(count, offset - origin, width);
    count++;
    bodyEnd = offset + width;
    lineHasStart = true;
  };

  while (at < end) {
    const unit = text.charCodeAt(at);
    const kind = unit < 128 ? (CLASS[unit] as number) : SKIP;
    if (kind < 64) {
      digit(kind, at, 1);
      at++;
      continue;
    }
    if (kind === LINE_FEED || kind === RETURN) {
      const isPair = kind === RETURN && text.charCodeAt(at + 1) === 0x0a;
      if (kind === RETURN && !isPair) {
        problems.add('carriage-return', at - origin, at + 1 - origin);
      } else if (isPair ? sawFeed : sawReturnFeed) {
        problems.add('mixed-line-ends', at - origin, at + (isPair ? 2 : 1) - origin);
      }
      sawReturnFeed ||= isPair;
      sawFeed ||= kind === LINE_FEED;
      endLine(at);
      at += isPair ? 2 : 1;
      lineStart = at;
      continue;
    }
    if (kind === BLANK) {
      const from = at;
      while (at < end && CLASS[text.charCodeAt(at)] === BLANK) {
        at++;
      }
      const next = at < end ? text.charCodeAt(at) : 0x0a;
      const isLineEnd = next === 0x0a || next === 0x0d;
      if (isLineEnd && lineHasStart && at < end) {
        problems.add('trailing-space', from - origin, at - origin);
      } else if (!isLineEnd && !lineHasStart && !onFirstLine) {
        problems.add('indentation', from - origin, at - origin);
      } else if (!isLineEnd && lineHasStart) {
        problems.add('space-inside', from - origin, at - origin);
      }
      continue;
    }
    if (kind === PAD) {
      if (padStart < 0) {
        padStart = at;
      }
      padCount++;
      at++;
      bodyEnd = at;
      continue;
    }
    if (kind === URL_PLUS || kind === URL_SLASH) {
      problems.add('base64url', at - origin, at + 1 - origin, text[at]);
      digit(kind === URL_PLUS ? 62 : 63, at, 1);
      at++;
      continue;
    }
    const written = escapeAt(text, at);
    if (written !== undefined) {
      const meant = written.code < 128 ? (CLASS[written.code] as number) : SKIP;
      if (meant < 64) {
        digit(meant, at, written.width);
      } else if (meant === PAD) {
        padStart = padStart < 0 ? at : padStart;
        padCount++;
        bodyEnd = at + written.width;
      } else if (meant === LINE_FEED || meant === RETURN || meant === BLANK) {
        if (!sawEscapedEnd && meant !== BLANK) {
          sawEscapedEnd = true;
          problems.add(
            'escaped-line-ends',
            at - origin,
            at + written.width - origin,
            text.slice(at, at + written.width),
          );
        }
        if (meant === LINE_FEED) {
          endLine(at);
          lineStart = at + written.width;
        }
      } else {
        problems.add(
          'unexpected-character',
          at - origin,
          at + written.width - origin,
          text.slice(at, at + written.width),
        );
      }
      at += written.width;
      continue;
    }
    if (host !== 'pem' && endsValue(unit)) {
      break;
    }
    const lineEnd = endOfLine(text, at, end);
    if (host === 'pem' && isTextLine(text, lineStart, lineEnd)) {
      problems.add(
        'text-in-body',
        lineStart - origin,
        lineEnd - origin,
        text.slice(lineStart, Math.min(lineEnd, lineStart + 60)),
      );
      count = lineStartCount;
      map.truncate(count);
      at = lineEnd;
      lineHasStart = true;
      isText = true;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) as number);
    problems.add('unexpected-character', at - origin, at + character.length - origin, character);
    const line = text.slice(lineStart, lineEnd).replace(/^[ \t]+|[ \t]+$/g, '');
    if (wrongCharacters === 'inPlaceOfDigits' && line.length === firstLineWidth && /[!-~]/.test(character)) {
      digit(0, at, 1);
    }
    at += character.length;
  }

  checkLength(count, padCount, padStart, bodyEnd, origin, problems, digits);
  return {
    bytes: packed(digits, count),
    map: map.build(6, count),
    stop: at,
    bodyStart: bodyStart < 0 ? start : bodyStart,
    bodyEnd,
  };
}

function checkLength(
  count: number,
  padCount: number,
  padStart: number,
  bodyEnd: number,
  origin: number,
  problems: ProblemList,
  digits: Uint8Array,
): void {
  if (count === 0) {
    return;
  }
  const rest = count % 4;
  const wanted = rest === 2 ? 2 : rest === 3 ? 1 : 0;
  if (rest === 1) {
    problems.add('incomplete-group', bodyEnd - 1 - padCount - origin, bodyEnd - origin);
  } else if (padCount !== wanted) {
    const start = padStart < 0 ? bodyEnd - 1 : padStart;
    problems.add('padding', start - origin, bodyEnd - origin, String(wanted));
  }
  const mask = rest === 2 ? 0x0f : rest === 3 ? 0x03 : 0;
  if (((digits[count - 1] as number) & mask) !== 0) {
    problems.add('stray-bits', bodyEnd - padCount - 1 - origin, bodyEnd - padCount - origin);
  }
}

function packed(digits: Uint8Array, count: number): Uint8Array {
  const bytes = new Uint8Array(Math.floor((count * 6) / 8));
  let into = 0;
  for (let at = 0; at < count; at += 4) {
    const group =
      ((digits[at] as number) << 18) |
      ((digits[at + 1] ?? 0) << 12) |
      ((at + 2 < count ? (digits[at + 2] as number) : 0) << 6) |
      (at + 3 < count ? (digits[at + 3] as number) : 0);
    // Writes beyond the end of a typed array are dropped.
    bytes[into++] = group >> 16;
    bytes[into++] = (group >> 8) & 0xff;
    bytes[into++] = group & 0xff;
  }
  return bytes;
}

/** Quotes and angle brackets end a value in configuration files and source code. */
function endsValue(unit: number): boolean {
  return unit === 0x3c || unit === 0x3e || unit === 0x22 || unit === 0x27 || unit === 0x60 || unit === 0x5d;
}

/** Where the line that holds `at` ends: before its CR or LF, or at `end`. */
export function endOfLine(text: string, at: number, end: number): number {
  let lineEnd = at;
  while (lineEnd < end && text.charCodeAt(lineEnd) !== 0x0a && text.charCodeAt(lineEnd) !== 0x0d) {
    lineEnd++;
  }
  return lineEnd;
}

/** Lines of an `openssl -text` dump or of prose: several characters that base64 does not have. */
function isTextLine(text: string, start: number, end: number): boolean {
  let wrong = 0;
  for (let at = start; at < end && wrong < TEXT_LINE; at++) {
    const unit = text.charCodeAt(at);
    const kind = unit < 128 ? (CLASS[unit] as number) : SKIP;
    if (kind === SKIP) {
      wrong++;
    }
  }
  return (
    wrong >= TEXT_LINE ||
    /^[ \t]*[A-Za-z][A-Za-z0-9 .-]*[:=] ?\S/.test(text.slice(start, Math.min(end, start + 80)))
  );
}
