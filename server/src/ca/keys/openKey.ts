/** Reads private keys in every form that OpenSSL and devices write, with their pass phrase where they have one. */
import { encodingOf } from '../../core/der/values';
import { NULL, objectIdentifier, octetString, sequence, smallInteger } from '../../core/der/writeDer';
import { type DocumentModel, objectOf, readDocument } from '../../core/documentModel';
import type { EncryptedPrivateKey } from '../../core/pkcs/encryptedPrivateKey';
import type { PrivateKey } from '../../core/pkcs/privateKey';
import type { PkiObject } from '../../core/pkiObject';
import { publicKeyBytes } from '../../core/x509/publicKeyBytes';
import { CaError } from '../caError';
import { readPlainKey, sealedKey, unseal } from '../decrypt/decryptKey';
import { passPhraseForms, usualPassPhraseForm } from '../decrypt/passPhraseForm';
import { workOfHost } from '../decrypt/workload';
import type { HostCrypto } from '../hostCrypto';
import { encryptOctets } from '../pkcs12/encryptOctets';
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
  const { recipe, ciphertext } = sealedKey(crypto, key, dekInfoOf(text));
  if (recipe.kind === 'refused') {
    throw new CaError(`The key in ${where} ${recipe.reason}. Convert it: openssl pkcs8 -topk8 -v2 aes256.`);
  }
  const opened = await unseal(
    { recipe, ciphertext },
    passPhraseForms(passPhrase),
    workOfHost(crypto),
    readPlainKey,
  );
  if (opened === undefined) {
    throw new CaError(`The pass phrase does not open the key in ${where}. Nothing was changed.`);
  }
  return toCaKey(opened.result, where);
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
export function toPkcs8(key: PrivateKey): Uint8Array {
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

/** Of PBKDF2. */
const ITERATIONS = 600_000;
const SALT_LENGTH = 16;

/** EncryptedPrivateKeyInfo (RFC 5958 §3) with PBES2: PBKDF2 with HMAC-SHA-256, AES-256 in CBC mode. */
export async function encryptKey(
  crypto: HostCrypto,
  pkcs8: Uint8Array,
  passPhrase: string,
): Promise<Uint8Array> {
  const sealing = {
    crypto,
    form: usualPassPhraseForm(passPhrase),
    iterations: ITERATIONS,
    saltLength: SALT_LENGTH,
    work: workOfHost(crypto),
  };
  const { algorithm, ciphertext } = await encryptOctets(sealing, 'aes256', pkcs8);
  return sequence(algorithm, octetString(ciphertext));
}
