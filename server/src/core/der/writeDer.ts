/** Writes DER (X.690 §8 to §11): each function gives the octets of one whole value. */
import { toUtf8 } from './strings';
import { Tag } from './values';

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A value with the identifier octet `identifier`; tag numbers beyond 30 do not occur in what we write. */
export function tlv(identifier: number, ...content: readonly Uint8Array[]): Uint8Array {
  const length = content.reduce((sum, part) => sum + part.length, 0);
  const octets: number[] = [];
  if (length < 0x80) {
    octets.push(length);
  } else {
    for (let left = length; left > 0; left = Math.floor(left / 256)) {
      octets.unshift(left % 256);
    }
    octets.unshift(0x80 | octets.length);
  }
  return concat([Uint8Array.of(identifier, ...octets), ...content]);
}

export function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return tlv(0x20 | Tag.sequence, ...parts);
}

/** SET OF: its members in the order of their octets (X.690 §11.6). */
export function setOf(...parts: readonly Uint8Array[]): Uint8Array {
  return tlv(0x20 | Tag.set, ...[...parts].sort(compareOctets));
}

function compareOctets(one: Uint8Array, other: Uint8Array): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const difference = (one[at] as number) - (other[at] as number);
    if (difference !== 0) {
      return difference;
    }
  }
  return one.length - other.length;
}

/** [tag] EXPLICIT. */
export function explicit(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  return tlv(0xa0 | tag, ...content);
}

/** [tag] IMPLICIT of a primitive type. */
export function implicit(tag: number, content: Uint8Array): Uint8Array {
  return tlv(0x80 | tag, content);
}

/** INTEGER that is not negative, from its magnitude. */
export function unsignedInteger(magnitude: Uint8Array): Uint8Array {
  let start = 0;
  while (start < magnitude.length - 1 && magnitude[start] === 0) {
    start++;
  }
  const octets = magnitude.subarray(start);
  const needsSign = octets.length === 0 || (octets[0] as number) >= 0x80;
  return tlv(Tag.integer, needsSign ? Uint8Array.of(0) : new Uint8Array(), octets);
}

export function smallInteger(value: number): Uint8Array {
  const octets: number[] = [];
  for (let left = value; left > 0; left = Math.floor(left / 256)) {
    octets.unshift(left % 256);
  }
  return unsignedInteger(Uint8Array.from(octets));
}

/** DER leaves a BOOLEAN out where it is the default, so only true is ever written. */
export const TRUE: Uint8Array = Uint8Array.of(Tag.boolean, 1, 0xff);
export const NULL: Uint8Array = Uint8Array.of(Tag.null, 0);

export function objectIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octets: number[] = [];
  for (const arc of [first * 40 + second, ...rest]) {
    const digits = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
      digits.unshift(0x80 | (left % 128));
    }
    octets.push(...digits);
  }
  return tlv(Tag.oid, Uint8Array.from(octets));
}

export function octetString(...content: readonly Uint8Array[]): Uint8Array {
  return tlv(Tag.octetString, ...content);
}

/** BIT STRING of whole octets. */
export function bitString(octets: Uint8Array): Uint8Array {
  return tlv(Tag.bitString, Uint8Array.of(0), octets);
}

/** BIT STRING with named bits: trailing zero bits are left out (X.690 §11.2.2). */
export function namedBits(positions: readonly number[]): Uint8Array {
  const last = Math.max(-1, ...positions);
  const octets = new Uint8Array(Math.floor(last / 8) + 1);
  for (const position of positions) {
    const at = Math.floor(position / 8);
    octets[at] = (octets[at] as number) | (0x80 >> (position % 8));
  }
  return tlv(Tag.bitString, Uint8Array.of(last < 0 ? 0 : 7 - (last % 8)), octets);
}

export function utf8String(text: string): Uint8Array {
  return tlv(Tag.utf8String, toUtf8(text));
}

/** The caller has made sure that the characters are of the type's alphabet. */
export function printableString(text: string): Uint8Array {
  return tlv(Tag.printableString, toUtf8(text));
}

export function ia5String(text: string): Uint8Array {
  return tlv(Tag.ia5String, toUtf8(text));
}

const FIRST_GENERALIZED_YEAR = 2050;

/** Time of a certificate: UTCTime through 2049, GeneralizedTime from 2050 on (RFC 5280 §4.1.2.5), whole seconds in UTC. */
export function certificateTime(instant: number): Uint8Array {
  const text = `${new Date(instant).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
  return Number(text.slice(0, 4)) < FIRST_GENERALIZED_YEAR
    ? tlv(Tag.utcTime, toUtf8(text.slice(2)))
    : tlv(Tag.generalizedTime, toUtf8(text));
}
