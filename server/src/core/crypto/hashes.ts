/** The hash functions that signatures are made with, by the names that {@link hashName} gives. */
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512, sha512_224, sha512_256 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js';

export interface HashFunction {
  readonly digest: (bytes: Uint8Array) => Uint8Array;
  /** Content octets of the object identifier, as a DigestInfo names it. */
  readonly oid: readonly number[];
}

/** 2.16.840.1.101.3.4.2.n */
const nist = (n: number) => [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, n];

const HASHES: ReadonlyMap<string, HashFunction> = new Map([
  ['MD5', { digest: md5, oid: [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02, 0x05] }],
  ['SHA-1', { digest: sha1, oid: [0x2b, 0x0e, 0x03, 0x02, 0x1a] }],
  ['SHA-256', { digest: sha256, oid: nist(1) }],
  ['SHA-384', { digest: sha384, oid: nist(2) }],
  ['SHA-512', { digest: sha512, oid: nist(3) }],
  ['SHA-224', { digest: sha224, oid: nist(4) }],
  ['SHA-512/224', { digest: sha512_224, oid: nist(5) }],
  ['SHA-512/256', { digest: sha512_256, oid: nist(6) }],
  ['SHA3-224', { digest: sha3_224, oid: nist(7) }],
  ['SHA3-256', { digest: sha3_256, oid: nist(8) }],
  ['SHA3-384', { digest: sha3_384, oid: nist(9) }],
  ['SHA3-512', { digest: sha3_512, oid: nist(10) }],
]);

/** `undefined` for those that nobody should sign with any more, MD2 and MD4 among them. */
export function hashFunction(name: string): HashFunction | undefined {
  return HASHES.get(name);
}
