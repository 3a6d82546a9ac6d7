/** A private key in the hands of the CA: made, wrapped, signed with. */
import type { Hash, KeyAlgorithmName } from '../../core/caProtocol';
import { sequence, unsignedInteger } from '../../core/der/writeDer';
import { CaError } from '../caError';
import type { HostCrypto, HostKeyPair } from '../hostCrypto';
import { familyOfName, HOST_HASHES, type KeyFamily } from './keyAlgorithms';

export interface CaKey {
  readonly family: KeyFamily;
  /** PrivateKeyInfo (RFC 5958 §2). */
  readonly pkcs8: Uint8Array;
  /** SubjectPublicKeyInfo, where the private key tells it. */
  readonly publicKey: Uint8Array | undefined;
}

const PUBLIC_EXPONENT = Uint8Array.of(1, 0, 1);

/** Makes a key pair with the platform's generator, which works off the event loop. */
export async function generateKey({ subtle }: HostCrypto, name: KeyAlgorithmName): Promise<CaKey> {
  const family = familyOfName(name);
  const algorithm =
    family.kind === 'rsa'
      ? {
          name: 'RSASSA-PKCS1-v1_5',
          modulusLength: family.bits,
          publicExponent: PUBLIC_EXPONENT,
          hash: 'SHA-256',
        }
      : { name: 'ECDSA', namedCurve: family.curve };
  const pair: HostKeyPair = await subtle.generateKey(algorithm, true, ['sign', 'verify']);
  return {
    family,
    pkcs8: new Uint8Array(await subtle.exportKey('pkcs8', pair.privateKey)),
    publicKey: new Uint8Array(await subtle.exportKey('spki', pair.publicKey)),
  };
}

function importAlgorithm(family: KeyFamily, hash: string): object {
  return family.kind === 'rsa'
    ? { name: 'RSASSA-PKCS1-v1_5', hash }
    : { name: 'ECDSA', namedCurve: family.curve };
}

function signingAlgorithm(family: KeyFamily, hash: string): object {
  return family.kind === 'rsa' ? { name: 'RSASSA-PKCS1-v1_5' } : { name: 'ECDSA', hash };
}

/**
 * The signature as it stands in a certificate. The platform signs, also with RSA: forge's RSA is JavaScript
 * and holds the event loop for 0.1 to 0.5 s a signature.
 */
export async function sign(
  { subtle }: HostCrypto,
  { family, pkcs8 }: CaKey,
  hash: Hash,
  data: Uint8Array,
): Promise<Uint8Array> {
  const name = HOST_HASHES[hash];
  const key = await subtle
    .importKey('pkcs8', pkcs8, importAlgorithm(family, name), false, ['sign'])
    .catch(() => {
      throw new CaError('Nothing was signed: the private key is damaged or of a kind that cannot sign here.');
    });
  const signature = new Uint8Array(await subtle.sign(signingAlgorithm(family, name), key, data));
  return family.kind === 'rsa' ? signature : toEcdsaSignature(signature);
}

/** Ecdsa-Sig-Value (RFC 3279 §2.2.3) of the two halves that the platform gives. */
function toEcdsaSignature(halves: Uint8Array): Uint8Array {
  const middle = halves.length / 2;
  return sequence(unsignedInteger(halves.subarray(0, middle)), unsignedInteger(halves.subarray(middle)));
}
