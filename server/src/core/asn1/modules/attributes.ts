/** Attributes of requests, keys and signers: RFC 2985, RFC 5652 §11, RFC 2634, RFC 5035, RFC 6211, RFC 8551. */
import type { OpenTypes } from '../schema';
import {
  any,
  bmpString,
  choice,
  concealed,
  ia5String,
  implicit,
  named,
  objectIdentifier,
  octetString,
  optional,
  sequence,
  sequenceOf,
} from '../schema';
import { AlgorithmIdentifier } from './algorithmIdentifier';
import { CertificateSerialNumber, Extensions, Time } from './certificate';
import { DirectoryString, GeneralNames } from './names';

const PKCS9 = '1.2.840.113549.1.9';

/** RFC 8551 §2.5.2. */
export const SmimeCapabilities = sequenceOf(
  sequence('SMIMECapability', { capabilityID: objectIdentifier, parameters: optional(any) }, 'first'),
  'SMIMECapabilities',
  'list',
);

const IssuerSerial = sequence('IssuerSerial', {
  issuer: GeneralNames,
  serialNumber: CertificateSerialNumber,
});
const policies = optional(sequenceOf(any, 'SEQUENCE OF'));
const SigningCertificate = sequence('SigningCertificate', {
  certs: sequenceOf(sequence('ESSCertID', { certHash: octetString, issuerSerial: optional(IssuerSerial) })),
  policies,
});
const SigningCertificateV2 = sequence('SigningCertificateV2', {
  certs: sequenceOf(
    sequence('ESSCertIDv2', {
      hashAlgorithm: optional(AlgorithmIdentifier),
      certHash: octetString,
      issuerSerial: optional(IssuerSerial),
    }),
  ),
  policies,
});

export const pkcs9Attributes: OpenTypes = {
  [`${PKCS9}.1`]: ia5String,
  [`${PKCS9}.2`]: DirectoryString,
  [`${PKCS9}.3`]: named('ContentType', objectIdentifier),
  [`${PKCS9}.4`]: named('MessageDigest', octetString),
  [`${PKCS9}.5`]: Time,
  // A password its owner gives to revoke the certificate (RFC 2985 §5.4.1).
  [`${PKCS9}.7`]: concealed(any),
  [`${PKCS9}.8`]: DirectoryString,
  [`${PKCS9}.14`]: Extensions,
  [`${PKCS9}.15`]: SmimeCapabilities,
  [`${PKCS9}.20`]: bmpString,
  [`${PKCS9}.21`]: octetString,
  [`${PKCS9}.52`]: sequence('CMSAlgorithmProtection', {
    digestAlgorithm: AlgorithmIdentifier,
    signatureAlgorithm: optional(implicit(1, AlgorithmIdentifier)),
    macAlgorithm: optional(implicit(2, AlgorithmIdentifier)),
  }),
  [`${PKCS9}.16.2.11`]: choice('SMIMEEncryptionKeyPreference', {
    issuerAndSerialNumber: implicit(
      0,
      sequence('IssuerAndSerialNumber', { issuer: any, serialNumber: CertificateSerialNumber }),
    ),
    receipentKeyId: implicit(1, any),
    subjectAltKeyIdentifier: implicit(2, octetString),
  }),
  [`${PKCS9}.16.2.12`]: SigningCertificate,
  [`${PKCS9}.16.2.47`]: SigningCertificateV2,
  '2.5.4.72': sequence('RoleSyntax', { roleAuthority: optional(implicit(0, GeneralNames)), roleName: any }),
};
