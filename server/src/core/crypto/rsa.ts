/** RSA signatures (RFC 8017), verified by modular power. */
import { contentOf } from '../der/values';
import type { PublicKeyInfo } from '../x509/publicKeyInfo';
import { integerBits } from '../x509/publicKeyInfo';
import type { RsaPssParameters } from '../x509/rsaPssParameters';
import { sameBytes } from '../x509/sameName';
import { hashFunction } from './hashes';
import type { SignatureVerdict } from './verifySignature';

/** A key of any size can be put into a file; what costs seconds is not computed. */
const MAX_MODULUS_BITS = 16_384;
const MAX_EXPONENT_BITS = 64;

/** RSASSA-PKCS1-v1_5 (RFC 8017 §8.2.2). */
export function verifyPkcs1(
  key: PublicKeyInfo,
  hash: string,
  message: Uint8Array,
  signature: Uint8Array,
): SignatureVerdict {
  const encoded = encodedMessage(key, signature);
  const hashing = hashFunction(hash);
  if (typeof encoded === 'string' || hashing === undefined) {
    return typeof encoded === 'string' ? encoded : 'unsupported';
  }
  const { oid } = hashing;
  const digest = hashing.digest(message);
  // DigestInfo: the parameters of the algorithm are NULL (RFC 8017 §A.2.4).
  const info = [0x30, 8 + oid.length + digest.length, 0x30, 4 + oid.length, 0x06, oid.length, ...oid];
  info.push(0x05, 0x00, 0x04, digest.length, ...digest);
  const { bytes } = encoded;
  const padding = bytes.length - info.length - 3;
  if (padding < 8) {
    return 'bad';
  }
  const expected = new Uint8Array(bytes.length).fill(0xff);
  expected[0] = 0;
  expected[1] = 1;
  expected[2 + padding] = 0;
  expected.set(info, 3 + padding);
  return sameBytes(bytes, expected) ? 'good' : 'bad';
}

/** RSASSA-PSS (RFC 8017 §8.1.2, §9.1.2). */
export function verifyPss(
  key: PublicKeyInfo,
  parameters: RsaPssParameters,
  message: Uint8Array,
  signature: Uint8Array,
): SignatureVerdict {
  const hashing = hashFunction(parameters.hash);
  const masking = hashFunction(parameters.maskHash);
  const { saltLength, trailerField } = parameters;
  const encoded = encodedMessage(key, signature);
  if (typeof encoded === 'string' || hashing === undefined || masking === undefined) {
    return typeof encoded === 'string' ? encoded : 'unsupported';
  }
  if (saltLength === undefined || saltLength < 0 || trailerField !== 1) {
    return 'bad';
  }
  const bits = encoded.modulusBits - 1;
  const length = Math.ceil(bits / 8);
  const bytes = encoded.bytes.subarray(encoded.bytes.length - length);
  const digest = hashing.digest(message);
  const maskedLength = length - digest.length - 1;
  const isLong = encoded.bytes.length > length && encoded.bytes[0] !== 0;
  if (isLong || maskedLength < saltLength + 1 || bytes[length - 1] !== 0xbc) {
    return 'bad';
  }
  const hash = bytes.subarray(maskedLength, length - 1);
  const block = unmasked(bytes.subarray(0, maskedLength), hash, masking.digest);
  const spare = 0xff >> (8 * length - bits);
  if (((bytes[0] as number) & ~spare) !== 0) {
    return 'bad';
  }
  block[0] = (block[0] as number) & spare;
  const saltStart = maskedLength - saltLength;
  const isPadded = block.subarray(0, saltStart - 1).every((octet) => octet === 0);
  if (!isPadded || block[saltStart - 1] !== 1) {
    return 'bad';
  }
  const whole = new Uint8Array(8 + digest.length + saltLength);
  whole.set(digest, 8);
  whole.set(block.subarray(saltStart), 8 + digest.length);
  return sameBytes(hashing.digest(whole), hash) ? 'good' : 'bad';
}

/** The octets without the mask that MGF1 (RFC 8017 §B.2.1) makes of `seed`. */
function unmasked(
  octets: Uint8Array,
  seed: Uint8Array,
  digest: (bytes: Uint8Array) => Uint8Array,
): Uint8Array {
  const result = Uint8Array.from(octets);
  const input = new Uint8Array(seed.length + 4);
  input.set(seed);
  for (let at = 0, counter = 0; at < result.length; counter++) {
    new DataView(input.buffer).setUint32(seed.length, counter);
    for (const octet of digest(input)) {
      if (at < result.length) {
        result[at] = (result[at] as number) ^ octet;
      }
      at++;
    }
  }
  return result;
}

/** What was signed, as the public key shows it (RFC 8017 §5.2.2). */
function encodedMessage(
  { modulus, exponent }: PublicKeyInfo,
  signature: Uint8Array,
): { readonly bytes: Uint8Array; readonly modulusBits: number } | SignatureVerdict {
  if (modulus === undefined || exponent === undefined) {
    return 'unsupported';
  }
  const modulusBits = integerBits(modulus);
  if (modulusBits > MAX_MODULUS_BITS || integerBits(exponent) > MAX_EXPONENT_BITS || modulusBits < 2) {
    return 'unsupported';
  }
  const length = Math.ceil(modulusBits / 8);
  const n = numberOf(contentOf(modulus));
  const s = numberOf(signature);
  if (signature.length !== length || s >= n) {
    return 'bad';
  }
  const hex = power(s, numberOf(contentOf(exponent)), n)
    .toString(16)
    .padStart(length * 2, '0');
  const bytes = Uint8Array.from({ length }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
  return { bytes, modulusBits };
}

/** Without regard to the sign: old certificates lack the octet that would make the number positive. */
function numberOf(octets: Uint8Array): bigint {
  let hex = '0x0';
  for (const octet of octets) {
    hex += octet.toString(16).padStart(2, '0');
  }
  return BigInt(hex);
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === '1') {
      result = (result * base) % modulus;
    }
  }
  return result;
}
