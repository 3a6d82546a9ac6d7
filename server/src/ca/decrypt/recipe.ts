/** How to open what is encrypted under a pass phrase: PKCS #12 (RFC 7292 §C), PBES1 and PBES2 (RFC 8018 §6). */
import type { DerNode } from '../../core/der/readDer';
import { stringOctets } from '../../core/der/segments';
import { isUniversal, readSmallInteger, Tag } from '../../core/der/values';
import { type EncryptionScheme, type KeyDerivation, PBES2 } from '../../core/pkcs/encryptionScheme';
import type { HostCrypto } from '../hostCrypto';
import { type Cipher, cipherNamed, rc2Cipher } from './ciphers';
import {
  derivePbkdf1,
  derivePbkdf2,
  derivePkcs12,
  deriveScrypt,
  MAX_SCRYPT_MEMORY,
  Purpose,
} from './deriveKey';
import { type Digest, digestNamed, prfNamed } from './digests';
import type { PassPhraseForm } from './passPhraseForm';
import { MAX_ITERATIONS, type Workload } from './workload';

interface KeyAndIv {
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
}

export type Derive = (form: PassPhraseForm, work: Workload) => Promise<KeyAndIv>;

export type Recipe =
  | { readonly kind: 'ready'; readonly cipher: Cipher; readonly derive: Derive }
  /** `reason` goes on from "it": `is encrypted with CAMELLIA-256-CBC, which …`. */
  | { readonly kind: 'refused'; readonly reason: string };

const DAMAGED = refused('is damaged: the parameters of its encryption cannot be read');

export function refused(reason: string): Recipe & { readonly kind: 'refused' } {
  return { kind: 'refused', reason };
}

export function readRecipe(crypto: HostCrypto, scheme: EncryptionScheme | undefined): Recipe {
  const parameters = scheme?.node?.children[1];
  if (scheme === undefined || parameters === undefined) {
    return DAMAGED;
  }
  switch (scheme.kind) {
    case 'PKCS #12 PBE':
    case 'PBES1':
      return readPbe(scheme, parameters);
    case 'PBES2':
      return readPbes2(crypto, scheme, parameters);
    case 'legacy PEM':
    case 'other':
      return refused(`is encrypted with ${scheme.name}, which is not under a pass phrase`);
  }
}

/** Why so many rounds are not done; `undefined` where they are. */
export function iterationProblem(iterations: number | undefined): string | undefined {
  if (iterations === undefined || iterations < 1) {
    return 'is damaged: its number of rounds cannot be read';
  }
  return iterations > MAX_ITERATIONS
    ? `asks for ${iterations} rounds of key derivation; more than ${MAX_ITERATIONS / 1_000_000} million are not done here`
    : undefined;
}

function unknownCipher(scheme: EncryptionScheme): Recipe {
  return refused(`is encrypted with ${scheme.cipher ?? scheme.name}, which cannot be read here`);
}

/** The hash of PBES1 stands in the name of the scheme: `pbeWithMD5AndDES-CBC`. */
function digestOfPbes1(name: string): Digest | undefined {
  return name.includes('MD5') ? digestNamed('MD5') : name.includes('SHA1') ? digestNamed('SHA-1') : undefined;
}

function readPbe(scheme: EncryptionScheme, parameters: DerNode): Recipe {
  const cipher = cipherNamed(scheme.cipher ?? '');
  const isPkcs12 = scheme.kind === 'PKCS #12 PBE';
  const digest = isPkcs12 ? digestNamed('SHA-1') : digestOfPbes1(scheme.name);
  const [saltNode] = parameters.children;
  const iterations = scheme.derivation?.iterations;
  const problem = iterationProblem(iterations);
  if (cipher === undefined || digest === undefined) {
    return refused(`is encrypted with ${scheme.name}, which cannot be read here`);
  }
  if (saltNode === undefined || iterations === undefined || problem !== undefined) {
    return problem === undefined ? DAMAGED : refused(problem);
  }
  const salt = stringOctets(saltNode);
  const { keyLength, ivLength } = cipher;
  if (isPkcs12) {
    return {
      kind: 'ready',
      cipher,
      derive: async ({ wide }, work) => ({
        key: await derivePkcs12(digest, Purpose.key, wide, { salt, iterations, length: keyLength }, work),
        iv: await derivePkcs12(digest, Purpose.iv, wide, { salt, iterations, length: ivLength }, work),
      }),
    };
  }
  return {
    kind: 'ready',
    cipher,
    async derive({ narrow }, work) {
      const derived = await derivePbkdf1(digest, narrow, { salt, iterations, length: 16 }, work);
      return { key: derived.subarray(0, keyLength), iv: derived.subarray(8) };
    },
  };
}

function readPbes2(crypto: HostCrypto, scheme: EncryptionScheme, parameters: DerNode): Recipe {
  const [kdfNode, cipherNode] = parameters.children;
  const { derivation } = scheme;
  if (derivation === undefined || scheme.oid !== PBES2) {
    return DAMAGED;
  }
  const cipherParameters = cipherNode?.children[1];
  const cipher = pbes2Cipher(scheme.cipher, cipherParameters);
  if (cipher === undefined) {
    return unknownCipher(scheme);
  }
  const isRc2 = scheme.cipher?.startsWith('RC2') === true;
  const length = isRc2 ? (derivation.keyLength ?? cipher.keyLength) : cipher.keyLength;
  const iv = ivOf(cipherParameters);
  if (iv?.length !== cipher.ivLength || length < 1 || length > MAX_KEY_LENGTH) {
    return DAMAGED;
  }
  const derive = readDerivation(crypto, derivation, kdfNode, length);
  return typeof derive === 'string'
    ? refused(derive)
    : { kind: 'ready', cipher, derive: async (form, work) => ({ key: await derive(form.narrow, work), iv }) };
}

/** Of RC2. */
const MAX_KEY_LENGTH = 128;

type DeriveOctets = (passPhrase: Uint8Array, work: Workload) => Promise<Uint8Array>;

/** PBKDF2 or scrypt from the AlgorithmIdentifier `node`; a reason where that is not possible. */
export function readDerivation(
  crypto: HostCrypto,
  derivation: KeyDerivation,
  node: DerNode | undefined,
  length: number,
): DeriveOctets | string {
  const saltNode = node?.children[1]?.children[0];
  if (!isUniversal(saltNode, Tag.octetString)) {
    return DAMAGED.reason;
  }
  const salt = stringOctets(saltNode);
  const { name, iterations, cost } = derivation;
  switch (name) {
    case 'PBKDF2': {
      const prf = prfNamed(derivation.prf ?? '');
      if (prf === undefined) {
        return `derives its key with ${derivation.prf ?? 'an unknown function'}, which cannot be computed here`;
      }
      const problem = iterationProblem(iterations);
      if (iterations === undefined || problem !== undefined) {
        return problem ?? DAMAGED.reason;
      }
      return (passPhrase, work) => derivePbkdf2(crypto, prf, passPhrase, { salt, iterations, length }, work);
    }
    case 'scrypt': {
      const problem = cost === undefined ? DAMAGED.reason : scryptProblem(cost);
      return cost === undefined || problem !== undefined
        ? (problem ?? DAMAGED.reason)
        : (passPhrase, work) => deriveScrypt(passPhrase, salt, cost, length, work);
    }
    default:
      return `derives its key with ${name}, which cannot be computed here`;
  }
}

/** N is a power of two above 1, r and p are positive, and all of it stays within bounds (RFC 7914 §2). */
function scryptProblem([n, r, p]: readonly [number, number, number]): string | undefined {
  const isPower = n > 1 && n < 2 ** 31 && (n & (n - 1)) === 0;
  if (!isPower || r < 1 || p < 1) {
    return DAMAGED.reason;
  }
  return 128 * n * r > MAX_SCRYPT_MEMORY || 4 * n * r * p > MAX_ITERATIONS || r * p >= 2 ** 30
    ? `asks for scrypt with N=${n}, r=${r}, p=${p}, which is more than is done here`
    : undefined;
}

/** RC2 says in its parameters how many bits of the key count (RFC 8018 §B.2.3). */
function pbes2Cipher(name: string | undefined, parameters: DerNode | undefined): Cipher | undefined {
  if (name !== 'RC2-CBC') {
    return cipherNamed(name ?? '');
  }
  const [versionNode] = isUniversal(parameters, Tag.sequence) ? parameters.children : [];
  const version = isUniversal(versionNode, Tag.integer) ? readSmallInteger(versionNode) : undefined;
  const bits = version === undefined ? 32 : (RC2_VERSIONS.get(version) ?? version);
  return bits >= 8 && bits <= 1024 ? rc2Cipher(bits) : undefined;
}

const RC2_VERSIONS: ReadonlyMap<number, number> = new Map([
  [160, 40],
  [120, 64],
  [58, 128],
]);

/** The IV alone, or behind the version of RC2. */
function ivOf(parameters: DerNode | undefined): Uint8Array | undefined {
  const octets = isUniversal(parameters, Tag.sequence) ? parameters.children.at(-1) : parameters;
  return isUniversal(octets, Tag.octetString) ? stringOctets(octets) : undefined;
}
