/** What a file may know of the other files of its workspace. Every question is noted, since its answer may change. */
import type { Certificate } from '../x509/certificate';
import type { ConfigFacts, ConfigKey } from './configFacts';
import type { EntryKey } from './entryTables';
import type { IndexEntry } from './indexEntry';
import type { WorkspaceIndex } from './workspaceIndex';

export interface Surroundings {
  /** Of the file itself. */
  readonly uri: string;
  /** Every file of the workspace was read, so what is not found is not there. */
  readonly isComplete: boolean;
  find(key: EntryKey, value: string | undefined): readonly IndexEntry[];
  /** Certificates of that subject, each where it stands in the file itself, else in its first place. */
  certificatesOf(subjectKey: string | undefined): readonly PlacedCertificate[];
  decode: WorkspaceIndex['decode'];
  configOf(uri: string): ConfigFacts | undefined;
  /** Configs that name that server (in lower case), or fill that slot. */
  configsWith(key: ConfigKey, value: string): readonly ConfigFacts[];
  /** `false` only where such a file would have been read. */
  mayExist(uri: string): boolean;
}

export interface PlacedCertificate {
  readonly entry: IndexEntry;
  readonly certificate: Certificate;
}

/** A question to the index, as a word: what is asked for, and the value. */
export type Question = string;

export const question = (kind: EntryKey | ConfigKey | 'file', value: string): Question => `${kind} ${value}`;

export interface LookAround {
  readonly surroundings: Surroundings;
  /** Everything that was asked so far. */
  readonly asked: ReadonlySet<Question>;
}

/** Certificates of one name that are looked at. */
const MAX_NAMESAKES = 50;

export interface Extent {
  /** Every file that is covered was read. */
  readonly isComplete: boolean;
  /** Files that are read at all. */
  readonly isCovered: (uri: string) => boolean;
}

export function lookAround(
  index: WorkspaceIndex,
  uri: string,
  { isComplete, isCovered }: Extent,
): LookAround {
  const asked = new Set<Question>();
  const surroundings: Surroundings = {
    uri,
    isComplete,
    find(key, value) {
      if (value === undefined) {
        return [];
      }
      asked.add(question(key, value));
      return index.find(key, value);
    },
    certificatesOf(subjectKey) {
      const distinct = new Map<string, PlacedCertificate>();
      const entries = surroundings.find('subjectKey', subjectKey);
      for (const entry of [...entries.filter((each) => each.uri === uri), ...entries]) {
        const certificate =
          entry.kind === 'certificate' && distinct.size < MAX_NAMESAKES && !distinct.has(entry.sha256)
            ? index.decode(entry)
            : undefined;
        if (certificate?.kind === 'certificate') {
          distinct.set(entry.sha256, { entry, certificate });
        }
      }
      return [...distinct.values()];
    },
    decode: index.decode,
    configOf(file) {
      asked.add(question('file', file));
      return index.configOf(file);
    },
    configsWith(key, value) {
      asked.add(question(key, value));
      return index.configsWith(key, value);
    },
    mayExist(file) {
      asked.add(question('file', file));
      return !isComplete || !isCovered(file) || index.isFile(file);
    },
  };
  return { surroundings, asked };
}
