/** Parameters of algorithms, by the algorithm they follow. */
import type { Asn1Type, OpenTypes, SequenceType } from '../schema';
import {
  choice,
  explicit,
  integer,
  named,
  nothing,
  objectIdentifier,
  octetString,
  optional,
  sequence,
  silentChoice,
  valuesOf,
} from '../schema';
import { AlgorithmIdentifier } from './algorithmIdentifier';
import { DhParameter, DomainParameters, DssParms, EcParameters, fieldParameters } from './domainParameters';

/** The same type for several identifiers. */
export function forAll(type: Asn1Type, prefix: string, ...arcs: readonly number[]): OpenTypes {
  return Object.fromEntries(arcs.map((arc) => [`${prefix}.${arc}`, type]));
}

/** Parameters that are NULL where the identifier stands for a signature. */
const orNull = (type: SequenceType) => silentChoice(type.name, type, nothing);

const NIST_AES = '2.16.840.1.101.3.4.1';
const PKCS1 = '1.2.840.113549.1.1';
const PKCS5 = '1.2.840.113549.1.5';
const iv = named('IV', octetString);

/** RFC 4055 §3.1, §4.1. */
const RsassaPssParams = sequence('RSASSA-PSS-params', {
  hashAlgorithm: optional(explicit(0, AlgorithmIdentifier)),
  maskGenAlgorithm: optional(explicit(1, AlgorithmIdentifier)),
  saltLength: optional(explicit(2, integer)),
  trailerField: optional(explicit(3, valuesOf('TrailerField', integer, [undefined, 'trailerFieldBC']))),
});
const RsaesOaepParams = sequence('RSAES-OAEP-params', {
  hashFunc: optional(explicit(0, AlgorithmIdentifier)),
  maskGenFunc: optional(explicit(1, AlgorithmIdentifier)),
  pSourceFunc: optional(explicit(2, AlgorithmIdentifier)),
});

/** RFC 8018 appendix A. */
const PbeParameter = sequence('PBEParameter', { salt: octetString, iterationCount: integer });
const Pbkdf2Params = sequence('PBKDF2-params', {
  salt: choice('salt', { specified: octetString, otherSource: AlgorithmIdentifier }),
  iterationCount: integer,
  keyLength: optional(integer),
  prf: optional(AlgorithmIdentifier),
});
const Pbes2Params = sequence('PBES2-params', {
  keyDerivationFunc: AlgorithmIdentifier,
  encryptionScheme: AlgorithmIdentifier,
});
const Pbmac1Params = sequence('PBMAC1-params', {
  keyDerivationFunc: AlgorithmIdentifier,
  messageAuthScheme: AlgorithmIdentifier,
});
const Rc2CbcParameter = silentChoice(
  'RC2-CBC-Parameter',
  iv,
  sequence('RC2-CBC-Parameter', { rc2ParameterVersion: optional(integer), iv }),
);
const Rc5CbcParameters = sequence('RC5-CBC-Parameters', {
  version: integer,
  rounds: integer,
  blockSizeInBits: integer,
  iv: optional(iv),
});

/** RFC 7914 §7.1. */
const ScryptParams = sequence('scrypt-params', {
  salt: octetString,
  costParameter: integer,
  blockSize: integer,
  parallelizationParameter: integer,
  keyLength: optional(integer),
});

/** RFC 5084 §3: GCM and CCM. */
const GcmParameters = sequence('GCMParameters', { nonce: octetString, icvLen: optional(integer) });

/** RFC 4210 §5.1.3.1. */
const PbmParameter = sequence('PBMParameter', {
  salt: octetString,
  owf: AlgorithmIdentifier,
  iterationCount: integer,
  mac: AlgorithmIdentifier,
});

/** RFC 2144 §A: CAST5. */
const Cast5Parameters = sequence('CAST5CBCParameters', { iv: optional(iv), keyLength: integer });

/** RFC 4357 §10.8, RFC 4491 §2.3, RFC 9215 §4.2. */
const Gost28147Parameters = sequence('Gost28147-89-Parameters', { iv, encryptionParamSet: objectIdentifier });
const GostPublicKeyParameters = sequence('GostR3410-PublicKeyParameters', {
  publicKeyParamSet: objectIdentifier,
  digestParamSet: optional(objectIdentifier),
  encryptionParamSet: optional(objectIdentifier),
});

/** Key agreement and password recipients name the algorithm that wraps the key: RFC 5753 §7.2, RFC 3211 §2.3.2. */
const KeyWrapAlgorithm = { ...AlgorithmIdentifier, name: 'KeyWrapAlgorithm' };

export const algorithmParameters: OpenTypes = {
  ...fieldParameters,
  [`${PKCS1}.7`]: RsaesOaepParams,
  [`${PKCS1}.8`]: { ...AlgorithmIdentifier, name: 'HashAlgorithm' },
  [`${PKCS1}.9`]: octetString,
  [`${PKCS1}.10`]: RsassaPssParams,
  ...forAll(PbeParameter, PKCS5, 1, 3, 4, 6, 10, 11),
  [`${PKCS5}.12`]: Pbkdf2Params,
  [`${PKCS5}.13`]: Pbes2Params,
  [`${PKCS5}.14`]: Pbmac1Params,
  ...forAll({ ...PbeParameter, name: 'pkcs-12PbeParams' }, '1.2.840.113549.1.12.1', 1, 2, 3, 4, 5, 6),
  '1.2.840.113549.3.2': Rc2CbcParameter,
  ...forAll(iv, '1.2.840.113549.3', 7, 10),
  ...forAll(Rc5CbcParameters, '1.2.840.113549.3', 8, 9),
  '1.2.840.113533.7.66.10': Cast5Parameters,
  '1.2.840.113533.7.66.12': PbeParameter,
  '1.2.840.113533.7.66.13': PbmParameter,
  '1.3.6.1.4.1.11591.4.11': ScryptParams,
  ...forAll(iv, NIST_AES, 2, 3, 4, 22, 23, 24, 42, 43, 44),
  ...forAll(GcmParameters, NIST_AES, 6, 7, 9, 26, 27, 29, 46, 47, 49),
  ...forAll(iv, '1.3.14.3.2', 7, 8, 9),
  ...forAll(iv, '1.2.392.200011.61.1.1.1', 2, 3, 4),
  ...forAll(iv, '1.2.410.200004.1', 4, 5, 6),
  ...forAll(iv, '1.2.410.200046.1.1', 2, 7, 12),
  '1.2.840.113549.1.9.16.3.18': named('AEADChaCha20Poly1305Nonce', octetString),
  ...forAll(KeyWrapAlgorithm, '1.2.840.113549.1.9.16.3', 5, 9, 10),
  ...forAll(KeyWrapAlgorithm, '1.3.132.1.11', 0, 1, 2, 3),
  ...forAll(KeyWrapAlgorithm, '1.3.132.1.14', 0, 1, 2, 3),
  ...forAll(KeyWrapAlgorithm, '1.3.132.1.15', 0, 1, 2, 3),
  ...forAll(KeyWrapAlgorithm, '1.3.133.16.840.63.0', 2, 3, 16),
  '1.2.840.113549.1.3.1': DhParameter,
  '1.2.840.10046.2.1': DomainParameters,
  '1.2.840.10040.4.1': DssParms,
  ...forAll(orNull(DssParms), '1.3.14.3.2', 12, 13, 27),
  '1.2.840.10045.2.1': EcParameters,
  ...forAll(EcParameters, '1.3.132.1', 12, 13),
  '1.2.156.10197.1.301': EcParameters,
  '1.2.643.2.2.21': Gost28147Parameters,
  ...forAll(orNull(GostPublicKeyParameters), '1.2.643.2.2', 19, 20, 98, 99),
  ...forAll(orNull(GostPublicKeyParameters), '1.2.643.7.1.1.1', 1, 2),
  ...forAll(GostPublicKeyParameters, '1.2.643.7.1.1.6', 1, 2),
};
