/** Signatures, verified synchronously and the same way in every host. */
import { ed448 } from '@noble/curves/ed448.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { encodingOf, toHex } from '../der/values';
import type { AlgorithmIdentifier } from '../x509/algorithmIdentifier';
import { keyAlgorithm } from '../x509/keyAlgorithms';
import type { PublicKeyInfo } from '../x509/publicKeyInfo';
import { readRsaPssParameters } from '../x509/rsaPssParameters';
import { hashFunction } from './hashes';
import { verifyPkcs1, verifyPss } from './rsa';
import { signatureScheme } from './signatureAlgorithms';
import { verifyEcdsa } from './verifyEcdsa';

/** `unsupported`: nobody tried, because algorithm, curve or key are none that we can compute with. */
export type SignatureVerdict = 'good' | 'bad' | 'unsupported';

/** Verdicts by a hash of everything they depend on, the oldest first. */
const known = new Map<string, SignatureVerdict>();
const MAX_KNOWN = 50_000;

/** Whether the holder of `key` signed `message`. A key of another algorithm did not. Never throws. */
export function verifySignature(
  key: PublicKeyInfo,
  algorithm: AlgorithmIdentifier,
  message: Uint8Array,
  signature: Uint8Array,
): SignatureVerdict {
  const parts = [encodingOf(key.node), encodingOf(algorithm.node), signature, message];
  const hash = sha256.create();
  for (const part of parts) {
    hash.update(new Uint8Array(new Uint32Array([part.length]).buffer)).update(part);
  }
  const id = toHex(hash.digest());
  let verdict = known.get(id);
  if (verdict === undefined) {
    verdict = computed(key, algorithm, message, signature);
    if (known.size >= MAX_KNOWN) {
      known.delete(known.keys().next().value as string);
    }
    known.set(id, verdict);
  }
  return verdict;
}

function computed(
  key: PublicKeyInfo,
  algorithm: AlgorithmIdentifier,
  message: Uint8Array,
  signature: Uint8Array,
): SignatureVerdict {
  const scheme = signatureScheme(algorithm.oid);
  const family = keyAlgorithm(key.algorithm?.oid ?? '')?.family;
  if (scheme === undefined || family === undefined || family === 'other' || key.keyBits === undefined) {
    return 'unsupported';
  }
  const octets = (key.keyNode ?? key.node).bytes.subarray(key.keyBits.start, key.keyBits.end);
  switch (scheme.kind) {
    case 'rsaPkcs1':
      // A key that is marked for PSS makes no other signatures (RFC 4055 §1.2).
      return key.algorithmName === 'RSA' ? verifyPkcs1(key, scheme.hash, message, signature) : 'bad';
    case 'rsaPss':
      return family === 'rsa' ? verifyWithPss(key, algorithm, message, signature) : 'bad';
    case 'ecdsa':
      return family === 'ec' ? verifyWithEcdsa(key, scheme.hash, octets, message, signature) : 'bad';
    case 'ed25519':
    case 'ed448':
      return key.algorithm?.oid === algorithm.oid
        ? verifyEdwards(scheme.kind, octets, message, signature)
        : 'bad';
  }
}

/** The parameters of the key bind those of the signature (RFC 4055 §3.3). */
function verifyWithPss(
  key: PublicKeyInfo,
  algorithm: AlgorithmIdentifier,
  message: Uint8Array,
  signature: Uint8Array,
): SignatureVerdict {
  const parameters = readRsaPssParameters(algorithm.parameters);
  if (key.algorithmName === 'RSA-PSS' && key.algorithm?.parameters !== undefined) {
    const bound = readRsaPssParameters(key.algorithm.parameters);
    const isSame = bound.hash === parameters.hash && bound.maskHash === parameters.maskHash;
    if (!isSame || (parameters.saltLength ?? 0) < (bound.saltLength ?? 0)) {
      return 'bad';
    }
  }
  return verifyPss(key, parameters, message, signature);
}

/** RFC 3279 §2.2.3, RFC 5758 §3.2. */
function verifyWithEcdsa(
  key: PublicKeyInfo,
  hash: string,
  point: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): SignatureVerdict {
  const digest = hashFunction(hash)?.digest(message);
  return digest === undefined
    ? 'unsupported'
    : attempt(() => verifyEcdsa(key.curve?.oid, point, digest, signature));
}

/** RFC 8032 §5.1.7, §5.2.7. */
function verifyEdwards(
  kind: 'ed25519' | 'ed448',
  point: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): SignatureVerdict {
  return attempt(() =>
    kind === 'ed25519'
      ? ed25519.verify(signature, message, point, { zip215: false })
      : ed448.verify(signature, message, point),
  );
}

/** The library throws where lengths or points are impossible; `undefined`: a curve that nobody computes with. */
function attempt(verify: () => boolean | undefined): SignatureVerdict {
  try {
    const isGood = verify();
    return isGood === undefined ? 'unsupported' : isGood ? 'good' : 'bad';
  } catch {
    return 'bad';
  }
}
