/** The public key of any object that has one; of private keys that come without it, computed. */
import { ed448 } from '@noble/curves/ed448.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { contentOf } from '../der/values';
import type { PrivateKey } from '../pkcs/privateKey';
import type { PkiObject } from '../pkiObject';
import { publicKeyBytes, publicKeyInfoOf } from '../x509/publicKeyBytes';
import { curveArithmetic } from './curves';

/** DER of a SubjectPublicKeyInfo; `undefined` where there is none, or none that we can compute. */
export function derivePublicKey(object: PkiObject): Uint8Array | undefined {
  return publicKeyBytes(object) ?? (object.kind === 'privateKey' ? computePublicKey(object) : undefined);
}

/** The same from the private number alone: of EC keys on known curves, Ed25519 and Ed448. */
export function computePublicKey(key: PrivateKey): Uint8Array | undefined {
  const part = key.components.find(({ name }) => name === 'privateKey');
  if (part === undefined) {
    return undefined;
  }
  const secret = contentOf(part.node);
  try {
    switch (key.algorithmName) {
      case 'Ed25519':
        return publicKeyInfoOf(key, ed25519.getPublicKey(secret));
      case 'Ed448':
        return publicKeyInfoOf(key, ed448.getPublicKey(secret));
      case 'EC': {
        const curve = key.curve && curveArithmetic(key.curve.oid);
        const length = curve?.lengths.secretKey;
        if (
          key.curve === undefined ||
          curve === undefined ||
          length === undefined ||
          secret.length > length
        ) {
          return undefined;
        }
        const padded = new Uint8Array(length);
        padded.set(secret, length - secret.length);
        return publicKeyInfoOf(key, curve.getPublicKey(padded, false));
      }
      default:
        return undefined;
    }
  } catch {
    // A number that is no key of this curve.
    return undefined;
  }
}
