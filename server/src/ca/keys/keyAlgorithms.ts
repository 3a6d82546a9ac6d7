/** The kinds of key that the CA makes and signs with. */
import type { Hash, KeyAlgorithmName } from '../../core/caProtocol';
import { NULL, objectIdentifier, sequence } from '../../core/der/writeDer';
import type { PublicKeyInfo } from '../../core/x509/publicKeyInfo';
import { CaError } from '../caError';

export const KEY_TITLES: Readonly<Record<KeyAlgorithmName, string>> = {
  'rsa-2048': 'RSA, 2048 bits',
  'rsa-3072': 'RSA, 3072 bits',
  'rsa-4096': 'RSA, 4096 bits',
  'ec-p256': 'EC, P-256',
  'ec-p384': 'EC, P-384',
};

/** Names of the Web Cryptography API. */
export const HOST_HASHES: Readonly<Record<Hash, string>> = {
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};

export type KeyFamily =
  | { readonly kind: 'rsa'; readonly bits: number }
  | { readonly kind: 'ec'; readonly curve: 'P-256' | 'P-384' | 'P-521'; readonly coordinateLength: number };

export function familyOfName(name: KeyAlgorithmName): KeyFamily {
  switch (name) {
    case 'rsa-2048':
    case 'rsa-3072':
    case 'rsa-4096':
      return { kind: 'rsa', bits: Number(name.slice(4)) };
    case 'ec-p256':
      return { kind: 'ec', curve: 'P-256', coordinateLength: 32 };
    case 'ec-p384':
      return { kind: 'ec', curve: 'P-384', coordinateLength: 48 };
  }
}

const CURVES: ReadonlyMap<string | undefined, KeyFamily> = new Map([
  ['P-256', { kind: 'ec', curve: 'P-256', coordinateLength: 32 }],
  ['P-384', { kind: 'ec', curve: 'P-384', coordinateLength: 48 }],
  ['P-521', { kind: 'ec', curve: 'P-521', coordinateLength: 66 }],
]);

/** What a key is for the CA; refuses what it cannot sign or check with. */
export function familyOfKey(
  key: Pick<PublicKeyInfo, 'algorithmName' | 'bits' | 'curve'>,
  whose: string,
): KeyFamily {
  if (key.algorithmName === 'RSA' && key.bits !== undefined) {
    return { kind: 'rsa', bits: key.bits };
  }
  const family = key.algorithmName === 'EC' ? CURVES.get(key.curve?.nistName) : undefined;
  if (family === undefined) {
    const curve = key.curve === undefined ? '' : ` on the curve ${key.curve.name}`;
    throw new CaError(
      `${whose} is ${key.algorithmName}${curve}. The CA works with RSA, and with EC on P-256, P-384 and P-521.`,
    );
  }
  return family;
}

/** The hash that fits a key where nobody chose another (SP 800-57 part 1 §5.6.1). */
export function usualHash(family: KeyFamily): Hash {
  if (family.kind === 'rsa' || family.curve === 'P-256') {
    return 'sha256';
  }
  return family.curve === 'P-384' ? 'sha384' : 'sha512';
}

/** sha…WithRSAEncryption (RFC 8017 §A.2.4), ecdsa-with-SHA… (RFC 5758 §3.2). */
const SIGNATURES: Readonly<Record<KeyFamily['kind'], Readonly<Record<Hash, string>>>> = {
  rsa: { sha256: '1.2.840.113549.1.1.11', sha384: '1.2.840.113549.1.1.12', sha512: '1.2.840.113549.1.1.13' },
  ec: { sha256: '1.2.840.10045.4.3.2', sha384: '1.2.840.10045.4.3.3', sha512: '1.2.840.10045.4.3.4' },
};

/** AlgorithmIdentifier of a signature: NULL parameters with RSA, none with ECDSA. */
export function signatureAlgorithm({ kind }: KeyFamily, hash: Hash): Uint8Array {
  const identifier = objectIdentifier(SIGNATURES[kind][hash]);
  return kind === 'rsa' ? sequence(identifier, NULL) : sequence(identifier);
}
