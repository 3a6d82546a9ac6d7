/** Objects by words that a person types. */
import type { IndexEntry } from '../workspace/indexEntry';

/** The words of a query, each of which has to occur somewhere in an object. */
export function wordsOf(query: string): readonly string[] {
  return query
    .replaceAll('\\', '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/**
 * Which text of the object has the first word: its title where that will do; `undefined` where a word
 * occurs nowhere. Hexadecimal may be typed with colons,
 * names without the backslashes of RFC 4514.
 */
export function matchOf(entry: IndexEntry, words: readonly string[]): string | undefined {
  const texts = textsOf(entry);
  let first: string | undefined;
  for (const [at, word] of words.entries()) {
    const digits = word.replaceAll(':', '');
    const found = texts.find((text) => {
      const lower = text.replaceAll('\\', '').toLowerCase();
      return lower.includes(word) || (HEX.test(digits) && HEX.test(lower) && lower.includes(digits));
    });
    if (found === undefined) {
      return undefined;
    }
    first = at === 0 ? found : first;
  }
  return first ?? entry.title;
}

const HEX = /^[0-9a-f]{4,}$/;

function textsOf({ title, altNames, subject, serialNumber, sha256, issuer, role }: IndexEntry): string[] {
  const texts = [title, ...(altNames ?? []), subject, serialNumber, sha256, issuer, role];
  return texts.filter((text) => text !== undefined);
}

/** At most `limit` entries with the text that matched; in steps. */
export function* searchObjects(
  entries: readonly IndexEntry[],
  query: string,
  limit: number,
): Generator<undefined, readonly { readonly entry: IndexEntry; readonly matched: string }[]> {
  const words = wordsOf(query);
  const found: { readonly entry: IndexEntry; readonly matched: string }[] = [];
  for (const [at, entry] of entries.entries()) {
    const matched = matchOf(entry, words);
    if (matched !== undefined) {
      found.push({ entry, matched });
      if (found.length >= limit) {
        break;
      }
    }
    if (at % STEP === STEP - 1) {
      yield;
    }
  }
  return found;
}

/** Entries that are looked at without a pause. */
const STEP = 200;
