/** Keys of a file, and the certificates and requests that belong to them by the names of their files. */
import { sha256 } from '@noble/hashes/sha2.js';
import { derivePublicKey } from '../crypto/derivePublicKey';
import { toHex } from '../der/values';
import type { PkiObject } from '../pkiObject';
import type { IndexEntry } from '../workspace/indexEntry';
import { stemOf } from '../workspace/stemOf';
import type { PlacedDocumentSubject } from './subjects';

const known = new WeakMap<PkiObject, string | undefined>();

/** The key of the index for the public key of an object; `undefined` where that cannot be told. */
export function keyIdOf(object: PkiObject): string | undefined {
  if (!known.has(object)) {
    const key = derivePublicKey(object);
    known.set(object, key && toHex(sha256(key)));
  }
  return known.get(object);
}

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
