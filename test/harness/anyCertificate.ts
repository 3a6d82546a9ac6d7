/** Certificates of any size: well built, signed by nobody. */
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { bits, integer, oid, sequence, set, tagged, utcTime, utf8 } from './buildDer';

const ALGORITHM = sequence(oid('1.2.840.10045.4.3.2'));
const holder = [
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'der' }),
];

export const anyCertificate: fc.Arbitrary<Uint8Array> = fc
  .record({
    serial: fc.bigInt({ min: 1n, max: 2n ** 100n }),
    name: fc.string({ minLength: 1, maxLength: 60 }),
    signature: fc.uint8Array({ minLength: 64, maxLength: 260 }),
  })
  .map(({ serial, name, signature }) => {
    const subject = sequence(set(sequence(oid('2.5.4.3'), utf8(name))));
    const signed = sequence(
      tagged(0, integer(2)),
      integer(serial),
      ALGORITHM,
      subject,
      sequence(utcTime('260101000000Z'), utcTime('460101000000Z')),
      subject,
      holder,
    );
    return sequence(signed, ALGORITHM, bits(0, signature));
  });
