/** Writes PKCS #12 files (RFC 7292 §5.1) in one of three strengths. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { toUtf16 } from '../../core/der/strings';
import { Tag } from '../../core/der/values';
import {
  explicit,
  implicit,
  NULL,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  smallInteger,
  tlv,
} from '../../core/der/writeDer';
import type { Pkcs12Strength } from '../../core/exportProtocol';
import { derivePkcs12, Purpose } from '../decrypt/deriveKey';
import { usualPassPhraseForm } from '../decrypt/passPhraseForm';
import type { Workload } from '../decrypt/workload';
import type { HostCrypto } from '../hostCrypto';
import { encryptOctets, type Sealing } from './encryptOctets';
import { PKCS12_RECIPES, type Pkcs12Recipe } from './strengths';

export interface Pkcs12Contents {
  /** PrivateKeyInfo (RFC 5958 §2). */
  readonly key?: Uint8Array | undefined;
  /** As DER; the one of the key first. */
  readonly certificates: readonly Uint8Array[];
  /** How lists of keys name it. */
  readonly friendlyName?: string | undefined;
}

const BAG = '1.2.840.113549.1.12.10.1';
const CERTIFICATE_BAG = `${BAG}.3`;
const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1';
const FRIENDLY_NAME = '1.2.840.113549.1.9.20';
const LOCAL_KEY_ID = '1.2.840.113549.1.9.21';

/**
 * Certificates first and encrypted as a whole, then the key, encrypted by itself: the order of OpenSSL. Nothing but
 * the salts and names of algorithms lies in the clear.
 */
export async function writePkcs12(
  crypto: HostCrypto,
  { key, certificates, friendlyName }: Pkcs12Contents,
  passPhrase: string,
  strength: Pkcs12Strength,
  work: Workload,
): Promise<Uint8Array> {
  const writing = startWriting(crypto, passPhrase, strength, work);
  const [own] = certificates;
  const attributes = own === undefined ? [] : attributesOf(key && sha1(own), friendlyName);
  const safes: Uint8Array[] = [];
  if (certificates.length > 0) {
    const bags = certificates.map((certificate, at) =>
      certificateBag(certificate, at === 0 ? attributes : []),
    );
    safes.push(await encryptedSafe(writing, sequence(...bags)));
  }
  if (key !== undefined) {
    safes.push(plainSafe(sequence(await shroudedKeyBag(writing, key, attributes))));
  }
  return finishPkcs12(writing, safes);
}

/** A file that is being written. */
export interface Pkcs12Writing {
  readonly recipe: Pkcs12Recipe;
  readonly sealing: Sealing;
}

export function startWriting(
  crypto: HostCrypto,
  passPhrase: string,
  strength: Pkcs12Strength,
  work: Workload,
): Pkcs12Writing {
  const recipe = PKCS12_RECIPES[strength];
  const { iterations, saltLength } = recipe;
  return { recipe, sealing: { crypto, form: usualPassPhraseForm(passPhrase), iterations, saltLength, work } };
}

/** SafeBag; `attributes` are whole values of type Attribute. */
function bag(id: string, value: Uint8Array, attributes: readonly Uint8Array[]): Uint8Array {
  const set = attributes.length === 0 ? [] : [setOf(...attributes)];
  return sequence(objectIdentifier(id), explicit(0, value), ...set);
}

function certificateBag(certificate: Uint8Array, attributes: readonly Uint8Array[]): Uint8Array {
  const value = sequence(objectIdentifier(X509_CERTIFICATE), explicit(0, octetString(certificate)));
  return bag(CERTIFICATE_BAG, value, attributes);
}

/** EncryptedPrivateKeyInfo of a key. */
export async function shroudedKey({ recipe, sealing }: Pkcs12Writing, key: Uint8Array): Promise<Uint8Array> {
  const { algorithm, ciphertext } = await encryptOctets(sealing, recipe.keys, key);
  return sequence(algorithm, octetString(ciphertext));
}

export const SHROUDED_KEY_BAG: string = `${BAG}.2`;

async function shroudedKeyBag(
  writing: Pkcs12Writing,
  key: Uint8Array,
  attributes: readonly Uint8Array[],
): Promise<Uint8Array> {
  return bag(SHROUDED_KEY_BAG, await shroudedKey(writing, key), attributes);
}

/** What ties the key to its certificate (RFC 2985 §5.5.2), as OpenSSL makes it, and its name (§5.5.1). */
function attributesOf(
  localKeyId: Uint8Array | undefined,
  friendlyName: string | undefined,
): readonly Uint8Array[] {
  const attribute = (id: string, value: Uint8Array) => sequence(objectIdentifier(id), setOf(value));
  return [
    ...(friendlyName === undefined
      ? []
      : [attribute(FRIENDLY_NAME, tlv(Tag.bmpString, toUtf16(friendlyName)))]),
    ...(localKeyId === undefined ? [] : [attribute(LOCAL_KEY_ID, octetString(localKeyId))]),
  ];
}

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';

/** ContentInfo in the clear; `safeContents` is a SEQUENCE of bags. */
export function plainSafe(safeContents: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(DATA), explicit(0, octetString(safeContents)));
}

/** ContentInfo with EncryptedData (RFC 5652 §8). */
export async function encryptedSafe(
  { recipe, sealing }: Pkcs12Writing,
  safeContents: Uint8Array,
): Promise<Uint8Array> {
  const { algorithm, ciphertext } = await encryptOctets(sealing, recipe.certificates, safeContents);
  const content = sequence(objectIdentifier(DATA), algorithm, implicit(0, ciphertext));
  return sequence(objectIdentifier(ENCRYPTED_DATA), explicit(0, sequence(smallInteger(0), content)));
}

const DIGESTS = {
  'SHA-1': { oid: '1.3.14.3.2.26', digest: sha1 },
  'SHA-256': { oid: '2.16.840.1.101.3.4.2.1', digest: sha256 },
} as const;

/** PFX around the parts, with the MAC over them. */
export async function finishPkcs12(
  { recipe, sealing }: Pkcs12Writing,
  safes: readonly Uint8Array[],
): Promise<Uint8Array> {
  const { crypto, form, iterations, saltLength, work } = sealing;
  const { oid, digest } = DIGESTS[recipe.mac];
  const authenticatedSafe = sequence(...safes);
  const salt = crypto.getRandomValues(new Uint8Array(saltLength));
  const derivation = { salt, iterations, length: digest.outputLen };
  const key = await derivePkcs12(digest, Purpose.mac, form.wide, derivation, work);
  const digestInfo = sequence(
    sequence(objectIdentifier(oid), NULL),
    octetString(hmac(digest, key, authenticatedSafe)),
  );
  return sequence(
    smallInteger(3),
    plainSafe(authenticatedSafe),
    sequence(digestInfo, octetString(salt), smallInteger(iterations)),
  );
}
