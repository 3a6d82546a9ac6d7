/** Cryptographic messages: RFC 5652, PKCS #7 (RFC 2315), RFC 5083, RFC 3274, RFC 9629. */
import type { OpenTypes } from '../schema';
import {
  any,
  bitString,
  choice,
  explicit,
  generalizedTime,
  implicit,
  integer,
  named,
  objectIdentifier,
  octetString,
  open,
  optional,
  sequence,
  sequenceOf,
  setOf,
} from '../schema';
import { AlgorithmIdentifier, signatureOctets } from './algorithmIdentifier';
import { AttributeCertificate } from './attributeCertificate';
import { Certificate, CertificateList, CertificateSerialNumber } from './certificate';
import { Attribute, Name } from './names';

const SKI = named('SubjectKeyIdentifier', octetString);
const CmsVersion = named('CMSVersion', integer);
const Attributes = setOf(Attribute, 'Attributes');

/** RFC 5652 §3. */
export const ContentInfo = sequence(
  'ContentInfo',
  { contentType: objectIdentifier, content: optional(explicit(0, open('contentType', 'content'))) },
  'first',
);

/** RFC 5652 §5.2; PKCS #7 lets the content be any type, not only an OCTET STRING. */
const EncapsulatedContentInfo = sequence(
  'EncapsulatedContentInfo',
  {
    eContentType: objectIdentifier,
    eContent: optional(explicit(0, open('eContentType', 'encapsulatedContent'))),
  },
  'first',
);

/** RFC 5652 §10.2. */
const CertificateSet = setOf(
  choice('CertificateChoices', {
    certificate: Certificate,
    extendedCertificate: implicit(0, any),
    v1AttrCert: implicit(1, any),
    v2AttrCert: implicit(2, AttributeCertificate),
    other: implicit(
      3,
      sequence('OtherCertificateFormat', { otherCertFormat: objectIdentifier, otherCert: any }),
    ),
  }),
  'CertificateSet',
);
const RevocationInfoChoices = setOf(
  choice('RevocationInfoChoice', {
    crl: CertificateList,
    other: implicit(
      1,
      sequence('OtherRevocationInfoFormat', {
        otherRevInfoFormat: objectIdentifier,
        otherRevInfo: open('otherRevInfoFormat', 'otherRevocation'),
      }),
    ),
  }),
  'RevocationInfoChoices',
);
export const IssuerAndSerialNumber = sequence(
  'IssuerAndSerialNumber',
  { issuer: Name, serialNumber: CertificateSerialNumber },
  'members',
);
const SignerIdentifier = choice('SignerIdentifier', {
  issuerAndSerialNumber: IssuerAndSerialNumber,
  subjectKeyIdentifier: implicit(0, SKI),
});

/** RFC 5652 §5.3. */
const SignerInfo = sequence('SignerInfo', {
  version: CmsVersion,
  sid: SignerIdentifier,
  digestAlgorithm: AlgorithmIdentifier,
  signedAttrs: optional(implicit(0, Attributes)),
  signatureAlgorithm: AlgorithmIdentifier,
  signature: signatureOctets,
  unsignedAttrs: optional(implicit(1, Attributes)),
});
const SignedData = sequence('SignedData', {
  version: CmsVersion,
  digestAlgorithms: setOf(AlgorithmIdentifier, 'DigestAlgorithmIdentifiers', 'list'),
  encapContentInfo: EncapsulatedContentInfo,
  certificates: optional(implicit(0, CertificateSet)),
  crls: optional(implicit(1, RevocationInfoChoices)),
  signerInfos: setOf(SignerInfo, 'SignerInfos'),
});

/** RFC 5652 §6. */
const OriginatorInfo = sequence('OriginatorInfo', {
  certs: optional(implicit(0, CertificateSet)),
  crls: optional(implicit(1, RevocationInfoChoices)),
});
export const EncryptedContentInfo = sequence('EncryptedContentInfo', {
  contentType: objectIdentifier,
  contentEncryptionAlgorithm: AlgorithmIdentifier,
  encryptedContent: optional(implicit(0, octetString)),
});
const RecipientIdentifier = choice('RecipientIdentifier', {
  issuerAndSerialNumber: IssuerAndSerialNumber,
  subjectKeyIdentifier: implicit(0, SKI),
});
const EncryptedKey = named('EncryptedKey', octetString);
const OtherKeyAttribute = sequence('OtherKeyAttribute', {
  keyAttrId: objectIdentifier,
  keyAttr: optional(any),
});

const KeyTransRecipientInfo = sequence('KeyTransRecipientInfo', {
  version: CmsVersion,
  rid: RecipientIdentifier,
  keyEncryptionAlgorithm: AlgorithmIdentifier,
  encryptedKey: EncryptedKey,
});
const RecipientKeyIdentifier = sequence('RecipientKeyIdentifier', {
  subjectKeyIdentifier: SKI,
  date: optional(generalizedTime),
  other: optional(OtherKeyAttribute),
});
const RecipientEncryptedKey = sequence('RecipientEncryptedKey', {
  rid: choice('KeyAgreeRecipientIdentifier', {
    issuerAndSerialNumber: IssuerAndSerialNumber,
    rKeyId: implicit(0, RecipientKeyIdentifier),
  }),
  encryptedKey: EncryptedKey,
});
const KeyAgreeRecipientInfo = sequence('KeyAgreeRecipientInfo', {
  version: CmsVersion,
  originator: explicit(
    0,
    choice('OriginatorIdentifierOrKey', {
      issuerAndSerialNumber: IssuerAndSerialNumber,
      subjectKeyIdentifier: implicit(0, SKI),
      originatorKey: implicit(
        1,
        sequence('OriginatorPublicKey', { algorithm: AlgorithmIdentifier, publicKey: bitString }),
      ),
    }),
  ),
  ukm: optional(explicit(1, octetString)),
  keyEncryptionAlgorithm: AlgorithmIdentifier,
  recipientEncryptedKeys: sequenceOf(RecipientEncryptedKey, 'RecipientEncryptedKeys'),
});
const KekRecipientInfo = sequence('KEKRecipientInfo', {
  version: CmsVersion,
  kekid: sequence('KEKIdentifier', {
    keyIdentifier: octetString,
    date: optional(generalizedTime),
    other: optional(OtherKeyAttribute),
  }),
  keyEncryptionAlgorithm: AlgorithmIdentifier,
  encryptedKey: EncryptedKey,
});
const PasswordRecipientInfo = sequence('PasswordRecipientInfo', {
  version: CmsVersion,
  keyDerivationAlgorithm: optional(implicit(0, AlgorithmIdentifier)),
  keyEncryptionAlgorithm: AlgorithmIdentifier,
  encryptedKey: EncryptedKey,
});
const OtherRecipientInfo = sequence('OtherRecipientInfo', {
  oriType: objectIdentifier,
  oriValue: open('oriType', 'otherRecipient'),
});

/** RFC 9629 §3. */
const KemRecipientInfo = sequence('KEMRecipientInfo', {
  version: CmsVersion,
  rid: RecipientIdentifier,
  kem: AlgorithmIdentifier,
  kemct: octetString,
  kdf: AlgorithmIdentifier,
  kekLength: integer,
  ukm: optional(explicit(0, octetString)),
  wrap: AlgorithmIdentifier,
  encryptedKey: EncryptedKey,
});
export const otherRecipients: OpenTypes = { '1.2.840.113549.1.9.16.13.3': KemRecipientInfo };

const RecipientInfos = setOf(
  choice('RecipientInfo', {
    ktri: KeyTransRecipientInfo,
    kari: implicit(1, KeyAgreeRecipientInfo),
    kekri: implicit(2, KekRecipientInfo),
    pwri: implicit(3, PasswordRecipientInfo),
    ori: implicit(4, OtherRecipientInfo),
  }),
  'RecipientInfos',
);
const EnvelopedData = sequence('EnvelopedData', {
  version: CmsVersion,
  originatorInfo: optional(implicit(0, OriginatorInfo)),
  recipientInfos: RecipientInfos,
  encryptedContentInfo: EncryptedContentInfo,
  unprotectedAttrs: optional(implicit(1, Attributes)),
});

/** RFC 2315 §11. */
const SignedAndEnvelopedData = sequence('SignedAndEnvelopedData', {
  version: CmsVersion,
  recipientInfos: RecipientInfos,
  digestAlgorithms: setOf(AlgorithmIdentifier, 'DigestAlgorithmIdentifiers', 'list'),
  encryptedContentInfo: EncryptedContentInfo,
  certificates: optional(implicit(0, CertificateSet)),
  crls: optional(implicit(1, RevocationInfoChoices)),
  signerInfos: setOf(SignerInfo, 'SignerInfos'),
});

/** RFC 5652 §7, §8, §9; RFC 5083 §2.1; RFC 3274 §1.1. */
const DigestedData = sequence('DigestedData', {
  version: CmsVersion,
  digestAlgorithm: AlgorithmIdentifier,
  encapContentInfo: EncapsulatedContentInfo,
  digest: octetString,
});
export const EncryptedData = sequence('EncryptedData', {
  version: CmsVersion,
  encryptedContentInfo: EncryptedContentInfo,
  unprotectedAttrs: optional(implicit(1, Attributes)),
});
const AuthenticatedData = sequence('AuthenticatedData', {
  version: CmsVersion,
  originatorInfo: optional(implicit(0, OriginatorInfo)),
  recipientInfos: RecipientInfos,
  macAlgorithm: AlgorithmIdentifier,
  digestAlgorithm: optional(implicit(1, AlgorithmIdentifier)),
  encapContentInfo: EncapsulatedContentInfo,
  authAttrs: optional(implicit(2, Attributes)),
  mac: octetString,
  unauthAttrs: optional(implicit(3, Attributes)),
});
const AuthEnvelopedData = sequence('AuthEnvelopedData', {
  version: CmsVersion,
  originatorInfo: optional(implicit(0, OriginatorInfo)),
  recipientInfos: RecipientInfos,
  authEncryptedContentInfo: EncryptedContentInfo,
  authAttrs: optional(implicit(1, Attributes)),
  mac: octetString,
  unauthAttrs: optional(implicit(2, Attributes)),
});
const CompressedData = sequence('CompressedData', {
  version: CmsVersion,
  compressionAlgorithm: AlgorithmIdentifier,
  encapContentInfo: EncapsulatedContentInfo,
});

const PKCS7 = '1.2.840.113549.1.7';
const SMIME = '1.2.840.113549.1.9.16.1';

export const contents: OpenTypes = {
  [`${PKCS7}.1`]: octetString,
  [`${PKCS7}.2`]: SignedData,
  [`${PKCS7}.3`]: EnvelopedData,
  [`${PKCS7}.4`]: SignedAndEnvelopedData,
  [`${PKCS7}.5`]: DigestedData,
  [`${PKCS7}.6`]: EncryptedData,
  [`${SMIME}.2`]: AuthenticatedData,
  [`${SMIME}.9`]: CompressedData,
  [`${SMIME}.23`]: AuthEnvelopedData,
  // Netscape Certificate Download Specification.
  '2.16.840.1.113730.2.5': sequenceOf(Certificate, 'CertificateSequence'),
};

export const countersignature = SignerInfo;
