/** Entries by what they are found by. */
import { fileNameOf } from '../fileNameOf';
import type { IndexEntry } from './indexEntry';
import { stemOf } from './stemOf';

export const ENTRY_KEYS = [
  'sha256',
  'keyId',
  'subjectKey',
  'issuerKey',
  'host',
  'stem',
  'service',
  'listIssuer',
  'requestKey',
] as const;

/**
 * What entries are found by; `listIssuer` finds revocation lists by their issuer, `requestKey` requests by their key,
 * which thousands of certificates may share.
 */
export type EntryKey = (typeof ENTRY_KEYS)[number];

export interface EntryTables {
  /** All of one file, in the order of its text. */
  add(entries: readonly IndexEntry[]): void;
  remove(entries: readonly IndexEntry[]): void;
  /** In the order of their files, whichever was read first, and within a file of the text. */
  find(key: EntryKey, value: string): readonly IndexEntry[];
}

export function createEntryTables(): EntryTables {
  const tables = new Map<EntryKey, Map<string, IndexEntry[]>>(ENTRY_KEYS.map((key) => [key, new Map()]));
  return {
    add(entries) {
      for (const [key, table] of tables) {
        for (const entry of entries) {
          for (const value of valuesOf(entry, key)) {
            const known = table.get(value);
            if (known === undefined) {
              table.set(value, [entry]);
            } else {
              known.splice(
                firstAt(known, ({ uri }) => uri > entry.uri),
                0,
                entry,
              );
            }
          }
        }
      }
    },
    remove(entries) {
      for (const [key, table] of tables) {
        for (const entry of entries) {
          for (const value of valuesOf(entry, key)) {
            removeFile(table, value, entry.uri);
          }
        }
      }
    },
    find: (key, value) => tables.get(key)?.get(value) ?? [],
  };
}

function removeFile(table: Map<string, IndexEntry[]>, value: string, file: string): void {
  const known = table.get(value);
  if (known !== undefined) {
    const start = firstAt(known, ({ uri }) => uri >= file);
    known.splice(start, firstAt(known, ({ uri }) => uri > file) - start);
    if (known.length === 0) {
      table.delete(value);
    }
  }
}

/** Where in a sorted list the entries begin that are so; its length where none is. */
function firstAt(list: readonly IndexEntry[], isSo: (entry: IndexEntry) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(list[middle] as IndexEntry)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

const NOTHING: readonly string[] = [];
const RADIUS: readonly string[] = ['radius'];

/** A certificate whose file or name says that it is that of a RADIUS server. */
function isForRadius({ role, uri, title }: IndexEntry): boolean {
  return (
    role === 'leaf' && /radius|802\.?1x|(?:^|[^a-z])eap(?:[^a-z]|$)/i.test(`${fileNameOf(uri)} ${title}`)
  );
}

/** What an entry is found by under a key. */
export function valuesOf(entry: IndexEntry, key: EntryKey): readonly string[] {
  switch (key) {
    case 'host':
      return entry.hosts ?? NOTHING;
    case 'stem':
      return [stemOf(entry.uri)];
    case 'listIssuer':
      return entry.kind === 'certificateList' && entry.issuerKey !== undefined ? [entry.issuerKey] : NOTHING;
    case 'requestKey':
      return entry.kind === 'certificateRequest' && entry.keyId !== undefined ? [entry.keyId] : NOTHING;
    case 'service':
      return isForRadius(entry) ? RADIUS : NOTHING;
    default: {
      const value = entry[key];
      return value === undefined ? NOTHING : [value];
    }
  }
}
