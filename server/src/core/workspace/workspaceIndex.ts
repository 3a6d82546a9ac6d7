/** Every object of every file that was read, to be found by what other objects know of it. */
import type { CertificatePool } from '../chain/certificatePool';
import { readObject } from '../pkiObject';
import type { Certificate } from '../x509/certificate';
import type { CertificateList } from '../x509/certificateList';
import type { CertificateRequest } from '../x509/certificateRequest';
import type { IndexEntry } from './indexEntry';

/** What entries are found by. */
export type EntryKey = 'sha256' | 'keyId' | 'subjectKey' | 'issuerKey';

const KEYS: readonly EntryKey[] = ['sha256', 'keyId', 'subjectKey', 'issuerKey'];

export interface WorkspaceIndex {
  /** Grows with every change. */
  readonly revision: number;
  /** Files that hold objects. */
  readonly fileCount: number;
  readonly objectCount: number;
  /** Everything there is in a file, in place of what was there. */
  put(uri: string, entries: readonly IndexEntry[]): void;
  remove(uri: string): void;
  uris(): readonly string[];
  of(uri: string): readonly IndexEntry[];
  byId(id: string): IndexEntry | undefined;
  find(key: EntryKey, value: string | undefined): readonly IndexEntry[];
  /** In the order of files, and within a file of the text. */
  all(): readonly IndexEntry[];
  /** The object of an entry, decoded again where it was forgotten; `undefined` where its bytes were not kept. */
  decode(entry: IndexEntry): Certificate | CertificateRequest | CertificateList | undefined;
  readonly pool: CertificatePool;
}

/** Certificates of one name that are tried as issuers. */
const MAX_NAMESAKES = 50;
/** Decoded objects that are kept at a time. */
const MAX_DECODED = 1000;

export function createWorkspaceIndex(): WorkspaceIndex {
  const files = new Map<string, readonly IndexEntry[]>();
  const tables = new Map<EntryKey, Map<string, IndexEntry[]>>(KEYS.map((key) => [key, new Map()]));
  const decoded = new Map<string, ReturnType<WorkspaceIndex['decode']>>();
  let revision = 0;
  let objectCount = 0;
  let sorted: { readonly revision: number; readonly entries: readonly IndexEntry[] } | undefined;

  function forget(uri: string): void {
    const entries = files.get(uri);
    for (const entry of entries ?? []) {
      for (const [key, table] of tables) {
        const value = entry[key];
        const left = value === undefined ? undefined : table.get(value)?.filter((each) => each !== entry);
        if (value !== undefined && left !== undefined) {
          if (left.length === 0) {
            table.delete(value);
          } else {
            table.set(value, left);
          }
        }
      }
    }
    objectCount -= entries?.length ?? 0;
    files.delete(uri);
  }

  const index: WorkspaceIndex = {
    get revision() {
      return revision;
    },
    get fileCount() {
      return files.size;
    },
    get objectCount() {
      return objectCount;
    },
    put(uri, entries) {
      if (isSame(files.get(uri) ?? [], entries)) {
        return;
      }
      forget(uri);
      revision++;
      if (entries.length > 0) {
        files.set(uri, entries);
        objectCount += entries.length;
      }
      for (const entry of entries) {
        for (const [key, table] of tables) {
          const value = entry[key];
          const known = value === undefined ? undefined : table.get(value);
          if (known !== undefined) {
            known.push(entry);
          } else if (value !== undefined) {
            table.set(value, [entry]);
          }
        }
      }
    },
    remove: (uri) => index.put(uri, []),
    uris: () => [...files.keys()],
    of: (uri) => files.get(uri) ?? [],
    byId: (id) => files.get(id.slice(0, id.lastIndexOf('#')))?.find((entry) => entry.id === id),
    find: (key, value) => (value === undefined ? [] : (tables.get(key)?.get(value) ?? [])),
    all() {
      if (sorted?.revision !== revision) {
        const uris = [...files.keys()].sort();
        sorted = { revision, entries: uris.flatMap((uri) => files.get(uri) ?? []) };
      }
      return sorted.entries;
    },
    decode({ sha256, bytes }) {
      if (bytes === undefined) {
        return undefined;
      }
      let object = decoded.get(sha256);
      if (object === undefined) {
        const read = readObject(undefined, bytes, []);
        object =
          read.kind === 'certificate' || read.kind === 'certificateRequest' || read.kind === 'certificateList'
            ? read
            : undefined;
        if (decoded.size >= MAX_DECODED) {
          decoded.delete(decoded.keys().next().value as string);
        }
      } else {
        decoded.delete(sha256);
      }
      decoded.set(sha256, object);
      return object;
    },
    pool: {
      bySubject(key) {
        const distinct = new Map<string, IndexEntry>();
        for (const entry of index.find('subjectKey', key)) {
          if (entry.kind === 'certificate' && distinct.size < MAX_NAMESAKES) {
            distinct.set(entry.sha256, entry);
          }
        }
        return [...distinct.values()].flatMap((entry) => {
          const object = index.decode(entry);
          return object?.kind === 'certificate' ? object : [];
        });
      },
    },
  };
  return index;
}

/** The same objects in the same places. */
function isSame(one: readonly IndexEntry[], other: readonly IndexEntry[]): boolean {
  return (
    one.length === other.length &&
    one.every((entry, at) => {
      const { id, range } = other[at] as IndexEntry;
      const { start, end } = entry.range;
      return (
        entry.id === id &&
        start.line === range.start.line &&
        start.character === range.start.character &&
        end.line === range.end.line &&
        end.character === range.end.character
      );
    })
  );
}
