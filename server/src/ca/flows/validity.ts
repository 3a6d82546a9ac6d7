/** From when to when a certificate is valid. All times are UTC and whole seconds. */
import { dateText } from '../../core/describe/dates';
import type { Certificate } from '../../core/x509/certificate';
import { CaError } from '../caError';

const DAY = 86_400_000;
/** The last that a certificate can name (RFC 5280 §4.1.2.5). */
const LAST_INSTANT = Date.UTC(9999, 11, 31, 23, 59, 59);
/** Clocks of two machines differ by so much without anything being wrong. */
export const CLOCK_TOLERANCE = 5 * 60_000;

export interface Lifetime {
  readonly days?: number;
  /** Calendar years: the same day of the year. */
  readonly years?: number;
}

export interface ValidityPlan {
  readonly notBefore: number;
  readonly notAfter: number;
  /** The issuer ends earlier, so the certificate ends with it. */
  readonly isShortened: boolean;
}

export function planValidity(
  now: number,
  { days, years }: Lifetime,
  usualDays: number,
  issuer: Certificate | undefined,
): ValidityPlan {
  const begin = issuer?.validity?.notBefore?.instant;
  const end = issuer?.validity?.notAfter?.instant;
  const notBefore = Math.max(Math.floor(now / 1000) * 1000, begin ?? 0);
  const wanted = years === undefined ? notBefore + (days ?? usualDays) * DAY : yearsLater(notBefore, years);
  if (begin !== undefined && now < begin - CLOCK_TOLERANCE) {
    throw new CaError(
      `Nothing was issued: the clock of this machine says ${dateText(now)}, but the certificate of the CA begins on ${dateText(begin)}. Correct the clock.`,
    );
  }
  if (end !== undefined && notBefore >= end) {
    throw new CaError(
      `Nothing was issued: the certificate of the CA ended on ${dateText(end)}. Renew the CA first.`,
    );
  }
  if (wanted > LAST_INSTANT) {
    throw new CaError(
      'Nothing was issued: the certificate would end after the year 9999. Choose fewer days.',
    );
  }
  const isShortened = end !== undefined && wanted > end;
  return { notBefore, notAfter: isShortened ? end : wanted, isShortened };
}

/** 29 February becomes the 28th where there is none. */
export function yearsLater(instant: number, years: number): number {
  const date = new Date(instant);
  const later = new Date(instant);
  later.setUTCFullYear(date.getUTCFullYear() + years);
  if (later.getUTCMonth() !== date.getUTCMonth()) {
    later.setUTCDate(0);
  }
  return later.getTime();
}
