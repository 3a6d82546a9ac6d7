/** Private keys that anybody who has the file can use. */
import { type DocumentModel, objectOf } from '../documentModel';
import type { OpenSshKey } from '../pkcs/openSshKey';
import type { PrivateKey } from '../pkcs/privateKey';
import type { PkiObject } from '../pkiObject';
import { containedObjects } from '../workspace/containedObjects';

export type PlainPrivateKey = PrivateKey | OpenSshKey;

/** The object itself where it is one, and those in a container that was not encrypted. */
export function plainPrivateKeysOf(object: PkiObject): readonly PlainPrivateKey[] {
  if (object.kind === 'pkcs12') {
    return containedObjects(object).filter(isPlainPrivateKey);
  }
  return isPlainPrivateKey(object) ? [object] : NONE;
}

const NONE: readonly PlainPrivateKey[] = [];

function isPlainPrivateKey(object: PkiObject): object is PlainPrivateKey {
  return object.kind === 'privateKey' || (object.kind === 'openSshKey' && object.cipher === 'none');
}

export function holdsPlainPrivateKey({ blocks }: DocumentModel): boolean {
  return blocks.some(({ encoded }) => plainPrivateKeysOf(objectOf(encoded)).length > 0);
}
