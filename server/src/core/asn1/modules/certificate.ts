/** Certificates and revocation lists: RFC 5280 §4.1 and §5.1. */
import {
  any,
  bitString,
  boolean,
  explicit,
  generalizedTime,
  implicit,
  integer,
  named,
  objectIdentifier,
  octetsOf,
  open,
  optional,
  sequence,
  sequenceOf,
  silentChoice,
  utcTime,
  valuesOf,
} from '../schema';
import { AlgorithmIdentifier, SubjectPublicKeyInfo, signatureBits } from './algorithmIdentifier';
import { Name } from './names';

export const Version = valuesOf('Version', integer, ['v1', 'v2', 'v3']);
export const CertificateSerialNumber = named('CertificateSerialNumber', integer);
export const Time = silentChoice('Time', utcTime, generalizedTime);
const Validity = sequence('Validity', { notBefore: Time, notAfter: Time }, 'period');
const UniqueIdentifier = named('UniqueIdentifier', bitString);

export const Extension = sequence(
  'Extension',
  {
    extnID: objectIdentifier,
    critical: optional(boolean),
    extnValue: octetsOf(open('extnID', 'extension', any)),
  },
  'extension',
);
export const Extensions = sequenceOf(Extension, 'Extensions');

const TbsCertificate = sequence('TBSCertificate', {
  version: optional(explicit(0, Version)),
  serialNumber: CertificateSerialNumber,
  signature: AlgorithmIdentifier,
  issuer: Name,
  validity: Validity,
  subject: Name,
  subjectPublicKeyInfo: SubjectPublicKeyInfo,
  issuerUniqueID: optional(implicit(1, UniqueIdentifier)),
  subjectUniqueID: optional(implicit(2, UniqueIdentifier)),
  extensions: optional(explicit(3, Extensions)),
});

export const Certificate = sequence('Certificate', {
  tbsCertificate: TbsCertificate,
  signatureAlgorithm: AlgorithmIdentifier,
  signatureValue: signatureBits,
});

const RevokedCertificate = sequence(
  'RevokedCertificate',
  {
    userCertificate: CertificateSerialNumber,
    revocationDate: Time,
    crlEntryExtensions: optional(Extensions),
  },
  'members',
);

const TbsCertList = sequence('TBSCertList', {
  version: optional(Version),
  signature: AlgorithmIdentifier,
  issuer: Name,
  thisUpdate: Time,
  nextUpdate: optional(Time),
  revokedCertificates: optional(sequenceOf(RevokedCertificate, 'RevokedCertificates')),
  crlExtensions: optional(explicit(0, Extensions)),
});

export const CertificateList = sequence('CertificateList', {
  tbsCertList: TbsCertList,
  signatureAlgorithm: AlgorithmIdentifier,
  signatureValue: signatureBits,
});
