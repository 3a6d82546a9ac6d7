/** What the PKI view says of groups and objects. */
import type { ExpiryBucket, IndexedObject, ObjectRole } from '../../../../server/src/core/workspaceProtocol';

export const ROLE_TITLES: Readonly<Record<ObjectRole, string>> = {
  'root CA': 'Root CAs',
  'intermediate CA': 'Intermediate CAs',
  leaf: 'End entities',
  request: 'Requests',
  'private key': 'Private keys',
  'public key': 'Public keys',
  CRL: 'Revocation lists',
  container: 'Containers',
  other: 'Other objects',
};

export const EXPIRY_TITLES: Readonly<Record<ExpiryBucket, string>> = {
  expired: 'Expired',
  '30 days': 'Within 30 days',
  '90 days': 'Within 90 days',
  later: 'Later',
};

const DAY = 86_400_000;

/** `expired 3 days ago`, `12 days left`, `from 2027-01-31`; nothing for what does not expire. */
export function expiryWords({ notBefore, notAfter }: IndexedObject, now: number): string {
  if (notAfter === undefined) {
    return '';
  }
  return notBefore !== undefined && notBefore > now && notAfter >= now
    ? `from ${dateOf(notBefore)}`
    : endWords(notAfter, now);
}

/** `expired 3 days ago`, `12 days left`. */
export function endWords(notAfter: number, now: number): string {
  const days = Math.floor(Math.abs(notAfter - now) / DAY);
  const counted = `${days} ${days === 1 ? 'day' : 'days'}`;
  return notAfter < now ? `expired ${counted} ago` : `${counted} left`;
}

/** Kinds that people tell apart by their fingerprints. */
const PUBLIC: ReadonlySet<string> = new Set(['certificate', 'certificateRequest', 'certificateList']);

/** Label and value of each line of a tooltip; all of it is text from files. */
export function tooltipRows(object: IndexedObject, now: number): readonly (readonly [string, string])[] {
  const { kind, role, subject, issuer, serialNumber, notBefore, notAfter, altNames, sha256 } = object;
  const rows: [string, string | undefined][] = [
    ['Role', role],
    ['Subject', subject],
    ['Issuer', issuer],
    ['Serial', serialNumber],
    ['From', notBefore === undefined ? undefined : dateOf(notBefore)],
    ['Until', notAfter === undefined ? undefined : `${dateOf(notAfter)} (${expiryWords(object, now)})`],
    ['Names', altNames === undefined || altNames.length === 0 ? undefined : shortList(altNames)],
    ['SHA-256', PUBLIC.has(kind) ? colonHex(sha256) : undefined],
  ];
  return rows.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [[label, value] as const],
  );
}

/** `Root CA` for `CN=Root CA`: in a list of names the type is only in the way. */
export function shortTitle(title: string): string {
  return title.replace(/^(?:CN|OU|O)=/, '');
}

/** Text of files means nothing in Markdown: no link, no picture, no address that one could click. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[^\p{L}\p{N} ,]/gu, (character) => `&#${character.codePointAt(0)};`);
}

/** `AB:CD` from `abcd`. */
export function colonHex(hex: string): string {
  return (hex.toUpperCase().match(/../g) ?? []).join(':');
}

export function dateOf(instant: number): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? 'unreadable' : date.toISOString().slice(0, 10);
}

const MOST_NAMES = 8;

function shortList(names: readonly string[]): string {
  const left = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(', ') + (left > 0 ? ` and ${left} more` : '');
}
