/** Certificate and CRL extensions of RFC 5280 §4.2 and §5.2, §5.3. */
import { CRL_REASONS, KEY_USAGES, REASON_FLAGS } from '../../x509/namedValues';
import type { OpenTypes } from '../schema';
import {
  bitString,
  bmpString,
  boolean,
  choice,
  enumerated,
  explicit,
  generalizedTime,
  ia5String,
  implicit,
  integer,
  named,
  objectIdentifier,
  octetString,
  open,
  optional,
  sequence,
  sequenceOf,
  silentChoice,
  utf8String,
  valuesOf,
  visibleString,
} from '../schema';
import { CertificateSerialNumber } from './certificate';
import { Attribute, GeneralName, GeneralNames, Name, RelativeDistinguishedName } from './names';

export const KeyIdentifier = named('KeyIdentifier', octetString);

const AuthorityKeyIdentifier = sequence(
  'AuthorityKeyIdentifier',
  {
    keyIdentifier: optional(implicit(0, KeyIdentifier)),
    authorityCertIssuer: optional(implicit(1, GeneralNames)),
    authorityCertSerialNumber: optional(implicit(2, CertificateSerialNumber)),
  },
  'first',
);

/** RFC 5280 §4.2.1.3. */
export const KeyUsage = valuesOf('KeyUsage', bitString, KEY_USAGES);

const PrivateKeyUsagePeriod = sequence('PrivateKeyUsagePeriod', {
  notBefore: optional(implicit(0, generalizedTime)),
  notAfter: optional(implicit(1, generalizedTime)),
});

/** RFC 5280 §4.2.1.4. */
const DisplayText = silentChoice('DisplayText', ia5String, visibleString, bmpString, utf8String);
const NoticeReference = sequence(
  'NoticeReference',
  { organization: DisplayText, noticeNumbers: sequenceOf(integer, 'SEQUENCE OF', 'list') },
  'members',
);
const UserNotice = sequence(
  'UserNotice',
  { noticeRef: optional(NoticeReference), explicitText: optional(DisplayText) },
  'members',
);
const PolicyQualifierInfo = sequence(
  'PolicyQualifierInfo',
  { policyQualifierId: objectIdentifier, qualifier: open('policyQualifierId', 'policyQualifier') },
  'pair',
);
const PolicyInformation = sequence(
  'PolicyInformation',
  { policyIdentifier: objectIdentifier, policyQualifiers: optional(sequenceOf(PolicyQualifierInfo)) },
  'first',
);
export const CertificatePolicies = sequenceOf(PolicyInformation, 'CertificatePolicies', 'list');

export const policyQualifiers: OpenTypes = {
  '1.3.6.1.5.5.7.2.1': named('CPSuri', ia5String),
  '1.3.6.1.5.5.7.2.2': UserNotice,
};

export const PolicyMappings = sequenceOf(
  sequence('PolicyMapping', { issuerDomainPolicy: objectIdentifier, subjectDomainPolicy: objectIdentifier }),
  'PolicyMappings',
);

const BasicConstraints = sequence(
  'BasicConstraints',
  {
    cA: optional(boolean),
    pathLenConstraint: optional(integer),
  },
  'members',
);

/** RFC 5280 §4.2.1.10. */
const GeneralSubtree = sequence(
  'GeneralSubtree',
  { base: GeneralName, minimum: optional(implicit(0, integer)), maximum: optional(implicit(1, integer)) },
  'first',
);
const GeneralSubtrees = sequenceOf(GeneralSubtree, 'GeneralSubtrees', 'list');
const NameConstraints = sequence('NameConstraints', {
  permittedSubtrees: optional(implicit(0, GeneralSubtrees)),
  excludedSubtrees: optional(implicit(1, GeneralSubtrees)),
});

export const PolicyConstraints = sequence(
  'PolicyConstraints',
  {
    requireExplicitPolicy: optional(implicit(0, integer)),
    inhibitPolicyMapping: optional(implicit(1, integer)),
  },
  'members',
);

export const ExtKeyUsage = sequenceOf(named('KeyPurposeId', objectIdentifier), 'ExtKeyUsageSyntax', 'list');

/** RFC 5280 §4.2.1.13. */
const ReasonFlags = valuesOf('ReasonFlags', bitString, REASON_FLAGS);
const DistributionPointName = choice('DistributionPointName', {
  fullName: implicit(0, GeneralNames),
  nameRelativeToCRLIssuer: implicit(1, RelativeDistinguishedName),
});
const DistributionPoint = sequence(
  'DistributionPoint',
  {
    distributionPoint: optional(explicit(0, DistributionPointName)),
    reasons: optional(implicit(1, ReasonFlags)),
    cRLIssuer: optional(implicit(2, GeneralNames)),
  },
  'members',
);
export const CrlDistributionPoints = sequenceOf(DistributionPoint, 'CRLDistributionPoints', 'list');

/** RFC 5280 §4.2.2.1. */
const AccessDescription = sequence(
  'AccessDescription',
  {
    accessMethod: objectIdentifier,
    accessLocation: GeneralName,
  },
  'pair',
);
export const AccessDescriptions = sequenceOf(AccessDescription, 'AuthorityInfoAccessSyntax', 'list');

/** RFC 5280 §5.2.5. */
const IssuingDistributionPoint = sequence(
  'IssuingDistributionPoint',
  {
    distributionPoint: optional(explicit(0, DistributionPointName)),
    onlyContainsUserCerts: optional(implicit(1, boolean)),
    onlyContainsCACerts: optional(implicit(2, boolean)),
    onlySomeReasons: optional(implicit(3, ReasonFlags)),
    indirectCRL: optional(implicit(4, boolean)),
    onlyContainsAttributeCerts: optional(implicit(5, boolean)),
  },
  'members',
);

/** RFC 5280 §5.3.1. */
export const CrlReason = valuesOf('CRLReason', enumerated, CRL_REASONS);

export const rfc5280Extensions: OpenTypes = {
  '2.5.29.9': sequenceOf(Attribute, 'SubjectDirectoryAttributes', 'list'),
  '2.5.29.14': named('SubjectKeyIdentifier', octetString),
  '2.5.29.15': KeyUsage,
  '2.5.29.16': PrivateKeyUsagePeriod,
  '2.5.29.17': GeneralNames,
  '2.5.29.18': GeneralNames,
  '2.5.29.19': BasicConstraints,
  '2.5.29.20': named('CRLNumber', integer),
  '2.5.29.21': CrlReason,
  '2.5.29.23': named('HoldInstructionCode', objectIdentifier),
  '2.5.29.24': named('InvalidityDate', generalizedTime),
  '2.5.29.27': named('BaseCRLNumber', integer),
  '2.5.29.28': IssuingDistributionPoint,
  '2.5.29.29': GeneralNames,
  '2.5.29.30': NameConstraints,
  '2.5.29.31': CrlDistributionPoints,
  '2.5.29.32': CertificatePolicies,
  '2.5.29.33': PolicyMappings,
  '2.5.29.35': AuthorityKeyIdentifier,
  '2.5.29.36': PolicyConstraints,
  '2.5.29.37': ExtKeyUsage,
  '2.5.29.46': CrlDistributionPoints,
  '2.5.29.54': named('InhibitAnyPolicy', integer),
  '1.3.6.1.5.5.7.1.1': AccessDescriptions,
  '1.3.6.1.5.5.7.1.11': AccessDescriptions,
};

/** X.509 (10/2019) §15 to §17: attribute certificates; 1 is the form of 1994 as Microsoft's makecert writes it. */
export const attributeExtensions: OpenTypes = {
  '2.5.29.1': sequence(
    'AuthorityKeyIdentifier',
    {
      keyIdentifier: optional(implicit(0, KeyIdentifier)),
      authorityCertIssuer: optional(explicit(1, Name)),
      authorityCertSerialNumber: optional(implicit(2, CertificateSerialNumber)),
    },
    'first',
  ),
  '2.5.29.41': sequence(
    'BasicAttConstraints',
    { authority: optional(boolean), pathLenConstraint: optional(integer) },
    'members',
  ),
  '2.5.29.42': NameConstraints,
  '2.5.29.49': sequenceOf(UserNotice, 'SEQUENCE OF', 'list'),
  '2.5.29.52': sequenceOf(objectIdentifier, 'AcceptableCertPolicies', 'list'),
  '2.5.29.57': sequenceOf(objectIdentifier, 'AcceptablePrivilegePolicies', 'list'),
};
