/** The SubjectPublicKeyInfo of any object that has a public key. */
import { encodingOf } from '../der/values';
import type { PkiObject } from '../pkiObject';

export function publicKeyBytes(object: PkiObject): Uint8Array | undefined {
  switch (object.kind) {
    case 'certificate':
      return object.publicKey === undefined ? undefined : encodingOf(object.publicKey.node);
    default:
      return undefined;
  }
}
