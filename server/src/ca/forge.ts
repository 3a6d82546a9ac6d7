/** node-forge, reduced to the ciphers that the CA uses: the whole library is many times as large. */
import 'node-forge/lib/aes.js';
import 'node-forge/lib/des.js';
import 'node-forge/lib/rc2.js';
import library from 'node-forge/lib/forge.js';

interface Buffer {
  getBytes(): string;
}

interface Cipher {
  readonly output: Buffer;
  start(iv: string): void;
  update(input: Buffer): void;
  /** False where the padding is wrong; `unpad` takes the place of forge's look at it. */
  finish(unpad?: () => boolean): boolean;
}

interface Ciphers {
  createEncryptionCipher(key: string): Cipher;
  createDecryptionCipher(key: string, mode?: 'CBC' | 'CFB' | 'OFB'): Cipher;
}

interface Rc2 {
  createEncryptionCipher(key: string, effectiveBits: number): Cipher;
  createDecryptionCipher(key: string, effectiveBits: number): Cipher;
}

/** forge speaks of octets as strings of one character, U+0000 … U+00FF, each. */
interface ForgeParts {
  readonly aes: Ciphers;
  readonly des: Ciphers;
  readonly rc2: Rc2;
  readonly util: {
    createBuffer(octets: string): Buffer;
  };
}

export const forge = library as ForgeParts;

/** Octets as forge has them. */
export function toBinary(octets: Uint8Array): string {
  let text = '';
  for (let at = 0; at < octets.length; at += 4096) {
    text += String.fromCharCode(...octets.subarray(at, at + 4096));
  }
  return text;
}

export function fromBinary(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
