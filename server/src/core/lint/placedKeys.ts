/** Keys of a file, and the certificates and requests that belong to them by the names of their files. */
import type { IndexEntry } from '../workspace/indexEntry';
import { stemOf } from '../workspace/stemOf';
import type { PlacedDocumentSubject } from './subjects';

/**
 * The certificate that each other file of the same name has first: what follows there is its chain. Copies in
 * containers count, too.
 */
export function certificatesBeside({ surroundings }: PlacedDocumentSubject): readonly IndexEntry[] {
  const firsts = new Map<string, IndexEntry>();
  for (const entry of surroundings.find('stem', stemOf(surroundings.uri))) {
    if (entry.kind === 'certificate' && entry.uri !== surroundings.uri && !firsts.has(entry.uri)) {
      firsts.set(entry.uri, entry);
    }
  }
  return [...firsts.values()];
}
