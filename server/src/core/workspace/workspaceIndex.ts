/** Every object of every file that was read, to be found by what other objects know of it. */
import type { CertificatePool } from '../chain/certificatePool';
import { readObject } from '../pkiObject';
import type { Certificate } from '../x509/certificate';
import type { CertificateList } from '../x509/certificateList';
import type { CertificateRequest } from '../x509/certificateRequest';
import { CONFIG_KEYS, type ConfigFacts, type ConfigKey } from './configFacts';
import { createEntryTables, type EntryKey } from './entryTables';
import type { IndexEntry } from './indexEntry';

/** Everything that is known of a file. */
export interface FileFacts {
  readonly entries: readonly IndexEntry[];
  readonly config: ConfigFacts | undefined;
}

/** A file is another one than before. */
export interface IndexChange {
  readonly uri: string;
  readonly before: FileFacts | undefined;
  /** `undefined` where it is gone. */
  readonly after: FileFacts | undefined;
}

export interface WorkspaceIndex {
  /** Grows with every change. */
  readonly revision: number;
  /** Files that hold objects. */
  readonly fileCount: number;
  readonly objectCount: number;
  /** Everything there is in a file, in place of what was there; files without anything are remembered, too. */
  put(uri: string, entries: readonly IndexEntry[], config?: ConfigFacts): void;
  remove(uri: string): void;
  /** Files that hold objects. */
  uris(): readonly string[];
  /** All that were read, whatever is in them. */
  files(): readonly string[];
  isFile(uri: string): boolean;
  configOf(uri: string): ConfigFacts | undefined;
  /** In the order of files; servers in lower case. */
  configsWith(key: ConfigKey, value: string): readonly ConfigFacts[];
  of(uri: string): readonly IndexEntry[];
  byId(id: string): IndexEntry | undefined;
  /** In the order of files, whichever was read first, and within a file of the text. */
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

/** `changed` is told of every change after it was made. */
export function createWorkspaceIndex(changed?: (change: IndexChange) => void): WorkspaceIndex {
  /** Those that hold objects. */
  const files = new Map<string, readonly IndexEntry[]>();
  /** All that were read. */
  const seen = new Map<string, FileFacts>();
  const configs = new Map(CONFIG_KEYS.map((key) => [key, new Map<string, Set<ConfigFacts>>()]));
  const tables = createEntryTables();
  const decoded = new Map<string, ReturnType<WorkspaceIndex['decode']>>();
  let revision = 0;
  let objectCount = 0;
  let sorted: { readonly revision: number; readonly entries: readonly IndexEntry[] } | undefined;

  function forget(uri: string): void {
    const entries = files.get(uri) ?? [];
    tables.remove(entries);
    objectCount -= entries.length;
    files.delete(uri);
    const config = seen.get(uri)?.config;
    seen.delete(uri);
    for (const [key, table] of config === undefined ? [] : configs) {
      for (const value of config?.[key] ?? []) {
        const left = table.get(value);
        left?.delete(config as ConfigFacts);
        if (left?.size === 0) {
          table.delete(value);
        }
      }
    }
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
    put(uri, entries, config) {
      const before = seen.get(uri);
      const after = { entries, config };
      if (before !== undefined && isSame(before, after)) {
        return;
      }
      forget(uri);
      seen.set(uri, after);
      for (const [key, table] of config === undefined ? [] : configs) {
        for (const value of config?.[key] ?? []) {
          table.set(value, (table.get(value) ?? new Set()).add(config as ConfigFacts));
        }
      }
      revision++;
      if (entries.length > 0) {
        files.set(uri, entries);
        objectCount += entries.length;
      }
      tables.add(entries);
      changed?.({ uri, before, after });
    },
    remove(uri) {
      const before = seen.get(uri);
      if (before !== undefined) {
        forget(uri);
        revision++;
        changed?.({ uri, before, after: undefined });
      }
    },
    files: () => [...seen.keys()],
    isFile: (uri) => seen.has(uri),
    configOf: (uri) => seen.get(uri)?.config,
    configsWith: (key, value) =>
      [...(configs.get(key)?.get(value) ?? [])].sort((one, other) => (one.uri < other.uri ? -1 : 1)),
    uris: () => [...files.keys()],
    of: (uri) => files.get(uri) ?? [],
    byId: (id) => files.get(id.slice(0, id.lastIndexOf('#')))?.find((entry) => entry.id === id),
    find: (key, value) => (value === undefined ? [] : tables.find(key, value)),
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

/** The same objects in the same places, and the same of the config. */
function isSame(one: FileFacts, other: FileFacts): boolean {
  return (
    one.entries.length === other.entries.length &&
    one.entries.every((entry, at) => {
      const { id, range } = other.entries[at] as IndexEntry;
      return entry.id === id && isSameRange(entry.range, range);
    }) &&
    isSameConfig(one.config, other.config)
  );
}

function isSameRange(one: IndexEntry['range'], other: IndexEntry['range']): boolean {
  return (
    one.start.line === other.start.line &&
    one.start.character === other.start.character &&
    one.end.line === other.end.line &&
    one.end.character === other.end.character
  );
}

function isSameConfig(one: ConfigFacts | undefined, other: ConfigFacts | undefined): boolean {
  return (
    one?.dialect === other?.dialect &&
    one?.kind === other?.kind &&
    CONFIG_KEYS.every((key) => one?.[key].join(' ') === other?.[key].join(' '))
  );
}
