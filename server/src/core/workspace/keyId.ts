import { sha256 } from '@noble/hashes/sha2.js';
import { derivePublicKey } from '../crypto/derivePublicKey';
import { toHex } from '../der/values';
import type { PkiObject } from '../pkiObject';

const known = new WeakMap<PkiObject, string | undefined>();

/** What the index knows a key by: SHA-256 of its public part; `undefined` where that cannot be told. */
export function keyIdOf(object: PkiObject): string | undefined {
  if (!known.has(object)) {
    const publicKey = derivePublicKey(object);
    known.set(object, publicKey && toHex(sha256(publicKey)));
  }
  return known.get(object);
}
