import type { PrivateKey } from '../../core/pkcs/privateKey';
import { CaError } from '../caError';
import type { HostCrypto } from '../hostCrypto';
import { encryptKey, toPkcs8 } from './openKey';

/** EncryptedPrivateKeyInfo of a key in clear, whatever its form; refuses the few that PKCS #8 wants otherwise. */
export function encryptPrivateKey(
  crypto: HostCrypto,
  key: PrivateKey,
  passPhrase: string,
): Promise<Uint8Array> {
  const isOnNamedCurve = key.format !== 'sec1' || key.curve !== undefined;
  if (key.format === 'dsa' || !isOnNamedCurve) {
    throw new CaError(
      `Nothing was changed: a ${key.algorithmName} key ${isOnNamedCurve ? 'in this old form' : 'on a curve without a name'} is encrypted by OpenSSL only: openssl pkcs8 -topk8 -v2 aes256.`,
    );
  }
  return encryptKey(crypto, toPkcs8(key), passPhrase);
}
