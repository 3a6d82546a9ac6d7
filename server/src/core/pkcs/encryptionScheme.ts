/** How something is encrypted under a password: what can be read of it without knowing the password. */
import { oidName } from '../der/oids';
import type { DerNode } from '../der/readDer';
import { isUniversal, readSmallInteger, Tag } from '../der/values';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from '../x509/algorithmIdentifier';
import { type ObjectProblem, report } from '../x509/objectProblem';
import { cipherName, pbeAlgorithm, prfName } from './encryptionAlgorithms';

/** How the password becomes a key. */
export interface KeyDerivation {
  /** `PBKDF2`, `scrypt`, `PKCS #12`, …; else the OID. */
  readonly name: string;
  readonly saltLength: number | undefined;
  readonly iterations: number | undefined;
  readonly iterationsNode: DerNode | undefined;
  /** Pseudo-random function of PBKDF2: `hmacWithSHA256`. */
  readonly prf: string | undefined;
  /** Octets of the derived key, where the parameters say so. */
  readonly keyLength: number | undefined;
  /** scrypt: N, r and p. */
  readonly cost: readonly [number, number, number] | undefined;
}

export interface EncryptionScheme {
  readonly kind: 'PBES1' | 'PBES2' | 'PKCS #12 PBE' | 'legacy PEM' | 'other';
  readonly node: DerNode | undefined;
  /** `PBES2`, `pbeWithSHA1And3-KeyTripleDES-CBC`, …; else the OID. */
  readonly name: string;
  readonly oid: string | undefined;
  readonly derivation: KeyDerivation | undefined;
  /** `AES-256-CBC`, …; else the OID. */
  readonly cipher: string | undefined;
  readonly ivLength: number | undefined;
}

export const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const SCRYPT = '1.3.6.1.4.1.11591.4.11';
const HMAC_SHA1 = 'hmacWithSHA1';

export function readEncryptionScheme(
  algorithm: AlgorithmIdentifier,
  field: string,
  problems: ObjectProblem[],
): EncryptionScheme {
  const { node, oid, parameters } = algorithm;
  if (oid === PBES2) {
    return readPbes2(algorithm, field, problems);
  }
  const pbe = pbeAlgorithm(oid);
  if (pbe !== undefined) {
    const [salt, iterations] = parameters?.children ?? [];
    return {
      kind: pbe.scheme,
      node,
      name: pbe.name,
      oid,
      derivation: {
        name: pbe.scheme === 'PBES1' ? 'PBKDF1' : 'PKCS #12',
        saltLength: salt === undefined ? undefined : salt.contentEnd - salt.contentStart,
        iterations: isUniversal(iterations, Tag.integer) ? readSmallInteger(iterations) : undefined,
        iterationsNode: iterations,
        prf: undefined,
        keyLength: undefined,
        cost: undefined,
      },
      cipher: pbe.cipher,
      ivLength: undefined,
    };
  }
  const cipher = cipherName(oid);
  return {
    kind: 'other',
    node,
    name: cipher ?? oidName(oid) ?? oid,
    oid,
    derivation: undefined,
    cipher,
    ivLength: ivLengthOf(parameters),
  };
}

/** PBES2-params (RFC 8018 §A.4): key derivation function and cipher. */
function readPbes2(
  algorithm: AlgorithmIdentifier,
  field: string,
  problems: ObjectProblem[],
): EncryptionScheme {
  const { node, oid } = algorithm;
  const parameters = algorithm.parameters ?? node;
  const [kdfNode, cipherNode] = algorithm.parameters?.children ?? [];
  const kdf = readAlgorithmIdentifier(kdfNode, parameters, `${field}.keyDerivationFunc`, problems);
  const cipher = readAlgorithmIdentifier(cipherNode, parameters, `${field}.encryptionScheme`, problems);
  return {
    kind: 'PBES2',
    node,
    name: 'PBES2',
    oid,
    derivation: kdf && readKeyDerivation(kdf, field, problems),
    cipher: cipher && (cipherName(cipher.oid) ?? oidName(cipher.oid) ?? cipher.oid),
    ivLength: ivLengthOf(cipher?.parameters),
  };
}

/** PBKDF2-params (RFC 8018 §A.2) and scrypt-params (RFC 7914 §7). */
export function readKeyDerivation(
  kdf: AlgorithmIdentifier,
  field: string,
  problems: ObjectProblem[],
): KeyDerivation {
  const { oid, parameters } = kdf;
  const parts = parameters?.children ?? [];
  if (oid === SCRYPT) {
    const [salt, ...numbers] = parts;
    const [n, r, p, keyLength] = numbers.map(readSmallInteger);
    return {
      name: 'scrypt',
      saltLength: salt === undefined ? undefined : salt.contentEnd - salt.contentStart,
      iterations: undefined,
      iterationsNode: undefined,
      prf: undefined,
      keyLength,
      cost: n === undefined || r === undefined || p === undefined ? undefined : [n, r, p],
    };
  }
  if (oid !== PBKDF2) {
    const name = oidName(oid) ?? oid;
    return {
      name,
      saltLength: undefined,
      iterations: undefined,
      iterationsNode: undefined,
      prf: undefined,
      keyLength: undefined,
      cost: undefined,
    };
  }
  const [salt, iterations, ...rest] = parts;
  const iterationCount = isUniversal(iterations, Tag.integer) ? readSmallInteger(iterations) : undefined;
  if (iterationCount === undefined) {
    report(problems, 'bad-value', `${field}.iterationCount`, iterations ?? kdf.node, 'is no iteration count');
  }
  const keyLength = rest.find((part) => isUniversal(part, Tag.integer));
  const prfNode = rest.find((part) => isUniversal(part, Tag.sequence));
  const prf = prfNode && readAlgorithmIdentifier(prfNode, kdf.node, `${field}.prf`, problems);
  return {
    name: 'PBKDF2',
    saltLength: isUniversal(salt, Tag.octetString) ? salt.contentEnd - salt.contentStart : undefined,
    iterations: iterationCount,
    iterationsNode: iterations,
    prf: prf === undefined ? HMAC_SHA1 : (prfName(prf.oid) ?? oidName(prf.oid) ?? prf.oid),
    keyLength: keyLength && readSmallInteger(keyLength),
    cost: undefined,
  };
}

/** The IV alone, or the OCTET STRING in a SEQUENCE (RC2, GCM, GOST). */
function ivLengthOf(parameters: DerNode | undefined): number | undefined {
  const octets = isUniversal(parameters, Tag.sequence)
    ? parameters.children.find((child) => isUniversal(child, Tag.octetString))
    : parameters;
  return isUniversal(octets, Tag.octetString) ? octets.contentEnd - octets.contentStart : undefined;
}
