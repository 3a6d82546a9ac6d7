/**
 * What is known of a family's items. The data is JSON beside each dialect (catalogue.schema.json), each entry with
 * its sources; no catalogue is complete, so a name that is not in it is never called wrong by itself.
 */
import { lookalikeOf } from '../xml/names';

/** `seen`: occurs in files. `proven`: a document or the vendor's code says so. `complete`: with all its values. */
export type Mark = 'seen' | 'proven' | 'complete';

export type ValueType =
  | 'boolean'
  | 'integer'
  | 'string'
  | 'enum'
  | 'version'
  | 'host'
  | 'url'
  | 'password'
  | 'certificate'
  | 'private-key'
  | 'pkcs12'
  | 'files'
  | 'unknown';

export interface CatalogueValue {
  readonly value: string;
  readonly meaning?: string;
}

export interface CatalogueEntry {
  /** `#` stands for a segment that is a number. */
  readonly name: string;
  readonly type: ValueType;
  readonly values?: readonly CatalogueValue[];
  /** There may be more values than those listed. */
  readonly isOpen?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  readonly isEven?: boolean;
  readonly isIndexed?: boolean;
  readonly indexMeaning?: string;
  readonly isReadOnly?: boolean;
  /** The kind of file it belongs in. */
  readonly scope?: 'system' | 'device';
  readonly default?: string;
  readonly meaning?: string;
  readonly sources: readonly string[];
  readonly mark: Mark;
}

export interface CatalogueData {
  readonly isComplete: boolean;
  readonly sources: Readonly<Record<string, string>>;
  readonly entries: readonly CatalogueEntry[];
  readonly seen?: Readonly<Record<'boolean' | 'integer' | 'string', readonly string[]>>;
  readonly seenSource?: string;
}

export interface Catalogue {
  readonly isComplete: boolean;
  /** In the order of the data, those that were only seen last. */
  readonly entries: readonly CatalogueEntry[];
  lookup(name: string): CatalogueEntry | undefined;
  /** The name that was meant where this one is damaged: letters that print alike, case, a break within. */
  meantBy(name: string): string | undefined;
  /** A known name that differs from this one by a typing mistake in one of its parts. */
  nearest(name: string): string | undefined;
  /** The sources of an entry, spelled out. */
  sourcesOf(entry: CatalogueEntry): readonly string[];
}

interface Index {
  readonly entries: readonly CatalogueEntry[];
  readonly byName: ReadonlyMap<string, CatalogueEntry>;
  /** By the name without what damage changes; `undefined` where two names share it. */
  readonly byLook: ReadonlyMap<string, CatalogueEntry | undefined>;
  /** By the name with one part left out. */
  readonly byRest: ReadonlyMap<string, readonly CatalogueEntry[]>;
}

/** Prepares a catalogue; its index is made when it is first asked. */
export function readCatalogue(data: CatalogueData): Catalogue {
  let index: Index | undefined;
  const ready = () => {
    index ??= indexOf(data);
    return index;
  };
  const looked = memo((name: string) => ready().byName.get(name) ?? ready().byName.get(patternOf(name)));
  const meant = memo((name: string) => meantIn(ready(), name));
  const near = memo((name: string) => nearestIn(ready(), name));
  return {
    isComplete: data.isComplete,
    get entries() {
      return ready().entries;
    },
    lookup: looked,
    meantBy: meant,
    nearest: near,
    sourcesOf: ({ sources }) =>
      sources.map((source) => {
        const [key = '', ...place] = source.split(' ');
        return [data.sources[key] ?? key, ...place]
          .join(', ')
          .replace(/, (?=\S+$)/, place.length > 0 ? ' ' : ', ');
      }),
  };
}

/** So many answers are kept. */
const MAX_KEPT = 20_000;

/** Configs ask for the same names with every keystroke. */
function memo<T>(answer: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    if (known.has(name)) {
      return known.get(name) as T;
    }
    if (known.size >= MAX_KEPT) {
      known.clear();
    }
    const found = answer(name);
    known.set(name, found);
    return found;
  };
}

function meantIn({ byLook }: Index, name: string): string | undefined {
  const pattern = patternOf(name);
  const entry = byLook.get(lookOf(name)) ?? byLook.get(lookOf(pattern));
  return entry === undefined || entry.name === pattern || entry.name === name
    ? undefined
    : filledIn(entry.name, name);
}

function indexOf(data: CatalogueData): Index {
  const entries = [...data.entries, ...seenEntries(data)];
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const byLook = new Map<string, CatalogueEntry | undefined>();
  const byRest = new Map<string, CatalogueEntry[]>();
  for (const entry of entries) {
    const look = lookOf(entry.name);
    byLook.set(look, byLook.has(look) ? undefined : entry);
    for (const rest of restsOf(entry.name)) {
      const others = byRest.get(rest);
      if (others === undefined) {
        byRest.set(rest, [entry]);
      } else {
        others.push(entry);
      }
    }
  }
  return { entries, byName, byLook, byRest };
}

function seenEntries({ seen, seenSource = 'corpus' }: CatalogueData): readonly CatalogueEntry[] {
  const of = (type: 'boolean' | 'integer' | 'string') =>
    (seen?.[type] ?? []).map((name): CatalogueEntry => ({ name, type, sources: [seenSource], mark: 'seen' }));
  return [...of('boolean'), ...of('integer'), ...of('string')];
}

/** The name with each part that is a number or a placeholder as `#`. */
export function patternOf(name: string): string {
  return /[0-9{$]/.test(name)
    ? name
        .replace(/\{\{.*?\}\}|\$?\{[^}]*\}/g, '#')
        .split('.')
        .map((part) => (/^(?:[0-9]+|#)$/.test(part) ? '#' : part))
        .join('.')
    : name;
}

/** The pattern with the numbers of the name that was written. */
function filledIn(pattern: string, name: string): string {
  const numbers = name.split('.').filter((part) => /^[0-9]+$|[{$]/.test(part));
  return pattern.replace(/#/g, () => numbers.shift() ?? '1');
}

function lookOf(name: string): string {
  return lookalikeOf(name.replace(/[-\s\u00AD]/g, ''));
}

function partsOf(name: string): string[] {
  return name.split(/([.-])/);
}

function restsOf(name: string): string[] {
  const parts = partsOf(name);
  return parts.flatMap((part, index) =>
    index % 2 === 0 && part.length >= MIN_PART - 1
      ? [[...parts.slice(0, index), '*', ...parts.slice(index + 1)].join('')]
      : [],
  );
}

/** Shorter parts, such as rx and tx, differ by a letter and are both right. */
const MIN_PART = 5;

function nearestIn({ byRest, byName }: Index, name: string): string | undefined {
  const pattern = patternOf(name);
  if (byName.has(pattern)) {
    return undefined;
  }
  const parts = partsOf(pattern);
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1 || part.length < MIN_PART) {
      continue;
    }
    const rest = [...parts.slice(0, index), '*', ...parts.slice(index + 1)].join('');
    for (const entry of byRest.get(rest) ?? []) {
      const other = partsOf(entry.name)[index] ?? '';
      if (isTypingMistake(part, other)) {
        return filledIn(entry.name, name);
      }
    }
  }
  return undefined;
}

function isTypingMistake(written: string, known: string): boolean {
  const limit = Math.min(written.length, known.length) >= 8 ? 2 : 1;
  return (
    Math.abs(written.length - known.length) <= limit &&
    written.replace(/[0-9]+/g, '#') !== known.replace(/[0-9]+/g, '#') &&
    distance(written, known) <= limit
  );
}

/** How many letters to add, drop, change or swap with their neighbour (Damerau 1964). */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : i + j;
      row[j] = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same, swapped);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
