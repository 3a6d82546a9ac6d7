/** Dates and spans of time in words, always in UTC. */
import type { DerTime } from '../der/time';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** `2033-11-18` */
export function dateText(instant: number): string {
  return isoText(instant).slice(0, -9);
}

/** `2033-11-18 12:00:00 UTC` */
export function instantText(instant: number): string {
  return `${isoText(instant).replace('T', ' ')} UTC`;
}

/** Without milliseconds and zone; years beyond 9999 or before 0 keep their sign. */
function isoText(instant: number): string {
  return new Date(instant).toISOString().slice(0, -5);
}

/** The time as it should be read; what stands there, where it is no time. */
export function timeText(time: DerTime | undefined): string {
  if (time === undefined) {
    return 'missing';
  }
  return time.instant === undefined ? `unreadable (${JSON.stringify(time.raw)})` : instantText(time.instant);
}

/** `in 12 days`, `3 days ago`, `in 5 hours`. */
export function fromNow(instant: number, now: number): string {
  const distance = Math.abs(instant - now);
  const words =
    distance >= DAY
      ? counted(Math.floor(distance / DAY), 'day')
      : distance >= HOUR
        ? counted(Math.floor(distance / HOUR), 'hour')
        : counted(Math.floor(distance / 60_000), 'minute');
  return instant >= now ? `in ${words}` : `${words} ago`;
}

/** `1 day`, `2 days`. */
export function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** RFC 5280 §4.1.2.5: 99991231235959Z says that there is no well-defined end. */
export function isWithoutEnd(time: DerTime): boolean {
  return time.raw === '99991231235959Z';
}

/** `expires 2033-11-18 (2554 days)`, `expired 2024-01-02 (3 days ago)`, `valid from …`, `never expires`. */
export function expiryFact(
  notBefore: DerTime | undefined,
  notAfter: DerTime | undefined,
  now: number,
): string {
  const end = notAfter?.instant;
  if (notAfter === undefined || end === undefined) {
    return 'expiry unreadable';
  }
  if (end < now) {
    return `expired ${dateText(end)} (${fromNow(end, now)})`;
  }
  const start = notBefore?.instant;
  if (start !== undefined && start > now) {
    return `valid from ${dateText(start)} (${fromNow(start, now)})`;
  }
  return isWithoutEnd(notAfter)
    ? 'never expires'
    : `expires ${dateText(end)} (${fromNow(end, now).slice('in '.length)})`;
}
