/** DER put together by hand, for tests. */

export type Octets = Uint8Array | readonly number[];

/** One value: identifier octet, content in as many parts as there are. */
export function tlv(identifier: number, ...parts: readonly Octets[]): Uint8Array {
  const content = join(parts);
  return join([[identifier], lengthOctets(content.length), content]);
}

export function join(parts: readonly Octets[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function lengthOctets(length: number): readonly number[] {
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return length < 128 ? [length] : [0x80 + digits.length, ...digits];
}

const ascii = (text: string) => [...Buffer.from(text, 'latin1')];

export const sequence = (...parts: readonly Octets[]) => tlv(0x30, ...parts);
export const set = (...parts: readonly Octets[]) => tlv(0x31, ...parts);
export const boolean = (value: boolean) => tlv(1, [value ? 0xff : 0]);
export const octets = (...parts: readonly Octets[]) => tlv(4, ...parts);
export const bits = (unused: number, ...parts: readonly Octets[]) => tlv(3, [unused], ...parts);
export const nothing = () => tlv(5);
export const utf8 = (text: string) => tlv(12, [...Buffer.from(text, 'utf8')]);
export const printable = (text: string) => tlv(19, ascii(text));
export const teletex = (text: string) => tlv(20, ascii(text));
export const ia5 = (text: string) => tlv(22, ascii(text));
export const utcTime = (text: string) => tlv(23, ascii(text));
export const generalizedTime = (text: string) => tlv(24, ascii(text));
export const bmp = (text: string) => tlv(30, Buffer.from(text, 'utf16le').swap16());

/** A constructed value with a context-specific tag below 31. */
export const tagged = (tag: number, ...parts: readonly Octets[]) => tlv(0xa0 + tag, ...parts);
/** A primitive one. */
export const implicit = (tag: number, ...parts: readonly Octets[]) => tlv(0x80 + tag, ...parts);

/** INTEGER in as few octets as it takes. */
export function integer(value: bigint | number): Uint8Array {
  const digits: number[] = [];
  let rest = BigInt(value);
  do {
    digits.unshift(Number(rest & 0xffn));
    rest >>= 8n;
  } while (
    !(rest === 0n && (digits[0] as number) < 0x80) &&
    !(rest === -1n && (digits[0] as number) >= 0x80)
  );
  return tlv(2, digits);
}

export function oid(dotted: string): Uint8Array {
  const [first = 0n, second = 0n, ...others] = dotted.split('.').map(BigInt);
  return tlv(
    6,
    [first * 40n + second, ...others].flatMap((arc) => {
      const septets = [Number(arc & 0x7fn)];
      for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) septets.unshift(Number(rest & 0x7fn) | 0x80);
      return septets;
    }),
  );
}

export const hex = (text: string) => Uint8Array.from(Buffer.from(text.replace(/\s/g, ''), 'hex'));
