/**
 * Character strings of ASN.1 as text. Each gives the text and whether the octets were what the type
 * allows: a subject with a wrong octet is still shown, with U+FFFD in its place.
 */
import type { DerNode } from './readDer';
import { stringOctets } from './segments';
import { Tag } from './values';

export interface DerText {
  readonly text: string;
  /** False where octets are not allowed in this string type (X.680 §41). */
  readonly valid: boolean;
}

/** A bit for each string type of single octets; {@link ALLOWED} holds those of the types that allow an octet. */
const NUMERIC = 1;
const PRINTABLE = 2;
const IA5 = 4;
const VISIBLE = 8;
const ANY = 16;

const ALLOWED: Uint8Array = Uint8Array.from({ length: 256 }, (_, octet) => {
  const character = String.fromCharCode(octet);
  return (
    (/[0-9 ]/.test(character) ? NUMERIC : 0) |
    (/[A-Za-z0-9 '()+,./:=?-]/.test(character) ? PRINTABLE : 0) |
    (octet < 0x80 ? IA5 : 0) |
    (octet >= 0x20 && octet < 0x7f ? VISIBLE : 0) |
    ANY
  );
});

/**
 * Text of any character string type; `undefined` where the node is none. `implicit` names the type under an
 * implicit tag. A string in pieces (X.690 §8.23) is read as one, but not under an implicit tag: there a
 * constructed node is far more often an explicit tag that should not be.
 */
export function readText(node: DerNode, implicit?: number): DerText | undefined {
  const type = implicit ?? (node.tagClass === 'universal' ? node.tag : undefined);
  if (!node.constructed) {
    return readString(node.bytes, node.contentStart, node.contentEnd, type);
  }
  if (implicit !== undefined || type === Tag.sequence || type === Tag.set) {
    return undefined;
  }
  const octets = stringOctets(node);
  return readString(octets, 0, octets.length, type);
}

function readString(
  bytes: Uint8Array,
  start: number,
  end: number,
  type: number | undefined,
): DerText | undefined {
  switch (type) {
    case Tag.utf8String:
      return readUtf8(bytes, start, end);
    case Tag.printableString:
      return readOctets(bytes, start, end, PRINTABLE);
    case Tag.numericString:
      return readOctets(bytes, start, end, NUMERIC);
    case Tag.ia5String:
      return readOctets(bytes, start, end, IA5);
    case Tag.visibleString:
      return readOctets(bytes, start, end, VISIBLE);
    case Tag.teletexString:
    case Tag.videotexString:
    case Tag.graphicString:
    case Tag.generalString:
      // Real certificates hold Latin-1 under these tags, not T.61.
      return readOctets(bytes, start, end, ANY);
    case Tag.bmpString:
      return readUnits(bytes, start, end, 2);
    case Tag.universalString:
      return readUnits(bytes, start, end, 4);
    default:
      return undefined;
  }
}

function readOctets(bytes: Uint8Array, start: number, end: number, type: number): DerText {
  let common = type;
  for (let at = start; at < end; at++) {
    common &= ALLOWED[bytes[at] as number] as number;
  }
  return { text: readLatin1(bytes, start, end), valid: common !== 0 };
}

/** Most octets handed to one call. */
const CHUNK = 4096;
/** Below this, adding up characters is faster. */
const SHORT = 12;

/** Each octet as the character of its number. */
export function readLatin1(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  if (end - start <= SHORT) {
    for (let at = start; at < end; at++) {
      text += String.fromCharCode(bytes[at] as number);
    }
    return text;
  }
  for (let at = start; at < end; at += CHUNK) {
    text += fromCharCodes(bytes.subarray(at, Math.min(end, at + CHUNK)));
  }
  return text;
}

/** What the types of TypeScript's library do not say: any array-like of numbers will do. */
const fromCharCodes = (codes: Uint8Array): string =>
  String.fromCharCode.apply(null, codes as unknown as number[]);

function readUnits(bytes: Uint8Array, start: number, end: number, width: 2 | 4): DerText {
  let valid = (end - start) % width === 0;
  let text = '';
  for (let at = start; at + width <= end; at += width) {
    let code = 0;
    for (let i = 0; i < width; i++) {
      code = code * 256 + (bytes[at + i] as number);
    }
    if (code > 0x10ffff) {
      code = 0xfffd;
      valid = false;
    }
    text += width === 2 ? String.fromCharCode(code) : String.fromCodePoint(code);
  }
  return { text, valid };
}

/** UTF-8 as RFC 3629 has it: no overlong forms, no surrogates; each wrong octet becomes one U+FFFD. */
export function readUtf8(bytes: Uint8Array, start: number, end: number): DerText {
  let at = start;
  while (at < end && (bytes[at] as number) < 0x80) {
    at++;
  }
  let text = readLatin1(bytes, start, at);
  let valid = true;
  while (at < end) {
    const octet = bytes[at] as number;
    if (octet < 0x80) {
      text += String.fromCharCode(octet);
      at++;
      continue;
    }
    const length = octet >= 0xf0 ? 4 : octet >= 0xe0 ? 3 : 2;
    let code = octet & (0x7f >> length);
    let good = octet >= 0xc2 && octet <= 0xf4 && at + length <= end;
    for (let i = 1; good && i < length; i++) {
      const next = bytes[at + i] as number;
      good = (next & 0xc0) === 0x80;
      code = (code << 6) | (next & 0x3f);
    }
    const least = length === 4 ? 0x10000 : length === 3 ? 0x800 : 0x80;
    if (good && code >= least && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)) {
      text += String.fromCodePoint(code);
      at += length;
    } else {
      valid = false;
      text += '\ufffd';
      at++;
    }
  }
  return { text, valid };
}

/** UTF-8 octets of `text`; lone surrogates become U+FFFD. */
export function toUtf8(text: string): Uint8Array {
  // One UTF-16 unit never takes more than three octets.
  const octets = new Uint8Array(text.length * 3);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    let code = text.codePointAt(at) as number;
    if (code >= 0xd800 && code <= 0xdfff) {
      code = 0xfffd;
    }
    if (code < 0x80) {
      octets[length++] = code;
    } else if (code < 0x800) {
      octets[length++] = 0xc0 | (code >> 6);
      octets[length++] = 0x80 | (code & 0x3f);
    } else if (code < 0x10000) {
      octets[length++] = 0xe0 | (code >> 12);
      octets[length++] = 0x80 | ((code >> 6) & 0x3f);
      octets[length++] = 0x80 | (code & 0x3f);
    } else {
      octets[length++] = 0xf0 | (code >> 18);
      octets[length++] = 0x80 | ((code >> 12) & 0x3f);
      octets[length++] = 0x80 | ((code >> 6) & 0x3f);
      octets[length++] = 0x80 | (code & 0x3f);
      at++;
    }
  }
  return octets.slice(0, length);
}

/** UTF-16 octets of `text`, the high one first, as BMPString has them; two units for characters beyond U+FFFF. */
export function toUtf16(text: string): Uint8Array {
  const octets = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    octets[at * 2] = unit >> 8;
    octets[at * 2 + 1] = unit & 0xff;
  }
  return octets;
}
