import { describe, expect, it } from 'vitest';
import { guessSchema } from '../../server/src/core/asn1/guessSchema';
import type { SchemaName } from '../../server/src/core/asn1/schemas';
import { readDer } from '../../server/src/core/der/readDer';
import {
  bits,
  hex,
  integer,
  nothing,
  octets,
  oid,
  sequence,
  set,
  tagged,
  tlv,
  utf8,
} from '../harness/buildDer';
import { allSamples, samples } from './asn1Samples';

const guess = (bytes: Uint8Array, label?: string) => {
  const { root } = readDer(bytes);
  return root && guessSchema(root, label);
};
const large = integer(2n ** 1023n + 1n);
const middle = integer(2n ** 255n + 1n);

describe('an object without a label', () => {
  it.each(allSamples.filter(([, { schema }]) => schema !== 'TrustedCertificate'))(
    '%s',
    (_, { schema, bytes }) => expect(guess(bytes)).toBe(schema),
  );

  it.each<[string, Uint8Array, SchemaName]>([
    ['an RSA public key', sequence(large, integer(65537)), 'RSAPublicKey'],
    ['an RSA public key with e = 3', sequence(large, integer(3)), 'RSAPublicKey'],
    ['a DH group', sequence(large, integer(2)), 'DHParameter'],
    ['a DH group with a length', sequence(large, integer(5), integer(256)), 'DHParameter'],
    ['an X9.42 group', sequence(large, integer(2), middle), 'X942DHParameter'],
    ['a DSA group', sequence(large, middle, large), 'DSAParameters'],
    ['a named curve', oid('1.3.132.0.34'), 'ECParameters'],
    ['another identifier', oid('1.2.840.113549.1.1.1'), 'Any'],
    ['a public key', sequence(sequence(oid('1.3.101.112')), bits(0, [1])), 'SubjectPublicKeyInfo'],
    ['a digest', sequence(sequence(oid('2.16.840.1.101.3.4.2.1')), octets([1])), 'Any'],
    [
      'encrypted data',
      sequence(integer(0), sequence(oid('1.2.840.113549.1.7.1'), sequence(oid('1.2')))),
      'Any',
    ],
    ['OCSP, not successful', sequence(tlv(10, [6])), 'OCSPResponse'],
    ['an ECDSA signature', sequence(middle, middle), 'Any'],
    ['a number', integer(5), 'Any'],
    ['an empty sequence', sequence(), 'Any'],
    ['a string', utf8('x'), 'Any'],
    ['a set', set(integer(1)), 'Any'],
  ])('%s', (_, bytes, schema) => expect(guess(bytes)).toBe(schema));
});

describe('what might be a private key is taken for one', () => {
  it.each<[string, Uint8Array, SchemaName]>([
    ['RSA, cut off', sequence(integer(0), large, integer(65537), hex('0281801234')), 'RSAPrivateKey'],
    [
      'RSA with too much',
      sequence(integer(0), large, integer(3), large, large, large, large, large, large, large),
      'RSAPrivateKey',
    ],
    ['EC, cut off', sequence(integer(1), hex('042012')), 'ECPrivateKey'],
    [
      'PKCS #8 of a strange version',
      sequence(integer(9), sequence(oid('1.2.3'), nothing()), octets([1])),
      'PrivateKeyInfo',
    ],
  ])('%s', (_, bytes, schema) => expect(guess(bytes)).toBe(schema));
});

describe('a label', () => {
  it.each<[string, Uint8Array, SchemaName]>([
    ['TRUSTED CERTIFICATE', samples.trustedCertificate.bytes, 'TrustedCertificate'],
    ['DH PARAMETERS', sequence(large, integer(65537)), 'DHParameter'],
    ['DSA PARAMETERS', sequence(large, integer(65537), integer(2)), 'DSAParameters'],
    ['CERTIFICATE', samples.certificateList.bytes, 'CertificateList'],
    [
      'RSA PUBLIC KEY',
      sequence(sequence(oid('1.2.840.113549.1.1.1'), nothing()), bits(0)),
      'SubjectPublicKeyInfo',
    ],
    ['PRIVATE KEY', samples.rsaPrivateKey.bytes, 'RSAPrivateKey'],
    ['PRIVATE KEY', samples.encryptedPrivateKeyInfo.bytes, 'EncryptedPrivateKeyInfo'],
    ['PRIVATE KEY', set(integer(1)), 'PrivateKeyInfo'],
    ['PRIVATE KEY', samples.certificate.bytes, 'PrivateKeyInfo'],
    ['MY OWN PRIVATE KEY', set(integer(1)), 'PrivateKeyInfo'],
    ['RSA PRIVATE KEY', hex('8500'), 'RSAPrivateKey'],
    ['CERTIFICATE', integer(1), 'Certificate'],
    ['SOMETHING', tagged(0), 'Any'],
    ['constructor', tagged(0), 'Any'],
  ])('%s', (label, bytes, schema) => expect(guess(bytes, label)).toBe(schema));
});
