/** From a pass phrase to a key. Rounds are accounted for, and long ones leave time for others. */
import { pbkdf2Async } from '@noble/hashes/pbkdf2.js';
import { scryptAsync } from '@noble/hashes/scrypt.js';
import { concat } from '../../core/der/writeDer';
import type { HostCrypto } from '../hostCrypto';
import type { Digest, Prf } from './digests';
import type { Workload } from './workload';

/** In octets; N and r of scrypt ask for 128·N·r. */
export const MAX_SCRYPT_MEMORY = 256 * 1024 * 1024;

/** Rounds between two pauses. */
const SLICE = 5_000;

/** What the octets that PKCS #12 derives are for (RFC 7292 §B.3). */
export const Purpose = { key: 1, iv: 2, mac: 3 } as const;

export interface Derivation {
  readonly salt: Uint8Array;
  readonly iterations: number;
  /** Octets wanted. */
  readonly length: number;
}

/** The key derivation of PKCS #12 (RFC 7292 §B.2); `passPhrase` is UTF-16. */
export async function derivePkcs12(
  digest: Digest,
  purpose: number,
  passPhrase: Uint8Array,
  { salt, iterations, length }: Derivation,
  work: Workload,
): Promise<Uint8Array> {
  const { blockLen, outputLen } = digest;
  const diversifier = new Uint8Array(blockLen).fill(purpose);
  const input = concat([repeated(salt, blockLen), repeated(passPhrase, blockLen)]);
  const derived = new Uint8Array(Math.ceil(length / outputLen) * outputLen);
  work.spend((derived.length / outputLen) * iterations);
  for (let at = 0; at < derived.length; at += outputLen) {
    const block = await hashed(digest, concat([diversifier, input]), iterations, work);
    derived.set(block, at);
    addToEach(input, repeated(block, blockLen).subarray(0, blockLen));
  }
  return derived.subarray(0, length);
}

/** As often as it takes to fill whole blocks. */
function repeated(octets: Uint8Array, blockLength: number): Uint8Array {
  const { length } = octets;
  const whole = new Uint8Array(blockLength * Math.ceil(length / blockLength));
  return whole.map((_, at) => octets[at % length] as number);
}

/** Adds a block and one to each block of `input`, as numbers. */
function addToEach(input: Uint8Array, block: Uint8Array): void {
  for (let start = 0; start < input.length; start += block.length) {
    let carry = 1;
    for (let at = block.length - 1; at >= 0; at--) {
      carry += (input[start + at] as number) + (block[at] as number);
      input[start + at] = carry & 0xff;
      carry >>= 8;
    }
  }
}

async function hashed(
  digest: Digest,
  first: Uint8Array,
  iterations: number,
  work: Workload,
): Promise<Uint8Array> {
  let octets = digest(first);
  for (let round = 1; round < iterations; round++) {
    octets = digest(octets);
    if (round % SLICE === 0) {
      await work.breathe();
    }
  }
  return octets;
}

/** PBKDF1 (RFC 8018 §5.1). */
export async function derivePbkdf1(
  digest: Digest,
  passPhrase: Uint8Array,
  { salt, iterations, length }: Derivation,
  work: Workload,
): Promise<Uint8Array> {
  work.spend(iterations);
  return (await hashed(digest, concat([passPhrase, salt]), iterations, work)).subarray(0, length);
}

/** The hashes that every host's Web Cryptography has. */
const OF_HOST: ReadonlySet<string> = new Set(['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']);

/** PBKDF2 (RFC 8018 §5.2). */
export async function derivePbkdf2(
  { subtle }: HostCrypto,
  { hash, digest }: Prf,
  passPhrase: Uint8Array,
  { salt, iterations, length }: Derivation,
  work: Workload,
): Promise<Uint8Array> {
  work.spend(Math.ceil(length / digest.outputLen) * iterations);
  if (!OF_HOST.has(hash)) {
    return work.finish(pbkdf2Async(digest, passPhrase, salt, { c: iterations, dkLen: length }));
  }
  // HMAC fills its key up with zeros: one is the same as none, and some hosts take no empty key.
  const octets = passPhrase.length === 0 ? new Uint8Array(1) : passPhrase;
  const base = await subtle.importKey('raw', octets, 'PBKDF2', false, ['deriveBits']);
  const algorithm = { name: 'PBKDF2', hash, salt, iterations };
  return new Uint8Array(await work.finish(subtle.deriveBits(algorithm, base, length * 8)));
}

/** scrypt (RFC 7914); `cost` is N, r and p. */
export async function deriveScrypt(
  passPhrase: Uint8Array,
  salt: Uint8Array,
  [N, r, p]: readonly [number, number, number],
  length: number,
  work: Workload,
): Promise<Uint8Array> {
  work.spend(4 * N * r * p);
  const maxmem = 2 * MAX_SCRYPT_MEMORY;
  return work.finish(scryptAsync(passPhrase, salt, { N, r, p, dkLen: length, maxmem }));
}

/** EVP_BytesToKey of OpenSSL with MD5 and one round: each hash covers the one before, the pass phrase and the salt. */
export function deriveOpenSsl(
  digest: Digest,
  passPhrase: Uint8Array,
  salt: Uint8Array,
  length: number,
): Uint8Array {
  let derived: Uint8Array = new Uint8Array();
  let last: Uint8Array = derived;
  while (derived.length < length) {
    last = digest(concat([last, passPhrase, salt]));
    derived = concat([derived, last]);
  }
  return derived.subarray(0, length);
}
