import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyEcdsa } from '../../../server/src/core/crypto/verifyEcdsa';

const CURVES = [
  ['prime256v1', '1.2.840.10045.3.1.7', 65],
  ['secp384r1', '1.3.132.0.34', 97],
  ['secp521r1', '1.3.132.0.35', 133],
  ['secp256k1', '1.3.132.0.10', 65],
  ['brainpoolP256r1', '1.3.36.3.3.2.8.1.1.7', 65],
] as const;
const HASHES = ['sha1', 'sha256', 'sha512'];

/** More than a key is used for before its table is made. */
const ROUNDS = 12;

describe('ECDSA', () => {
  it.each(CURVES)(
    '%s: says the same as the one who signed, with the first key and the last',
    (namedCurve, oid, length) => {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
      const point = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(-length));
      for (let round = 0; round < ROUNDS; round++) {
        const hash = HASHES[round % HASHES.length] as string;
        const message = Buffer.from(`message ${round}`);
        const digest = new Uint8Array(createHash(hash).update(message).digest());
        const signature = new Uint8Array(sign(hash, message, privateKey));
        expect(verifyEcdsa(oid, point, digest, signature)).toBe(true);
        const other = Uint8Array.from(digest, (octet, at) => (at === 3 ? octet ^ 1 : octet));
        expect(verifyEcdsa(oid, point, other, signature)).toBe(false);
      }
    },
  );

  it('what is no signature and no point is bad, before and after there is a table', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const point = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(-65));
    const digest = new Uint8Array(createHash('sha256').update('text').digest());
    const signature = new Uint8Array(sign('sha256', Buffer.from('text'), privateKey));
    const isGood = (key: Uint8Array, value: Uint8Array) => {
      try {
        return verifyEcdsa('1.2.840.10045.3.1.7', key, digest, value);
      } catch {
        return false;
      }
    };
    const nothing = Uint8Array.of(0x30, 6, 2, 1, 0, 2, 1, 0);
    for (let round = 0; round < ROUNDS; round++) {
      expect(isGood(point, nothing)).toBe(false);
      expect(isGood(point, signature.subarray(0, 20))).toBe(false);
      expect(isGood(point, new Uint8Array())).toBe(false);
      expect(isGood(point.subarray(1), signature)).toBe(false);
      expect(isGood(Uint8Array.of(0), signature)).toBe(false);
      expect(
        isGood(
          Uint8Array.from(point, (octet) => octet ^ 1),
          signature,
        ),
      ).toBe(false);
      expect(isGood(point, signature)).toBe(true);
    }
  });

  it('leaves curves alone that nobody computes with', () => {
    expect(verifyEcdsa('1.2.3', Uint8Array.of(4), new Uint8Array(32), new Uint8Array(8))).toBeUndefined();
  });
});
