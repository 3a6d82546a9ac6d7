/**
 * UTCTime and GeneralizedTime. Whatever stands there is shown; only what RFC 5280 §4.1.2.5 allows, or
 * BER allows without doubt, becomes an instant. A time without a zone is taken for UTC, as OpenSSL does.
 */
import type { DerNode } from './readDer';
import { readLatin1 } from './strings';
import { Tag } from './values';

export interface DerTime {
  readonly node: DerNode;
  readonly form: 'utcTime' | 'generalizedTime' | 'other';
  /** The characters of the value as they stand. */
  readonly raw: string;
  /** Milliseconds since 1970 UTC; `undefined` where no such instant exists. */
  readonly instant: number | undefined;
}

/** Longer values are no times; so much of them is shown. */
const MAX_LENGTH = 64;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** The calendar repeats every 400 years (146,097 days). */
const CYCLE = 146_097 * 24 * HOUR;

const DAYS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `implicit` names the type under an implicit tag. */
export function readTime(node: DerNode, implicit?: number): DerTime {
  const { bytes, contentStart, contentEnd } = node;
  const raw = readLatin1(bytes, contentStart, Math.min(contentEnd, contentStart + MAX_LENGTH));
  const type = implicit ?? (node.tagClass === 'universal' ? node.tag : undefined);
  const readable = !node.constructed && contentEnd - contentStart <= MAX_LENGTH;
  switch (type) {
    case Tag.utcTime:
      return { node, form: 'utcTime', raw, instant: readable ? utcInstant(raw) : undefined };
    case Tag.generalizedTime:
      return { node, form: 'generalizedTime', raw, instant: readable ? generalizedInstant(raw) : undefined };
    default:
      return { node, form: 'other', raw, instant: undefined };
  }
}

/** YYMMDDhhmm[ss] and a zone (X.680 §47.3). */
function utcInstant(raw: string): number | undefined {
  const year = pairAt(raw, 0);
  const day = dayAt(raw, 2, year < 50 ? 2000 + year : 1900 + year); // RFC 5280 §4.1.2.5.1
  const hour = pairAt(raw, 6);
  const minute = pairAt(raw, 8);
  const hasSeconds = isDigit(raw.charCodeAt(10));
  const second = hasSeconds ? pairAt(raw, 10) : 0;
  return hour < 24 && minute < 60 && second < 60
    ? zoned(raw, hasSeconds ? 12 : 10, day + hour * HOUR + minute * MINUTE + second * SECOND)
    : undefined;
}

/** YYYYMMDDhh[mm[ss]], a fraction of the last of them, and a zone (X.680 §46.3). */
function generalizedInstant(raw: string): number | undefined {
  const year = pairAt(raw, 0) * 100 + pairAt(raw, 2);
  const hour = pairAt(raw, 8);
  let instant = dayAt(raw, 4, year) + hour * HOUR;
  let at = 10;
  let unit = HOUR;
  let valid = hour < 24;
  for (const next of [MINUTE, SECOND]) {
    if (isDigit(raw.charCodeAt(at))) {
      const value = pairAt(raw, at);
      valid &&= value < 60;
      instant += value * next;
      unit = next;
      at += 2;
    } else {
      break;
    }
  }
  if (!valid) {
    return undefined;
  }
  if (raw[at] === '.' || raw[at] === ',') {
    let end = at + 1;
    while (isDigit(raw.charCodeAt(end))) {
      end++;
    }
    if (end === at + 1) {
      return undefined;
    }
    instant += Math.floor(Number(`0.${raw.slice(at + 1, end)}`) * unit);
    at = end;
  }
  return zoned(raw, at, instant);
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;

/** Two digits; NaN where there are none, which no comparison lets pass. */
function pairAt(raw: string, at: number): number {
  const tens = raw.charCodeAt(at);
  const ones = raw.charCodeAt(at + 1);
  return isDigit(tens) && isDigit(ones) ? (tens - 0x30) * 10 + ones - 0x30 : Number.NaN;
}

/** The first instant of the day whose month and day stand there; NaN where there is no such day. */
function dayAt(raw: string, at: number, year: number): number {
  const month = pairAt(raw, at);
  const day = pairAt(raw, at + 2);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
  return day >= 1 && day <= days
    ? Date.UTC(2000 + (year % 400), month - 1, day) + (Math.floor(year / 400) - 5) * CYCLE
    : Number.NaN;
}

/** The instant in UTC, by the zone that makes up the rest of the characters. */
function zoned(raw: string, at: number, instant: number): number | undefined {
  if (Number.isNaN(instant)) {
    return undefined;
  }
  const sign = raw[at];
  if (sign === undefined || (sign === 'Z' && at + 1 === raw.length)) {
    return instant;
  }
  const hours = pairAt(raw, at + 1);
  const minutes = pairAt(raw, at + 3);
  if ((sign !== '+' && sign !== '-') || at + 5 !== raw.length || !(hours < 24 && minutes < 60)) {
    return undefined;
  }
  const offset = hours * HOUR + minutes * MINUTE;
  return sign === '+' ? instant - offset : instant + offset;
}
