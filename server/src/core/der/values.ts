/**
 * Reads the values of single DER nodes. A value that is not what its type promises gives `undefined`;
 * the callers say which field it was.
 */
import type { DerNode } from './readDer';

/** Tag numbers of the universal types (X.680 §8.6). */
export const Tag = {
  boolean: 1,
  integer: 2,
  bitString: 3,
  octetString: 4,
  null: 5,
  oid: 6,
  enumerated: 10,
  utf8String: 12,
  relativeOid: 13,
  sequence: 16,
  set: 17,
  numericString: 18,
  printableString: 19,
  teletexString: 20,
  videotexString: 21,
  ia5String: 22,
  utcTime: 23,
  generalizedTime: 24,
  graphicString: 25,
  visibleString: 26,
  generalString: 27,
  universalString: 28,
  bmpString: 30,
} as const;

export function isUniversal(
  node: DerNode | undefined,
  tag: number,
): node is DerNode & { readonly tagClass: 'universal' } {
  return node !== undefined && node.tagClass === 'universal' && node.tag === tag;
}

export function isContext(
  node: DerNode | undefined,
  tag: number,
): node is DerNode & { readonly tagClass: 'context' } {
  return node !== undefined && node.tagClass === 'context' && node.tag === tag;
}

/** The content octets, as a view. */
export function contentOf(node: DerNode): Uint8Array {
  return node.bytes.subarray(node.contentStart, node.contentEnd);
}

/** The whole value with its header, as a view. */
export function encodingOf(node: DerNode): Uint8Array {
  return node.bytes.subarray(node.start, node.end);
}

/** INTEGER or ENUMERATED of any size, also under an implicit tag. */
export function readInteger(node: DerNode): bigint | undefined {
  if (node.constructed || node.contentEnd === node.contentStart) {
    return undefined;
  }
  let hex = '';
  for (let at = node.contentStart; at < node.contentEnd; at++) {
    hex += HEX[node.bytes[at] as number];
  }
  return BigInt.asIntN((node.contentEnd - node.contentStart) * 8, BigInt(`0x${hex}`));
}

/** INTEGER that fits in 48 bits. */
export function readSmallInteger(node: DerNode): number | undefined {
  const length = node.contentEnd - node.contentStart;
  if (node.constructed || length === 0 || length > 6) {
    return undefined;
  }
  let value = ((node.bytes[node.contentStart] as number) << 24) >> 24;
  for (let at = node.contentStart + 1; at < node.contentEnd; at++) {
    value = value * 256 + (node.bytes[at] as number);
  }
  return value;
}

/** BOOLEAN. DER wants 0x00 or 0xFF; any other octet counts as true, as BER has it. */
export function readBoolean(node: DerNode): boolean | undefined {
  return node.contentEnd - node.contentStart === 1 ? node.bytes[node.contentStart] !== 0 : undefined;
}

/** OBJECT IDENTIFIER in dotted form. Arcs beyond 2^53 are exact, too. */
export function readOid(node: DerNode): string | undefined {
  return node.constructed ? undefined : dotted(node.bytes, node.contentStart, node.contentEnd);
}

function dotted(bytes: Uint8Array, start: number, end: number): string | undefined {
  if (start >= end || (bytes[end - 1] as number) & 0x80) {
    return undefined;
  }
  let text = '';
  let arc = 0;
  let wide: bigint | undefined;
  for (let at = start; at < end; at++) {
    const octet = bytes[at] as number;
    if (wide === undefined && arc > 0x3fffffffffff) {
      wide = BigInt(arc);
    }
    if (wide !== undefined) {
      wide = (wide << 7n) | BigInt(octet & 0x7f);
    } else {
      arc = arc * 128 + (octet & 0x7f);
    }
    if (octet & 0x80) {
      continue;
    }
    if (text === '') {
      const first = wide !== undefined ? 2 : Math.min(2, Math.floor(arc / 40));
      text = `${first}.${wide !== undefined ? wide - 80n : arc - first * 40}`;
    } else {
      text += `.${wide ?? arc}`;
    }
    arc = 0;
    wide = undefined;
  }
  return text;
}

export interface BitString {
  readonly unusedBits: number;
  /** The bits, without the octet that counts the unused ones. */
  readonly start: number;
  readonly end: number;
}

/** BIT STRING, also under an implicit tag. */
export function readBitString(node: DerNode): BitString | undefined {
  const unusedBits = node.bytes[node.contentStart];
  if (
    node.constructed ||
    node.contentEnd === node.contentStart ||
    unusedBits === undefined ||
    unusedBits > 7
  ) {
    return undefined;
  }
  return { unusedBits, start: node.contentStart + 1, end: node.contentEnd };
}

/** The numbers of the bits that are set, bit 0 being the first (X.680 §22, named bits). */
export function readNamedBits(node: DerNode): number[] | undefined {
  const bits = readBitString(node);
  if (bits === undefined) {
    return undefined;
  }
  const set: number[] = [];
  const count = (bits.end - bits.start) * 8 - bits.unusedBits;
  for (let bit = 0; bit < count; bit++) {
    if ((node.bytes[bits.start + (bit >> 3)] as number) & (0x80 >> (bit & 7))) {
      set.push(bit);
    }
  }
  return set;
}

const HEX: readonly string[] = Array.from({ length: 256 }, (_, octet) => octet.toString(16).padStart(2, '0'));

/** Octets in lower-case hexadecimal, with `separator` between them. */
export function toHex(bytes: Uint8Array, separator = ''): string {
  let text = '';
  for (let at = 0; at < bytes.length; at++) {
    text += (at > 0 ? separator : '') + HEX[bytes[at] as number];
  }
  return text;
}
