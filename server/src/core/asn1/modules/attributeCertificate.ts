/** Attribute certificates: RFC 5755 §4.1. */
import {
  bitString,
  choice,
  enumerated,
  generalizedTime,
  implicit,
  integer,
  objectIdentifier,
  optional,
  sequence,
  sequenceOf,
  valuesOf,
} from '../schema';
import { AlgorithmIdentifier, signatureBits } from './algorithmIdentifier';
import { CertificateSerialNumber, Extensions } from './certificate';
import { Attribute, GeneralNames } from './names';

const IssuerSerial = sequence('IssuerSerial', {
  issuer: GeneralNames,
  serial: CertificateSerialNumber,
  issuerUID: optional(bitString),
});
const ObjectDigestInfo = sequence('ObjectDigestInfo', {
  digestedObjectType: valuesOf('DigestedObjectType', enumerated, [
    'publicKey',
    'publicKeyCert',
    'otherObjectTypes',
  ]),
  otherObjectTypeID: optional(objectIdentifier),
  digestAlgorithm: AlgorithmIdentifier,
  objectDigest: bitString,
});
const Holder = sequence('Holder', {
  baseCertificateID: optional(implicit(0, IssuerSerial)),
  entityName: optional(implicit(1, GeneralNames)),
  objectDigestInfo: optional(implicit(2, ObjectDigestInfo)),
});
const V2Form = sequence('V2Form', {
  issuerName: optional(GeneralNames),
  baseCertificateID: optional(implicit(0, IssuerSerial)),
  objectDigestInfo: optional(implicit(1, ObjectDigestInfo)),
});

export const AttributeCertificate = sequence('AttributeCertificate', {
  acinfo: sequence('AttributeCertificateInfo', {
    version: valuesOf('AttCertVersion', integer, ['v1', 'v2']),
    holder: Holder,
    issuer: choice('AttCertIssuer', { v1Form: GeneralNames, v2Form: implicit(0, V2Form) }),
    signature: AlgorithmIdentifier,
    serialNumber: CertificateSerialNumber,
    attrCertValidityPeriod: sequence(
      'AttCertValidityPeriod',
      { notBeforeTime: generalizedTime, notAfterTime: generalizedTime },
      'period',
    ),
    attributes: sequenceOf(Attribute, 'Attributes'),
    issuerUniqueID: optional(bitString),
    extensions: optional(Extensions),
  }),
  signatureAlgorithm: AlgorithmIdentifier,
  signatureValue: signatureBits,
});
