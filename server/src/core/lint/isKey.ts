import type { PkiObject } from '../pkiObject';

/** A private key, encrypted or not. */
export function isKey(object: PkiObject): boolean {
  return (
    object.kind === 'privateKey' || object.kind === 'encryptedPrivateKey' || object.kind === 'openSshKey'
  );
}
