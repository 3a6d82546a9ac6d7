/** Single values in one line, by their type. */
import { oidName } from '../der/oids';
import type { DerNode } from '../der/readDer';
import { readText } from '../der/strings';
import { readTime } from '../der/time';
import {
  readBitString,
  readBoolean,
  readInteger,
  readNamedBits,
  readOid,
  readSmallInteger,
  Tag,
  toHex,
} from '../der/values';
import { quotedText } from './safeText';
import type { PrimitiveType } from './schema';

/** Octets shown in full up to this many, else the first {@link FIRST_OCTETS}. */
const WHOLE_OCTETS = 32;
const FIRST_OCTETS = 16;
/** Characters of a string that are looked at: the line is cut shorter anyway. */
const MOST_OCTETS = 1000;

export function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** A primitive value, read as the type says, also under an implicit tag. */
export function primitiveText(node: DerNode, type: PrimitiveType): string {
  const { contentStart, contentEnd } = node;
  const length = contentEnd - contentStart;
  const shown = shownOctets(node, type);
  if (shown !== undefined) {
    return shown;
  }
  switch (type.tag) {
    case Tag.boolean:
      return booleanText(node);
    case Tag.integer:
    case Tag.enumerated:
      return integerText(node, type.values);
    case Tag.bitString:
      return bitStringText(node, type.values);
    case Tag.null:
      return length === 0 ? 'NULL' : `NULL with ${octetsText(node)}`;
    case Tag.oid:
      return oidText(node);
    case Tag.utcTime:
    case Tag.generalizedTime:
      return timeText(node, type.tag);
    default:
      return stringText(node, type.tag) ?? octetsText(node);
  }
}

function booleanText(node: DerNode): string {
  const value = readBoolean(node);
  if (value === undefined) {
    return octetsText(node);
  }
  const octet = node.bytes[node.contentStart];
  return octet === 0 || octet === 0xff ? `${value}`.toUpperCase() : `TRUE (${toHex(contentHead(node, 1))})`;
}

/** Decimal where it is short, else hexadecimal with its length. Named numbers by name. */
function integerText(node: DerNode, values: PrimitiveType['values']): string {
  const small = readSmallInteger(node);
  if (small !== undefined) {
    return namedNumber(small, values);
  }
  if (node.constructed || node.contentEnd === node.contentStart) {
    return octetsText(node);
  }
  // One octet of zeros only keeps the number positive (X.690 §8.3.3).
  const padded = node.bytes[node.contentStart] === 0;
  const length = node.contentEnd - node.contentStart - (padded ? 1 : 0);
  if (length > WHOLE_OCTETS) {
    const start = node.contentStart + (padded ? 1 : 0);
    const sign = !padded && (node.bytes[start] as number) & 0x80 ? 'negative, ' : '';
    return `${toHex(node.bytes.subarray(start, start + FIRST_OCTETS))}… (${sign}${plural(length, 'byte')})`;
  }
  const value = readInteger(node) as bigint;
  const hex = value < 0n ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}`;
  return `${hex} (${plural(length, 'byte')})`;
}

function namedNumber(value: number, values: PrimitiveType['values']): string {
  const name = values?.[value];
  return name === undefined ? `${value}` : `${name} (${value})`;
}

/** Big-endian, up to 2^53. */
function unsigned(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    value = value * 256 + (bytes[at] as number);
  }
  return value;
}

function bitStringText(node: DerNode, values: PrimitiveType['values']): string {
  const bits = readBitString(node);
  if (bits === undefined) {
    return octetsText(node);
  }
  const count = (bits.end - bits.start) * 8 - bits.unusedBits;
  if (values !== undefined && count <= 64) {
    const set = readNamedBits(node) as number[];
    return set.length === 0 ? 'no bits set' : set.map((bit) => values[bit] ?? `bit ${bit}`).join(', ');
  }
  const octets = hexHead(node.bytes, bits.start, bits.end);
  return `${octets}${octets === '' ? '' : ' '}(${plural(count, 'bit')})`;
}

export function oidText(node: DerNode): string {
  const oid = readOid(node);
  if (oid === undefined) {
    return `not an object identifier: ${octetsText(node)}`;
  }
  const name = oidName(oid);
  return name === undefined ? oid : `${name} (${oid})`;
}

/** The characters as they stand where they are no time. */
function timeText(node: DerNode, tag: number): string {
  const { instant, raw } = readTime(node, tag);
  return (instant === undefined ? undefined : instantText(instant)) ?? `${quotedText(raw)}, not a time`;
}

/** '2026-06-08 09:19:40 UTC'. */
function instantText(instant: number): string | undefined {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) {
    return undefined;
  }
  const iso = date.toISOString();
  const fraction = instant % 1000 === 0 ? '' : iso.slice(-5, -1);
  return `${iso.slice(0, -14)} ${iso.slice(-13, -5)}${fraction} UTC`;
}

function stringText(node: DerNode, tag: number): string | undefined {
  const { contentStart, contentEnd } = node;
  const cut = contentEnd - contentStart > MOST_OCTETS;
  const head = cut ? { ...node, contentEnd: contentStart + MOST_OCTETS } : node;
  const read = readText(head, tag);
  if (read === undefined) {
    return undefined;
  }
  const text = quotedText(read.text);
  const note = read.valid || cut ? '' : ', with octets this string type does not allow';
  return cut ? `${text}… (${contentEnd - contentStart} bytes)` : text + note;
}

/** The first octets in hexadecimal, and how many there are. */
export function octetsText(node: DerNode): string {
  const { bytes, contentStart, contentEnd } = node;
  const hex = hexHead(bytes, contentStart, contentEnd);
  return `${hex}${hex === '' ? '' : ' '}(${plural(contentEnd - contentStart, 'byte')})`;
}

function hexHead(bytes: Uint8Array, start: number, end: number): string {
  return end - start > WHOLE_OCTETS
    ? `${toHex(bytes.subarray(start, start + FIRST_OCTETS))}…`
    : toHex(bytes.subarray(start, end));
}

function contentHead(node: DerNode, count: number): Uint8Array {
  return node.bytes.subarray(node.contentStart, node.contentStart + count);
}

/** Octets of a string that has a meaning besides its octets; `undefined` where they have none. */
function shownOctets(node: DerNode, { show, values }: PrimitiveType): string | undefined {
  const { bytes, contentStart: start, contentEnd: end } = node;
  if (show === undefined) {
    return undefined;
  }
  switch (show) {
    case 'length':
      return plural(end - start, 'byte');
    case 'ipAddress':
      return ipAddressText(bytes.subarray(start, end));
    case 'text':
      return stringText(node, Tag.utf8String);
    case 'number':
      return namedNumber(unsigned(bytes, start, end), values);
    case 'milliseconds':
      return instantText(unsigned(bytes, start, end));
  }
}

/** An address, or an address and its mask in name constraints (RFC 5280 §4.2.1.6, §4.2.1.10). */
function ipAddressText(octets: Uint8Array): string | undefined {
  switch (octets.length) {
    case 4:
      return octets.join('.');
    case 8:
      return `${octets.subarray(0, 4).join('.')}/${octets.subarray(4).join('.')}`;
    case 16:
      return ipv6Text(octets);
    case 32:
      return `${ipv6Text(octets.subarray(0, 16))}/${ipv6Text(octets.subarray(16))}`;
    default:
      return undefined;
  }
}

/** RFC 5952: lower case, no leading zeros, the longest run of zero groups as '::'. */
function ipv6Text(octets: Uint8Array): string {
  const groups: string[] = [];
  for (let at = 0; at < 16; at += 2) {
    groups.push((((octets[at] as number) << 8) | (octets[at + 1] as number)).toString(16));
  }
  let longest = '';
  for (const run of `:${groups.join(':')}:`.match(/(?<=:)(?:0:)+/g) ?? []) {
    longest = run.length > longest.length ? run : longest;
  }
  if (longest.length < 4) {
    return groups.join(':');
  }
  const joined = `:${groups.join(':')}:`;
  const at = joined.indexOf(`:${longest}`);
  return `${joined.slice(1, at)}::${joined.slice(at + 1 + longest.length, -1)}`;
}
