/**
 * Pass phrases on their way from the client. The client makes a key pair of its own for each of them, agrees on a
 * secret with the server's public key (ECDH on P-256), derives a key from it (HKDF with SHA-256, RFC 5869) and
 * encrypts with AES-256-GCM: base64 of its public point (65 octets), the IV (12 octets) and the ciphertext.
 */
import { CaError } from '../../ca/caError';
import type { HostCrypto, HostKeyPair } from '../../ca/hostCrypto';
import { readUtf8, toUtf8 } from '../../core/der/strings';
import { toBase64 } from '../../core/describe/base64Text';
import { readBase64 } from '../../core/encoding/base64';
import { ProblemList } from '../../core/encoding/problemList';

export interface Sealing {
  /** The server's public point in base64. */
  publicKey(): Promise<string>;
  /** The text that somebody sealed under this session's key. */
  open(sealed: string): Promise<string>;
  /** From now on nothing that was sealed before can be opened. */
  forget(): void;
}

const CURVE = { name: 'ECDH', namedCurve: 'P-256' };
const POINT_LENGTH = 65;
const IV_LENGTH = 12;
const INFO = toUtf8('phonepki pass phrase');

export function createSealing({ subtle }: HostCrypto): Sealing {
  let pair: Promise<HostKeyPair> | undefined;
  const keys = () => {
    pair ??= subtle.generateKey(CURVE, false, ['deriveBits']);
    return pair;
  };
  return {
    async publicKey() {
      const { publicKey } = await keys();
      return toBase64(new Uint8Array(await subtle.exportKey('raw', publicKey)));
    },
    async open(sealed) {
      const octets = readBase64(sealed, 0, sealed.length, 0, 'pem', new ProblemList()).bytes;
      try {
        const { privateKey } = await keys();
        const point = octets.subarray(0, POINT_LENGTH);
        const iv = octets.subarray(POINT_LENGTH, POINT_LENGTH + IV_LENGTH);
        const theirs = await subtle.importKey('raw', point, CURVE, false, []);
        const secret = await subtle.deriveBits({ name: 'ECDH', public: theirs }, privateKey, 256);
        const base = await subtle.importKey('raw', new Uint8Array(secret), 'HKDF', false, ['deriveBits']);
        const kdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: INFO };
        const bits = new Uint8Array(await subtle.deriveBits(kdf, base, 256));
        const key = await subtle.importKey('raw', bits, 'AES-GCM', false, ['decrypt']);
        const text = await subtle.decrypt(
          { name: 'AES-GCM', iv },
          key,
          octets.subarray(POINT_LENGTH + IV_LENGTH),
        );
        return readUtf8(new Uint8Array(text), 0, text.byteLength).text;
      } catch {
        throw new CaError(
          'Nothing was done: the pass phrase was not sealed under the key of this session. Ask for the key (phonepki.server.sealingKey) and seal it again.',
        );
      }
    },
    forget() {
      pair = undefined;
    },
  };
}
