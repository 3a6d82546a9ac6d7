/**
 * Where the objects in phone configs came from: `.phonepki/embedded.json` in the folder of the workspace, to be
 * committed with the configs. An object is known by what it is, not by where it stands, so files may be renamed,
 * moved and copied.
 */
import type { Pkcs12Strength } from '../../exportProtocol';
import type { SlotTarget } from './slotTarget';

export const MEMORY_PATH = '.phonepki/embedded.json';

export interface EmbeddedCopy extends SlotTarget {
  /** Of the config; all paths begin at the folder of the workspace. */
  readonly config: string;
  /** SHA-256 of the octets that were written, in lower-case hexadecimal. */
  readonly written: string;
  /** Of the file that they came from. */
  readonly source: string;
  /** SHA-256 of the object there: another one where the key had to be decrypted, or a PKCS #12 to be made. */
  readonly object: string;
  /** For a PKCS #12 that was made: the other files that went into it, the key's first. */
  readonly madeWith?: readonly string[];
  readonly strength?: Pkcs12Strength;
  /** For people, and to find the object's successor. */
  readonly subject?: string;
  readonly serialNumber?: string;
  /** `2027-11-21` */
  readonly notAfter?: string;
}

/** Insertions into one slot that are kept, so that an undone one is not mistaken for a change by hand. */
const KEPT = 3;
const MAX_TEXT = 5_000_000;

/** What does not look like a copy is left out; `undefined` where the text is no such file at all. */
export function readMemory(text: string): readonly EmbeddedCopy[] | undefined {
  if (text.length > MAX_TEXT) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    const { copies } = (value ?? {}) as { readonly copies?: unknown };
    return Array.isArray(copies) ? copies.filter(isCopy) : undefined;
  } catch {
    return undefined;
  }
}

const TEXTS = ['config', 'name', 'written', 'source', 'object'] as const;
const OPTIONAL_TEXTS = ['index', 'strength', 'subject', 'serialNumber', 'notAfter'] as const;

function isCopy(value: unknown): value is EmbeddedCopy {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const { nth, madeWith, ...rest } = value as Record<string, unknown>;
  return (
    TEXTS.every((name) => typeof rest[name] === 'string') &&
    OPTIONAL_TEXTS.every((name) => rest[name] === undefined || typeof rest[name] === 'string') &&
    (nth === undefined || Number.isInteger(nth)) &&
    (madeWith === undefined ||
      (Array.isArray(madeWith) && madeWith.every((path) => typeof path === 'string')))
  );
}

const ABOUT =
  'PhonePKI remembers here which file each embedded certificate came from, so that "Refresh Embedded Certificates" can bring in its successor. Commit it with the configs.';

/** In an order that keeps differences small. */
export function memoryText(copies: readonly EmbeddedCopy[]): string {
  const sorted = [...copies].sort((one, other) => compare(keyOf(one), keyOf(other)));
  return `${JSON.stringify({ about: ABOUT, copies: sorted.map(ordered) }, undefined, 2)}\n`;
}

function ordered(copy: EmbeddedCopy): EmbeddedCopy {
  const { config, name, index, nth, source, madeWith, strength, subject, serialNumber, notAfter } = copy;
  const { object, written } = copy;
  // Members without a value are left out by JSON.
  return Object.assign(
    { config, name, index, nth, source, madeWith, strength, subject, serialNumber, notAfter },
    { object, written },
  ) as EmbeddedCopy;
}

function keyOf({ config, name, index = '', nth = 0 }: EmbeddedCopy): string {
  return [config, name, index, nth].join('\u0000');
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The memory with these copies as the latest ones of their slots. */
export function withCopies(
  memory: readonly EmbeddedCopy[],
  added: readonly EmbeddedCopy[],
): readonly EmbeddedCopy[] {
  let all = memory;
  for (const copy of added) {
    const before = all.filter((each) => keyOf(each) === keyOf(copy) && each.written !== copy.written);
    const others = all.filter((each) => keyOf(each) !== keyOf(copy));
    all = [...others, copy, ...before.slice(0, KEPT - 1)];
  }
  return all;
}

export interface CopyPlace extends SlotTarget {
  readonly config: string;
  /** SHA-256 of what stands there now. */
  readonly written: string;
}

/** How what stands there got there; the same place first, then any place with the same octets. */
export function rememberedCopy(memory: readonly EmbeddedCopy[], place: CopyPlace): EmbeddedCopy | undefined {
  const same = memory.filter(({ written }) => written === place.written);
  return (
    same.find((copy) => isSamePlace(copy, place)) ?? same.find(({ name }) => name === place.name) ?? same[0]
  );
}

/** The last insertion into the slot, whatever stands there now. */
export function lastCopy(memory: readonly EmbeddedCopy[], place: CopyPlace): EmbeddedCopy | undefined {
  return memory.find((copy) => isSamePlace(copy, place));
}

function isSamePlace(copy: EmbeddedCopy, { config, name, index = '', nth = 0 }: CopyPlace): boolean {
  return keyOf(copy) === [config, name, index, nth].join('\u0000');
}
