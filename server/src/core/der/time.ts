/**
 * UTCTime and GeneralizedTime. Whatever stands there is shown; only what RFC 5280 §4.1.2.5 allows, or
 * BER allows without doubt, becomes an instant.
 */
import type { DerNode } from './readDer';
import { Tag } from './values';

export interface DerTime {
  readonly node: DerNode;
  readonly form: 'utcTime' | 'generalizedTime' | 'other';
  /** The characters of the value as they stand. */
  readonly raw: string;
  /** Milliseconds since 1970 UTC; `undefined` where no such instant exists. */
  readonly instant: number | undefined;
}

const UTC_TIME = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})?$/;
const GENERALIZED_TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)?(\d\d)?(?:[.,](\d+))?(Z|[+-]\d{4})?$/;

export function readTime(node: DerNode): DerTime {
  const raw = String.fromCharCode(
    ...node.bytes.subarray(node.contentStart, Math.min(node.contentEnd, node.contentStart + 64)),
  );
  const isUniversal = node.tagClass === 'universal';
  if (isUniversal && node.tag === Tag.utcTime) {
    return { node, form: 'utcTime', raw, instant: utcInstant(raw) };
  }
  if (isUniversal && node.tag === Tag.generalizedTime) {
    return { node, form: 'generalizedTime', raw, instant: generalizedInstant(raw) };
  }
  return { node, form: 'other', raw, instant: undefined };
}

function utcInstant(raw: string): number | undefined {
  const match = UTC_TIME.exec(raw);
  if (match === null) {
    return undefined;
  }
  const year = Number(match[1]);
  // RFC 5280 §4.1.2.5.1: 50 … 99 are of the 20th century.
  return instantOf(
    year < 50 ? 2000 + year : 1900 + year,
    match[2],
    match[3],
    match[4],
    match[5],
    match[6],
    undefined,
    match[7],
  );
}

function generalizedInstant(raw: string): number | undefined {
  const match = GENERALIZED_TIME.exec(raw);
  return match === null
    ? undefined
    : instantOf(Number(match[1]), match[2], match[3], match[4], match[5], match[6], match[7], match[8]);
}

function instantOf(
  year: number,
  month: string | undefined,
  day: string | undefined,
  hour: string | undefined,
  minute = '00',
  second = '00',
  fraction = '0',
  zone = 'Z',
): number | undefined {
  const [m, d, h, min, s] = [Number(month), Number(day), Number(hour), Number(minute), Number(second)];
  const date = new Date(0);
  date.setUTCFullYear(year, m - 1, d);
  date.setUTCHours(h, min, s);
  const exists =
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === m - 1 &&
    date.getUTCDate() === d &&
    date.getUTCHours() === h &&
    date.getUTCMinutes() === min &&
    date.getUTCSeconds() === s;
  if (!exists) {
    return undefined;
  }
  const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000);
  if (zone === 'Z') {
    return date.getTime() + milliseconds;
  }
  const offset = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5));
  return date.getTime() + milliseconds - (zone.startsWith('-') ? -offset : offset) * 60_000;
}
