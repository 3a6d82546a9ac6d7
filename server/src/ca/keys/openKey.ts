/** Reads private keys in every form that OpenSSL and devices write, with their pass phrase where they have one. */

import { md5 } from '@noble/hashes/legacy.js';
import { readDer } from '../../core/der/readDer';
import { toUtf8 } from '../../core/der/strings';
import { contentOf, encodingOf, readSmallInteger } from '../../core/der/values';
import { concat, NULL, objectIdentifier, octetString, sequence, smallInteger } from '../../core/der/writeDer';
import { type DocumentModel, objectOf, readDocument } from '../../core/documentModel';
import type { EncryptedPrivateKey } from '../../core/pkcs/encryptedPrivateKey';
import { type PrivateKey, privateKeyFrom } from '../../core/pkcs/privateKey';
import type { PkiObject } from '../../core/pkiObject';
import { readObjectIdentifier } from '../../core/x509/objectIdentifier';
import { publicKeyBytes } from '../../core/x509/publicKeyBytes';
import { CaError } from '../caError';
import { forge, fromBinary, toBinary } from '../forge';
import type { HostCrypto } from '../hostCrypto';
import type { CaKey } from './caKey';
import { familyOfKey } from './keyAlgorithms';

const MAX_KEY_FILE = 1_000_000;
const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';
const EC_PUBLIC_KEY = '1.2.840.10045.2.1';

/** All objects of a PEM text. */
export function objectsOfText(text: string): readonly PkiObject[] {
  const model: DocumentModel = readDocument(text, { languageId: 'pem', maxLength: MAX_KEY_FILE });
  return model.blocks.map((block) => objectOf(block.encoded));
}

/** The text of the PEM header `DEK-Info`, which the decoded object does not keep. */
function dekInfoOf(text: string): string | undefined {
  const model = readDocument(text, { languageId: 'pem', maxLength: MAX_KEY_FILE });
  return model.blocks
    .flatMap(({ encoded }) => encoded.headers)
    .find(({ name }) => name.toLowerCase() === 'dek-info')?.value;
}

/** True where a pass phrase is needed to use the key of this text. */
export function isEncryptedKey(text: string): boolean {
  const key = objectsOfText(text).find(isKey);
  return key?.kind === 'encryptedPrivateKey';
}

function isKey(object: PkiObject): object is PrivateKey | EncryptedPrivateKey {
  return object.kind === 'privateKey' || object.kind === 'encryptedPrivateKey';
}

/** The first private key of a PEM text. `where` names the file in refusals. */
export async function openKey(
  crypto: HostCrypto,
  text: string,
  passPhrase: string | undefined,
  where: string,
): Promise<CaKey> {
  const key = objectsOfText(text).find(isKey);
  if (key === undefined) {
    throw new CaError(`There is no private key in ${where}.`);
  }
  if (key.kind === 'privateKey') {
    return toCaKey(key, where);
  }
  if (passPhrase === undefined) {
    throw new CaError(`The key in ${where} is encrypted: its pass phrase is needed.`);
  }
  const plain = await decrypt(crypto, key, dekInfoOf(text), passPhrase, where);
  const document = plain && readDer(plain);
  const { root } = document ?? {};
  if (plain === undefined || document === undefined || root === undefined || document.problems.length > 0) {
    throw new CaError(`The pass phrase does not open the key in ${where}. Nothing was changed.`);
  }
  return toCaKey(privateKeyFrom(plain, document, root), where);
}

function toCaKey(key: PrivateKey, where: string): CaKey {
  if (key.problems.length > 0) {
    throw new CaError(`The private key in ${where} is damaged: ${key.problems[0]?.field} cannot be read.`);
  }
  return {
    family: familyOfKey(key, `The key in ${where}`),
    pkcs8: toPkcs8(key),
    publicKey: publicKeyBytes(key),
  };
}

/** PrivateKeyInfo around a key of PKCS #1 or SEC 1. */
function toPkcs8(key: PrivateKey): Uint8Array {
  switch (key.format) {
    case 'pkcs1':
      return wrapped(sequence(objectIdentifier(RSA_ENCRYPTION), NULL), encodingOf(key.node));
    case 'sec1':
      return wrapped(
        sequence(objectIdentifier(EC_PUBLIC_KEY), objectIdentifier(key.curve?.oid ?? '')),
        encodingOf(key.node),
      );
    default:
      return encodingOf(key.node);
  }
}

function wrapped(algorithm: Uint8Array, key: Uint8Array): Uint8Array {
  return sequence(smallInteger(0), algorithm, octetString(key));
}

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
/** More rounds than anybody writes; a file must not keep the server busy for hours. */
const MAX_ITERATIONS = 20_000_000;
const ITERATIONS = 600_000;
const SALT_LENGTH = 16;
const IV_LENGTH = 16;
const AES_256_CBC = '2.16.840.1.101.3.4.1.42';
const HMAC_SHA256 = '1.2.840.113549.2.9';

const PRFS: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.2.7', 'SHA-1'],
  [HMAC_SHA256, 'SHA-256'],
  ['1.2.840.113549.2.10', 'SHA-384'],
  ['1.2.840.113549.2.11', 'SHA-512'],
]);

interface BlockCipher {
  readonly kind: 'aes' | 'des';
  readonly keyLength: number;
}

const CIPHERS: ReadonlyMap<string, BlockCipher> = new Map([
  ['2.16.840.1.101.3.4.1.2', { kind: 'aes', keyLength: 16 }],
  ['2.16.840.1.101.3.4.1.22', { kind: 'aes', keyLength: 24 }],
  [AES_256_CBC, { kind: 'aes', keyLength: 32 }],
  ['1.2.840.113549.3.7', { kind: 'des', keyLength: 24 }],
]);

const LEGACY_CIPHERS: ReadonlyMap<string, BlockCipher> = new Map([
  ['AES-128-CBC', { kind: 'aes', keyLength: 16 }],
  ['AES-192-CBC', { kind: 'aes', keyLength: 24 }],
  ['AES-256-CBC', { kind: 'aes', keyLength: 32 }],
  ['DES-EDE3-CBC', { kind: 'des', keyLength: 24 }],
  ['DES-CBC', { kind: 'des', keyLength: 8 }],
]);

/** The octets inside; `undefined` where the padding shows that the pass phrase is wrong. */
async function decrypt(
  crypto: HostCrypto,
  key: EncryptedPrivateKey,
  dekInfo: string | undefined,
  passPhrase: string,
  where: string,
): Promise<Uint8Array | undefined> {
  const ciphertext = key.bytes.subarray(key.ciphertext.start, key.ciphertext.end);
  if (key.format === 'legacy') {
    return decryptLegacy(ciphertext, dekInfo, passPhrase, where);
  }
  const parameters = key.node?.children[0]?.children[1];
  if (key.encryption?.oid === PBES2 && parameters !== undefined) {
    const [kdf, scheme] = parameters.children;
    const [salt, iterations, ...rest] = kdf?.children[1]?.children ?? [];
    const prf = PRFS.get(readObjectIdentifier(rest.at(-1)?.children[0]) ?? '1.2.840.113549.2.7');
    const cipher = CIPHERS.get(readObjectIdentifier(scheme?.children[0]) ?? '');
    const iv = scheme?.children[1];
    const isPbkdf2 = readObjectIdentifier(kdf?.children[0]) === PBKDF2;
    const count = iterations === undefined ? undefined : readSmallInteger(iterations);
    if (
      salt !== undefined &&
      iv !== undefined &&
      isPbkdf2 &&
      count &&
      count <= MAX_ITERATIONS &&
      prf &&
      cipher
    ) {
      const derived = await deriveKey(crypto, passPhrase, contentOf(salt), count, prf, cipher.keyLength);
      return decipher(cipher, toBinary(derived), toBinary(contentOf(iv)), ciphertext);
    }
  }
  return decryptWithForge(key, passPhrase, where);
}

/** PKCS #12 and PKCS #5 v1 schemes, and what else forge knows. */
function decryptWithForge(
  key: EncryptedPrivateKey,
  passPhrase: string,
  where: string,
): Uint8Array | undefined {
  let plain: ReturnType<typeof forge.pki.decryptPrivateKeyInfo>;
  try {
    plain = forge.pki.decryptPrivateKeyInfo(forge.asn1.fromDer(toBinary(key.bytes)), passPhrase);
  } catch (error) {
    if (error instanceof Error && /unsupported/i.test(error.message)) {
      const how = key.encryption?.cipher ?? key.encryption?.name ?? 'an unknown scheme';
      throw new CaError(
        `The key in ${where} is encrypted with ${how}, which is not supported. Convert it: openssl pkcs8 -topk8 -v2 aes256.`,
      );
    }
    return undefined;
  }
  return plain === null ? undefined : fromBinary(forge.asn1.toDer(plain).getBytes());
}

/** OpenSSL's encrypted PEM: MD5 over pass phrase and the first eight octets of the IV. */
function decryptLegacy(
  ciphertext: Uint8Array,
  dekInfo: string | undefined,
  passPhrase: string,
  where: string,
): Uint8Array | undefined {
  const [name = '', hex = ''] = (dekInfo ?? '').split(',').map((part) => part.trim());
  const cipher = LEGACY_CIPHERS.get(name.toUpperCase());
  if (cipher === undefined) {
    throw new CaError(
      `The key in ${where} is encrypted with ${name || 'an unnamed cipher'}, which is not supported. Convert it: openssl pkcs8 -topk8 -v2 aes256.`,
    );
  }
  const iv = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const derived = deriveLegacyKey(toUtf8(passPhrase), iv.subarray(0, 8), cipher.keyLength);
  return decipher(cipher, toBinary(derived), toBinary(iv), ciphertext);
}

/** EVP_BytesToKey with MD5 and one round: each hash covers the one before, the pass phrase and the salt. */
function deriveLegacyKey(passPhrase: Uint8Array, salt: Uint8Array, length: number): Uint8Array {
  let derived = new Uint8Array();
  let last = new Uint8Array();
  while (derived.length < length) {
    last = Uint8Array.from(md5(concat([last, passPhrase, salt])));
    derived = Uint8Array.from(concat([derived, last]));
  }
  return derived.subarray(0, length);
}

function decipher(
  { kind }: BlockCipher,
  key: string,
  iv: string,
  ciphertext: Uint8Array,
): Uint8Array | undefined {
  const decryption = forge[kind].createDecryptionCipher(key);
  decryption.start(iv);
  decryption.update(forge.util.createBuffer(toBinary(ciphertext)));
  return decryption.finish() ? fromBinary(decryption.output.getBytes()) : undefined;
}

/** PBKDF2 (RFC 8018 §5.2) on the platform: forge's takes seconds at today's number of rounds. */
async function deriveKey(
  { subtle }: HostCrypto,
  passPhrase: string,
  salt: Uint8Array,
  iterations: number,
  hash: string,
  length: number,
): Promise<Uint8Array> {
  const base = await subtle.importKey('raw', toUtf8(passPhrase), 'PBKDF2', false, ['deriveBits']);
  const algorithm = { name: 'PBKDF2', hash, salt, iterations };
  return new Uint8Array(await subtle.deriveBits(algorithm, base, length * 8));
}

/** EncryptedPrivateKeyInfo (RFC 5958 §3) with PBES2: PBKDF2 with HMAC-SHA-256, AES-256 in CBC mode. */
export async function encryptKey(
  crypto: HostCrypto,
  pkcs8: Uint8Array,
  passPhrase: string,
): Promise<Uint8Array> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_LENGTH));
  const iv = crypto.getRandomValues(new Uint8Array(IV_LENGTH));
  const derived = await deriveKey(crypto, passPhrase, salt, ITERATIONS, 'SHA-256', 32);
  const encryption = forge.aes.createEncryptionCipher(toBinary(derived));
  encryption.start(toBinary(iv));
  encryption.update(forge.util.createBuffer(toBinary(pkcs8)));
  encryption.finish();
  const kdf = sequence(
    objectIdentifier(PBKDF2),
    sequence(octetString(salt), smallInteger(ITERATIONS), sequence(objectIdentifier(HMAC_SHA256), NULL)),
  );
  const scheme = sequence(objectIdentifier(AES_256_CBC), octetString(iv));
  return sequence(
    sequence(objectIdentifier(PBES2), sequence(kdf, scheme)),
    octetString(fromBinary(encryption.output.getBytes())),
  );
}
