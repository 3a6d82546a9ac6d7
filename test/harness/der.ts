/** Writes DER by hand: each function returns the encoding of one value. Lengths and tags can be forced to be wrong. */

export type Der = Uint8Array;

export function tlv(tag: number, ...contents: readonly Der[]): Der {
  const content = Buffer.concat(contents);
  return new Uint8Array(Buffer.concat([Uint8Array.of(tag), lengthOctets(content.length), content]));
}

function lengthOctets(length: number): Uint8Array {
  if (length < 0x80) {
    return Uint8Array.of(length);
  }
  const octets: number[] = [];
  for (let left = length; left > 0; left = Math.floor(left / 256)) {
    octets.unshift(left % 256);
  }
  return Uint8Array.of(0x80 | octets.length, ...octets);
}

/** Octets from hexadecimal; blanks and colons are skipped. */
export function hex(text: string): Der {
  return new Uint8Array(Buffer.from(text.replace(/[\s:]/g, ''), 'hex'));
}

export const sequence = (...contents: readonly Der[]): Der => tlv(0x30, ...contents);
export const set = (...contents: readonly Der[]): Der => tlv(0x31, ...contents);
/** Constructed context tag, also for an explicit one. */
export const context = (tag: number, ...contents: readonly Der[]): Der => tlv(0xa0 | tag, ...contents);
/** Primitive context tag around content octets. */
export const implicit = (tag: number, content: Der): Der => tlv(0x80 | tag, content);
export const boolean = (value: boolean): Der => tlv(0x01, Uint8Array.of(value ? 0xff : 0));
export const nothing = (): Der => tlv(0x05);
export const octets = (...contents: readonly Der[]): Der => tlv(0x04, ...contents);
export const bits = (content: Der, unusedBits = 0): Der => tlv(0x03, Uint8Array.of(unusedBits), content);

export const latin1 = (text: string): Der => new Uint8Array(Buffer.from(text, 'latin1'));
export const utf8 = (text: string): Der => tlv(0x0c, new Uint8Array(Buffer.from(text, 'utf8')));
export const printable = (text: string): Der => tlv(0x13, latin1(text));
export const ia5 = (text: string): Der => tlv(0x16, latin1(text));
export const utcTime = (text: string): Der => tlv(0x17, latin1(text));
export const generalizedTime = (text: string): Der => tlv(0x18, latin1(text));

/** BMPString: UTF-16, most significant octet first. */
export function bmp(text: string): Der {
  return tlv(0x1e, new Uint8Array(Buffer.from(text, 'utf16le').swap16()));
}

export function integer(value: number | bigint): Der {
  let digits = BigInt(value);
  const octetsOfValue: number[] = [];
  do {
    octetsOfValue.unshift(Number(digits & 0xffn));
    digits >>= 8n;
  } while (
    !(digits === 0n && (octetsOfValue[0] as number) < 0x80) &&
    !(digits === -1n && (octetsOfValue[0] as number) >= 0x80)
  );
  return tlv(0x02, Uint8Array.from(octetsOfValue));
}

export const enumerated = (value: number): Der => tlv(0x0a, Uint8Array.of(value));

export function oid(dotted: string): Der {
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt);
  const content = [first * 40n + second, ...rest].flatMap((arc) => {
    const groups = [Number(arc & 0x7fn)];
    for (let left = arc >> 7n; left > 0n; left >>= 7n) {
      groups.unshift(Number(left & 0x7fn) | 0x80);
    }
    return groups;
  });
  return tlv(0x06, Uint8Array.from(content));
}

/** Name of one-attribute relative names; the value is any DER, or text for a UTF8String. */
export function name(...attributes: readonly (readonly [type: string, value: string | Der])[]): Der {
  return sequence(...attributes.map((attribute) => set(attributeOf(attribute))));
}

export function attributeOf([type, value]: readonly [type: string, value: string | Der]): Der {
  return sequence(oid(type), typeof value === 'string' ? utf8(value) : value);
}

export interface CertificateParts {
  readonly version?: Der | undefined;
  readonly serialNumber?: Der;
  readonly signature?: Der;
  readonly issuer?: Der;
  readonly validity?: Der;
  readonly subject?: Der;
  readonly publicKey?: Der;
  readonly afterKey?: readonly Der[];
  readonly extensions?: readonly Der[];
}

const ECDSA_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));
const POINT = Uint8Array.of(4, ...new Array<number>(64).fill(1));

/** A certificate of sound parts, some of them replaced; its signature is four octets of nothing. */
export function certificate(parts: CertificateParts = {}): Der {
  const extensions = parts.extensions === undefined ? [] : [context(3, sequence(...parts.extensions))];
  const tbs = sequence(
    ...('version' in parts ? (parts.version === undefined ? [] : [parts.version]) : [context(0, integer(2))]),
    parts.serialNumber ?? integer(1),
    parts.signature ?? ECDSA_SHA256,
    parts.issuer ?? name(['2.5.4.3', 'Issuer']),
    parts.validity ?? sequence(utcTime('260101000000Z'), utcTime('270101000000Z')),
    parts.subject ?? name(['2.5.4.3', 'Subject']),
    parts.publicKey ?? sequence(sequence(oid('1.2.840.10045.2.1'), oid('1.2.840.10045.3.1.7')), bits(POINT)),
    ...(parts.afterKey ?? []),
    ...extensions,
  );
  return sequence(tbs, ECDSA_SHA256, bits(Uint8Array.of(1, 2, 3, 4)));
}

export function extension(id: string, value: Der, critical = false): Der {
  return sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value));
}
