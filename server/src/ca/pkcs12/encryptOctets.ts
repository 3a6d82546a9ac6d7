/** Encrypts under a pass phrase: PBES2 (RFC 8018 §6.2), and the schemes of PKCS #12 (RFC 7292 §C). */
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { NULL, objectIdentifier, octetString, sequence, smallInteger } from '../../core/der/writeDer';
import { derivePbkdf2, derivePkcs12, Purpose } from '../decrypt/deriveKey';
import type { PassPhraseForm } from '../decrypt/passPhraseForm';
import type { Workload } from '../decrypt/workload';
import { forge, fromBinary, toBinary } from '../forge';
import type { HostCrypto } from '../hostCrypto';
import type { Pkcs12Cipher } from './strengths';

export interface Encrypted {
  /** AlgorithmIdentifier. */
  readonly algorithm: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** The pass phrase, and what to do with it. */
export interface Sealing {
  readonly crypto: HostCrypto;
  readonly form: PassPhraseForm;
  readonly iterations: number;
  /** Octets. */
  readonly saltLength: number;
  readonly work: Workload;
}

export function encryptOctets(sealing: Sealing, cipher: Pkcs12Cipher, plain: Uint8Array): Promise<Encrypted> {
  switch (cipher) {
    case 'aes256':
      return encryptPbes2(sealing, plain);
    case 'tripleDes':
      return encryptPkcs12(sealing, plain, '1.2.840.113549.1.12.1.3', 24, (key) =>
        forge.des.createEncryptionCipher(key),
      );
    case 'rc2-40':
      return encryptPkcs12(sealing, plain, '1.2.840.113549.1.12.1.6', 5, (key) =>
        forge.rc2.createEncryptionCipher(key, 40),
      );
  }
}

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const HMAC_SHA256 = '1.2.840.113549.2.9';
const AES_256_CBC = '2.16.840.1.101.3.4.1.42';
const AES_KEY_LENGTH = 32;
const AES_IV_LENGTH = 16;

async function encryptPbes2(
  { crypto, form, iterations, saltLength, work }: Sealing,
  plain: Uint8Array,
): Promise<Encrypted> {
  const salt = crypto.getRandomValues(new Uint8Array(saltLength));
  const iv = crypto.getRandomValues(new Uint8Array(AES_IV_LENGTH));
  const prf = { hash: 'SHA-256', digest: sha256 };
  const derivation = { salt, iterations, length: AES_KEY_LENGTH };
  const key = await derivePbkdf2(crypto, prf, form.narrow, derivation, work);
  const kdf = sequence(
    objectIdentifier(PBKDF2),
    sequence(octetString(salt), smallInteger(iterations), sequence(objectIdentifier(HMAC_SHA256), NULL)),
  );
  const scheme = sequence(objectIdentifier(AES_256_CBC), octetString(iv));
  return {
    algorithm: sequence(objectIdentifier(PBES2), sequence(kdf, scheme)),
    ciphertext: run(forge.aes.createEncryptionCipher(toBinary(key)), iv, plain),
  };
}

const BLOCK_LENGTH = 8;

/** pbeWithSHAAnd… */
async function encryptPkcs12(
  { crypto, form, iterations, saltLength, work }: Sealing,
  plain: Uint8Array,
  scheme: string,
  keyLength: number,
  cipherOf: (key: string) => ForgeCipher,
): Promise<Encrypted> {
  const salt = crypto.getRandomValues(new Uint8Array(saltLength));
  const derive = (purpose: number, length: number) =>
    derivePkcs12(sha1, purpose, form.wide, { salt, iterations, length }, work);
  const key = await derive(Purpose.key, keyLength);
  const iv = await derive(Purpose.iv, BLOCK_LENGTH);
  return {
    algorithm: sequence(objectIdentifier(scheme), sequence(octetString(salt), smallInteger(iterations))),
    ciphertext: run(cipherOf(toBinary(key)), iv, plain),
  };
}

type ForgeCipher = ReturnType<typeof forge.aes.createEncryptionCipher>;

/** CBC, padded as RFC 8018 §6.1.1 says. */
function run(cipher: ForgeCipher, iv: Uint8Array, plain: Uint8Array): Uint8Array {
  cipher.start(toBinary(iv));
  cipher.update(forge.util.createBuffer(toBinary(plain)));
  cipher.finish();
  return fromBinary(cipher.output.getBytes());
}
