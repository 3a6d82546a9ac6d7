/**
 * The three ways in which PKCS #12 files are written here. A file is no stronger than its weakest part: who tries
 * pass phrases takes the part that is tested fastest. So keys, certificates and MAC of one strength take the same
 * number of rounds.
 */
import type { Pkcs12Strength } from '../../core/exportProtocol';

export interface Pkcs12Recipe {
  readonly keys: Pkcs12Cipher;
  readonly certificates: Pkcs12Cipher;
  readonly mac: 'SHA-256' | 'SHA-1';
  /** Rounds of each derivation. */
  readonly iterations: number;
  /** Octets of each salt. */
  readonly saltLength: number;
  /** For the person who chooses. */
  readonly description: string;
}

/** `aes256` is PBES2 with PBKDF2 and HMAC-SHA-256; the others are schemes of PKCS #12 itself, with SHA-1. */
export type Pkcs12Cipher = 'aes256' | 'tripleDes' | 'rc2-40';

/** OpenSSL and Windows write so many, and what reads only these strengths is slow. */
const FOR_SLOW_READERS = 2048;
const FOR_COMPUTERS = 100_000;

export const PKCS12_RECIPES: Readonly<Record<Pkcs12Strength, Pkcs12Recipe>> = {
  modern: {
    keys: 'aes256',
    certificates: 'aes256',
    mac: 'SHA-256',
    iterations: FOR_COMPUTERS,
    saltLength: 16,
    description: `AES-256 for key and certificates (PBES2, PBKDF2 with HMAC-SHA-256), MAC with SHA-256, ${FOR_COMPUTERS.toLocaleString('en')} rounds each`,
  },
  compatible: {
    keys: 'tripleDes',
    certificates: 'tripleDes',
    mac: 'SHA-1',
    iterations: FOR_SLOW_READERS,
    saltLength: 8,
    description: `Triple DES for key and certificates, MAC with SHA-1, ${FOR_SLOW_READERS.toLocaleString('en')} rounds each`,
  },
  legacy: {
    keys: 'tripleDes',
    certificates: 'rc2-40',
    mac: 'SHA-1',
    iterations: FOR_SLOW_READERS,
    saltLength: 8,
    description: `Triple DES for the key, RC2 with 40 bits for the certificates, MAC with SHA-1, ${FOR_SLOW_READERS.toLocaleString('en')} rounds each`,
  },
};
