/** Hash functions by the names that core gives them, with what HMAC and key derivation need to know of them. */
import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512, sha512_224, sha512_256 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js';
import type { CHash } from '@noble/hashes/utils.js';

/** `outputLen` and `blockLen` are in octets. */
export type Digest = CHash;

const DIGESTS: ReadonlyMap<string, Digest> = new Map<string, Digest>([
  ['MD5', md5],
  ['SHA-1', sha1],
  ['RIPEMD-160', ripemd160],
  ['SHA-224', sha224],
  ['SHA-256', sha256],
  ['SHA-384', sha384],
  ['SHA-512', sha512],
  ['SHA-512/224', sha512_224],
  ['SHA-512/256', sha512_256],
  ['SHA3-224', sha3_224],
  ['SHA3-256', sha3_256],
  ['SHA3-384', sha3_384],
  ['SHA3-512', sha3_512],
]);

/** `SHA-256` */
export function digestNamed(name: string): Digest | undefined {
  return DIGESTS.get(name);
}

const HMACS: ReadonlyMap<string, string> = new Map([
  ['hmacWithMD5', 'MD5'],
  ['hmacWithSHA1', 'SHA-1'],
  ['hmacWithSHA224', 'SHA-224'],
  ['hmacWithSHA256', 'SHA-256'],
  ['hmacWithSHA384', 'SHA-384'],
  ['hmacWithSHA512', 'SHA-512'],
  ['hmacWithSHA512-224', 'SHA-512/224'],
  ['hmacWithSHA512-256', 'SHA-512/256'],
  ['hmacWithSHA3-224', 'SHA3-224'],
  ['hmacWithSHA3-256', 'SHA3-256'],
  ['hmacWithSHA3-384', 'SHA3-384'],
  ['hmacWithSHA3-512', 'SHA3-512'],
]);

/** The hash of an HMAC, for PBKDF2 and PBMAC1. */
export interface Prf {
  readonly hash: string;
  readonly digest: Digest;
}

/** `hmacWithSHA256` */
export function prfNamed(name: string): Prf | undefined {
  const hash = HMACS.get(name);
  const digest = hash === undefined ? undefined : DIGESTS.get(hash);
  return hash === undefined || digest === undefined ? undefined : { hash, digest };
}
