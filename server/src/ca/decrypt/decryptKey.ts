/** Private keys under a pass phrase: EncryptedPrivateKeyInfo (RFC 5958 §3) and OpenSSL's PEM encryption. */
import { readDer } from '../../core/der/readDer';
import { stringOctets } from '../../core/der/segments';
import { isUniversal, Tag } from '../../core/der/values';
import type { EncryptedPrivateKey } from '../../core/pkcs/encryptedPrivateKey';
import { type PrivateKey, privateKeyFrom } from '../../core/pkcs/privateKey';
import type { HostCrypto } from '../hostCrypto';
import { cipherNamed } from './ciphers';
import { deriveOpenSsl } from './deriveKey';
import { digestNamed } from './digests';
import type { PassPhraseForm } from './passPhraseForm';
import { type Recipe, readRecipe, refused } from './recipe';
import type { Workload } from './workload';

/** What is encrypted, and how. */
export interface Sealed {
  readonly recipe: Recipe;
  readonly ciphertext: Uint8Array;
}

/** `dekInfo` is the value of that PEM header: the decoded object does not keep the IV in it. */
export function sealedKey(crypto: HostCrypto, key: EncryptedPrivateKey, dekInfo: string | undefined): Sealed {
  if (key.format === 'legacy') {
    return { recipe: legacyRecipe(dekInfo), ciphertext: key.bytes };
  }
  const data = key.node?.children[1];
  return {
    recipe: readRecipe(crypto, key.encryption),
    ciphertext: data === undefined ? new Uint8Array() : stringOctets(data),
  };
}

/** The `DEK-Info` header (RFC 1421 §4.6.1.3) with OpenSSL's key derivation: MD5, once, over pass phrase and salt. */
function legacyRecipe(dekInfo: string | undefined): Recipe {
  const [name = '', hex = ''] = (dekInfo ?? '').split(',').map((part) => part.trim());
  const cipher = cipherNamed(name.toUpperCase());
  const digest = digestNamed('MD5');
  if (cipher === undefined || digest === undefined) {
    const shown = /^[A-Za-z0-9-]{1,40}$/.test(name) ? name : 'a cipher without a name';
    return refused(`is encrypted with ${shown}, which cannot be read here`);
  }
  const iv = Uint8Array.from(hex.match(/[0-9A-Fa-f]{2}/g) ?? [], (pair) => Number.parseInt(pair, 16));
  if (iv.length !== cipher.ivLength) {
    return refused('is damaged: the IV in its DEK-Info header cannot be read');
  }
  return {
    kind: 'ready',
    cipher,
    derive: async ({ narrow }) => ({
      key: deriveOpenSsl(digest, narrow, iv.subarray(0, 8), cipher.keyLength),
      iv,
    }),
  };
}

/**
 * Tries the forms of a pass phrase one after the other; `read` tells whether what came out makes sense, as
 * padding fits by chance once in 256 times. `undefined` where none does.
 */
export async function unseal<T>(
  { recipe, ciphertext }: Sealed & { readonly recipe: { readonly kind: 'ready' } },
  forms: readonly PassPhraseForm[],
  work: Workload,
  read: (plain: Uint8Array) => T | undefined,
): Promise<{ readonly result: T; readonly form: PassPhraseForm } | undefined> {
  for (const form of forms) {
    const { key, iv } = await recipe.derive(form, work);
    const plain = recipe.cipher.decrypt(key, iv, ciphertext);
    const result = plain && read(plain);
    if (result !== undefined) {
      return { result, form };
    }
  }
  return undefined;
}

/** A key that begins and ends where the octets do. */
export function readPlainKey(plain: Uint8Array): PrivateKey | undefined {
  const document = readDer(plain);
  const { root } = document;
  if (!isUniversal(root, Tag.sequence) || root.end !== plain.length) {
    return undefined;
  }
  const [version] = root.children;
  return isUniversal(version, Tag.integer) ? privateKeyFrom(plain, document, root) : undefined;
}
