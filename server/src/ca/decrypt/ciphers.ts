/** Ciphers by the names that core gives them; most are those of node-forge. */
import { concat } from '../../core/der/writeDer';
import { forge, fromBinary, toBinary } from '../forge';
import { rc4 } from './rc4';

export interface Cipher {
  /** Octets. */
  readonly keyLength: number;
  readonly ivLength: number;
  /** `undefined` where the padding shows that this was not the key. */
  readonly decrypt: (key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array) => Uint8Array | undefined;
}

const BLOCK_CIPHER = /^(AES-(?:128|192|256)|DES-EDE3|DES-EDE|DES)(?:-(CBC|CFB|OFB))?$/;
const KEY_LENGTHS: Readonly<Record<string, number>> = {
  'AES-128': 16,
  'AES-192': 24,
  'AES-256': 32,
  'DES-EDE3': 24,
  'DES-EDE': 16,
  DES: 8,
};
/** Effective bits of RC2 where its name says them, or the scheme. */
const RC2: Readonly<Record<string, number>> = { 'RC2-CBC': 128, 'RC2-64-CBC': 64, 'RC2-40-CBC': 40 };

/** `AES-256-CBC`; `undefined` for a cipher that is not here, such as Camellia and ARIA. */
export function cipherNamed(name: string): Cipher | undefined {
  const [, family = '', mode = 'CBC'] = BLOCK_CIPHER.exec(name) ?? [];
  const keyLength = KEY_LENGTHS[family];
  if (keyLength !== undefined) {
    return blockCipher(family, keyLength, mode as 'CBC' | 'CFB' | 'OFB');
  }
  const bits = RC2[name];
  if (bits !== undefined) {
    return rc2Cipher(bits);
  }
  switch (name) {
    case 'RC4':
      return { keyLength: 16, ivLength: 0, decrypt: (key, _iv, ciphertext) => rc4(key, ciphertext) };
    case 'RC4-40':
      return { keyLength: 5, ivLength: 0, decrypt: (key, _iv, ciphertext) => rc4(key, ciphertext) };
    default:
      return undefined;
  }
}

function blockCipher(family: string, keyLength: number, mode: 'CBC' | 'CFB' | 'OFB'): Cipher {
  const isAes = family.startsWith('AES');
  const blockLength = isAes ? 16 : 8;
  return {
    keyLength,
    ivLength: blockLength,
    decrypt(key, iv, ciphertext) {
      // Two-key Triple DES uses the first key a second time.
      const whole = family === 'DES-EDE' ? concat([key, key.subarray(0, 8)]) : key;
      const octets = toBinary(whole);
      const cipher = isAes
        ? forge.aes.createDecryptionCipher(octets, mode)
        : forge.des.createDecryptionCipher(octets, mode);
      if (mode === 'CBC') {
        return unpadded(run(cipher, iv, ciphertext), ciphertext.length, blockLength);
      }
      // Filled up: forge's stream modes are sound for whole blocks only.
      const filled = new Uint8Array(Math.ceil(ciphertext.length / blockLength) * blockLength);
      filled.set(ciphertext);
      return run(cipher, iv, filled).subarray(0, ciphertext.length);
    },
  };
}

/** RC2 in CBC mode (RFC 2268) with so many effective bits. */
export function rc2Cipher(bits: number): Cipher {
  return {
    keyLength: Math.ceil(bits / 8),
    ivLength: 8,
    decrypt(key, iv, ciphertext) {
      const cipher = forge.rc2.createDecryptionCipher(toBinary(key), bits);
      return unpadded(run(cipher, iv, ciphertext), ciphertext.length, 8);
    },
  };
}

function run(
  cipher: ReturnType<typeof forge.aes.createDecryptionCipher>,
  iv: Uint8Array,
  ciphertext: Uint8Array,
): Uint8Array {
  cipher.start(toBinary(iv));
  cipher.update(forge.util.createBuffer(toBinary(ciphertext)));
  cipher.finish(() => true);
  return fromBinary(cipher.output.getBytes());
}

/** Without the padding (RFC 8018 §6.1.1 step 4); forge looks at its last octet only. */
function unpadded(plain: Uint8Array, length: number, blockLength: number): Uint8Array | undefined {
  const count = plain.at(-1) ?? 0;
  const isPadded =
    plain.length === length &&
    length % blockLength === 0 &&
    count >= 1 &&
    count <= blockLength &&
    plain.subarray(-count).every((octet) => octet === count);
  return isPadded ? plain.subarray(0, plain.length - count) : undefined;
}
