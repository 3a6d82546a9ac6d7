/** Public and private keys: RFC 8017, RFC 5915, RFC 5958, RFC 8018, RFC 8410, FIPS 203 and 204, OpenSSL's DSA form. */
import type { OpenTypes } from '../schema';
import {
  bitString,
  choice,
  explicit,
  hiding,
  implicit,
  integer,
  named,
  octetString,
  octetsOf,
  open,
  optional,
  secret,
  sequence,
  sequenceOf,
  setOf,
  valuesOf,
} from '../schema';
import { AlgorithmIdentifier } from './algorithmIdentifier';
import { forAll } from './algorithmParameters';
import { EcParameters } from './domainParameters';
import { Attribute } from './names';

const PKCS1 = '1.2.840.113549.1.1';
const NIST_SIGNATURES = '2.16.840.1.101.3.4.3';
const NIST_KEMS = '2.16.840.1.101.3.4.4';

/** RFC 8017 appendix A.1.1. */
export const RsaPublicKey = sequence('RSAPublicKey', { modulus: integer, publicExponent: integer });

/** RFC 8017 appendix A.1.2. */
const OtherPrimeInfo = sequence('OtherPrimeInfo', {
  prime: secret(integer),
  exponent: secret(integer),
  coefficient: secret(integer),
});
export const RsaPrivateKey = hiding(
  'all',
  sequence('RSAPrivateKey', {
    version: valuesOf('Version', integer, ['two-prime', 'multi']),
    modulus: integer,
    publicExponent: integer,
    privateExponent: secret(integer),
    prime1: secret(integer),
    prime2: secret(integer),
    exponent1: secret(integer),
    exponent2: secret(integer),
    coefficient: secret(integer),
    otherPrimeInfos: optional(secret(sequenceOf(OtherPrimeInfo, 'OtherPrimeInfos'))),
  }),
);

/** RFC 5915 §3. */
export const EcPrivateKey = hiding(
  'all',
  sequence('ECPrivateKey', {
    version: valuesOf('Version', integer, [undefined, 'ecPrivkeyVer1']),
    privateKey: secret(octetString),
    parameters: optional(explicit(0, EcParameters)),
    publicKey: optional(explicit(1, bitString)),
  }),
);

/** The form OpenSSL writes under DSA PRIVATE KEY. */
export const DsaPrivateKey = hiding(
  'all',
  sequence('DSAPrivateKey', {
    version: valuesOf('Version', integer, ['v1']),
    p: integer,
    q: integer,
    g: integer,
    publicKey: integer,
    privateKey: secret(integer),
  }),
);

/** RFC 5958 §2, which RFC 5208 calls PrivateKeyInfo. */
export const PrivateKeyInfo = hiding(
  'all',
  sequence('PrivateKeyInfo', {
    version: valuesOf('Version', integer, ['v1', 'v2']),
    privateKeyAlgorithm: AlgorithmIdentifier,
    privateKey: secret(octetsOf(open('privateKeyAlgorithm', 'privateKey'))),
    attributes: optional(implicit(0, setOf(Attribute, 'Attributes'))),
    publicKey: optional(implicit(1, bitString)),
  }),
);

/** RFC 5958 §3. */
export const EncryptedPrivateKeyInfo = sequence('EncryptedPrivateKeyInfo', {
  encryptionAlgorithm: AlgorithmIdentifier,
  encryptedData: octetString,
});

/** Points and the keys of RFC 8410, FIPS 203, 204 and 205 are plain octets and stand in no table. */
export const publicKeys: OpenTypes = {
  ...forAll(RsaPublicKey, PKCS1, 1, 7, 10),
  '2.5.8.1.1': RsaPublicKey,
  '1.2.840.10040.4.1': named('DSAPublicKey', integer),
  ...forAll(named('DSAPublicKey', integer), '1.3.14.3.2', 12, 27),
  '1.2.840.113549.1.3.1': named('DHPublicKey', integer),
  '1.2.840.10046.2.1': named('DHPublicKey', integer),
  ...forAll(named('GostR3410-PublicKey', octetString), '1.2.643.2.2', 19, 20),
  ...forAll(named('GostR3410-PublicKey', octetString), '1.2.643.7.1.1.1', 1, 2),
};

/** draft-ietf-lamps-dilithium-certificates §6, draft-ietf-lamps-kyber-certificates §6: seed, expanded key or both. */
const SeedOrKey = choice('PrivateKey', {
  seed: implicit(0, octetString),
  expandedKey: octetString,
  both: sequence('both', { seed: secret(octetString), expandedKey: secret(octetString) }),
});

export const privateKeys: OpenTypes = {
  ...forAll(RsaPrivateKey, PKCS1, 1, 7, 10),
  '2.5.8.1.1': RsaPrivateKey,
  '1.2.840.10045.2.1': EcPrivateKey,
  ...forAll(EcPrivateKey, '1.3.132.1', 12, 13),
  '1.2.156.10197.1.301': EcPrivateKey,
  '1.2.840.10040.4.1': named('DSAPrivateKey', integer),
  ...forAll(named('DSAPrivateKey', integer), '1.3.14.3.2', 12, 27),
  '1.2.840.113549.1.3.1': named('DHPrivateKey', integer),
  '1.2.840.10046.2.1': named('DHPrivateKey', integer),
  ...forAll(named('CurvePrivateKey', octetString), '1.3.101', 110, 111, 112, 113),
  ...forAll(SeedOrKey, NIST_SIGNATURES, 17, 18, 19),
  ...forAll(SeedOrKey, NIST_KEMS, 1, 2, 3),
};

/** RFC 3279 §2.2.2 and §2.2.3: DSA and ECDSA; CMS may name the key's algorithm instead (RFC 3370 §3.1). */
const twoNumbers = sequence('ECDSA-Sig-Value', { r: integer, s: integer });
const dssSignature = { ...twoNumbers, name: 'Dss-Sig-Value' };

export const signatures: OpenTypes = {
  '1.2.840.10045.2.1': twoNumbers,
  '1.2.840.10045.4.1': twoNumbers,
  ...forAll(twoNumbers, '1.2.840.10045.4.3', 1, 2, 3, 4),
  ...forAll(twoNumbers, NIST_SIGNATURES, 9, 10, 11, 12),
  ...forAll(twoNumbers, '1.3.6.1.5.5.7.6', 32, 33),
  '1.2.156.10197.1.501': twoNumbers,
  ...forAll(dssSignature, '1.2.840.10040.4', 1, 3),
  ...forAll(dssSignature, NIST_SIGNATURES, 1, 2, 3, 4, 5, 6, 7, 8),
  ...forAll(dssSignature, '1.3.14.3.2', 12, 13, 27),
};
