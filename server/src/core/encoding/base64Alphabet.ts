/** What each character is to a reader of base64 (RFC 4648 §4), and digits packed into bytes. */

/** Kinds of characters beside the digits 0 … 63. */
export const Kind = {
  wrong: 64,
  pad: 65,
  urlPlus: 66,
  urlSlash: 67,
  blank: 68,
  lineFeed: 69,
  carriageReturn: 70,
} as const;

const KINDS: Uint8Array = kindTable();

function kindTable(): Uint8Array {
  const table = new Uint8Array(128).fill(Kind.wrong);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  for (let digit = 0; digit < 64; digit++) {
    table[alphabet.charCodeAt(digit)] = digit;
  }
  table[0x3d] = Kind.pad;
  table[0x2d] = Kind.urlPlus;
  table[0x5f] = Kind.urlSlash;
  table[0x20] = Kind.blank;
  table[0x09] = Kind.blank;
  table[0x0a] = Kind.lineFeed;
  table[0x0d] = Kind.carriageReturn;
  return table;
}

/** A digit 0 … 63, or one of {@link Kind}. */
export function kindOf(unit: number): number {
  return unit < 128 ? (KINDS[unit] as number) : Kind.wrong;
}

export function isBase64Digit(unit: number): boolean {
  return kindOf(unit) < 64;
}

/** The bytes of the first `count` digits; bits that fill no byte are left out. */
export function packDigits(digits: Uint8Array, count: number): Uint8Array {
  const bytes = new Uint8Array(Math.floor((count * 6) / 8));
  let into = 0;
  for (let at = 0; at < count; at += 4) {
    const group =
      ((digits[at] as number) << 18) |
      ((at + 1 < count ? (digits[at + 1] as number) : 0) << 12) |
      ((at + 2 < count ? (digits[at + 2] as number) : 0) << 6) |
      (at + 3 < count ? (digits[at + 3] as number) : 0);
    // Writes beyond the end of a typed array are dropped.
    bytes[into++] = group >> 16;
    bytes[into++] = (group >> 8) & 0xff;
    bytes[into++] = group & 0xff;
  }
  return bytes;
}
