/**
 * Character strings of ASN.1 as text. Each gives the text and whether the octets were what the type
 * allows: a subject with a wrong octet is still shown, with U+FFFD in its place.
 */
import type { DerNode } from './readDer';
import { Tag } from './values';

export interface DerText {
  readonly text: string;
  /** False where octets are not allowed in this string type (X.680 §41). */
  readonly valid: boolean;
}

/** Text of any character string type; `undefined` where the node is none. `implicit` names the type under an implicit tag. */
export function readText(node: DerNode, implicit?: number): DerText | undefined {
  if (node.constructed) {
    return undefined;
  }
  const { bytes, contentStart: start, contentEnd: end } = node;
  const type = implicit ?? (node.tagClass === 'universal' ? node.tag : undefined);
  switch (type) {
    case Tag.utf8String:
      return readUtf8(bytes, start, end);
    case Tag.printableString:
      return readOctets(bytes, start, end, isPrintable);
    case Tag.numericString:
      return readOctets(bytes, start, end, (octet) => octet === 0x20 || (octet >= 0x30 && octet <= 0x39));
    case Tag.ia5String:
      return readOctets(bytes, start, end, (octet) => octet < 0x80);
    case Tag.visibleString:
      return readOctets(bytes, start, end, (octet) => octet >= 0x20 && octet < 0x7f);
    case Tag.videotexString:
    case Tag.graphicString:
    case Tag.generalString:
    case Tag.teletexString:
      // Real certificates hold Latin-1 under this tag, not T.61.
      return readOctets(bytes, start, end, () => true);
    case Tag.bmpString:
      return readUnits(bytes, start, end, 2);
    case Tag.universalString:
      return readUnits(bytes, start, end, 4);
    default:
      return undefined;
  }
}

/** Letters, digits, space and '()+,-./:=? (X.680 §41.4). */
function isPrintable(octet: number): boolean {
  return (
    (octet >= 0x61 && octet <= 0x7a) ||
    (octet >= 0x41 && octet <= 0x5a) ||
    (octet >= 0x27 && octet <= 0x3a && octet !== 0x2a) ||
    octet === 0x20 ||
    octet === 0x3d ||
    octet === 0x3f
  );
}

function readOctets(
  bytes: Uint8Array,
  start: number,
  end: number,
  allowed: (octet: number) => boolean,
): DerText {
  let valid = true;
  let text = '';
  for (let at = start; at < end; at++) {
    const octet = bytes[at] as number;
    valid = valid && allowed(octet);
    text += String.fromCharCode(octet);
  }
  return { text, valid };
}

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
  let valid = true;
  let text = '';
  let at = start;
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
  const octets: number[] = [];
  for (const character of text) {
    let code = character.codePointAt(0) as number;
    if (code >= 0xd800 && code <= 0xdfff) {
      code = 0xfffd;
    }
    if (code < 0x80) {
      octets.push(code);
    } else if (code < 0x800) {
      octets.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
      octets.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    } else {
      octets.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 0x3f),
        0x80 | ((code >> 6) & 0x3f),
        0x80 | (code & 0x3f),
      );
    }
  }
  return Uint8Array.from(octets);
}
