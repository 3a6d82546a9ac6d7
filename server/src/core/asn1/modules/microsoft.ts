/** What Windows puts into requests, certificates, key files and signed programs: MS-WCCE §2.2.2.7, Authenticode_PE. */
import type { OpenTypes } from '../schema';
import {
  any,
  bitString,
  bmpString,
  choice,
  concealed,
  explicit,
  ia5String,
  implicit,
  integer,
  named,
  nothing,
  objectIdentifier,
  octetString,
  open,
  optional,
  sequence,
  sequenceOf,
  setOf,
  shownAs,
  silentChoice,
  utf8String,
} from '../schema';
import { AlgorithmIdentifier } from './algorithmIdentifier';
import { Certificate, Extensions, Time } from './certificate';
import { ContentInfo } from './cms';
import { CertificatePolicies, CrlDistributionPoints, PolicyConstraints, PolicyMappings } from './extensions';
import { Attribute, GeneralNames } from './names';

const MS = '1.3.6.1.4.1.311';

const SpcString = choice('SpcString', { unicode: implicit(0, bmpString), ascii: implicit(1, ia5String) });
const SpcLink = choice('SpcLink', {
  url: implicit(0, ia5String),
  moniker: implicit(
    1,
    sequence('SpcSerializedObject', { classId: octetString, serializedData: octetString }),
  ),
  file: explicit(2, SpcString),
});

export const microsoftAttributes: OpenTypes = {
  [`${MS}.2.1.10`]: any,
  [`${MS}.2.1.11`]: sequenceOf(objectIdentifier, 'SpcStatementType', 'list'),
  [`${MS}.2.1.12`]: sequence('SpcSpOpusInfo', {
    programName: optional(explicit(0, SpcString)),
    moreInfo: optional(explicit(1, SpcLink)),
  }),
  [`${MS}.2.1.14`]: Extensions,
  [`${MS}.2.4.1`]: ContentInfo,
  [`${MS}.3.3.1`]: ContentInfo,
  [`${MS}.13.1`]: Certificate,
  [`${MS}.13.2.1`]: sequence('EnrollmentNameValuePair', { name: bmpString, value: bmpString }, 'members'),
  [`${MS}.13.2.2`]: sequence(
    'CSPProvider',
    { keySpec: integer, cspName: bmpString, signature: bitString },
    'members',
  ),
  [`${MS}.13.2.3`]: named('OSVersion', ia5String),
  [`${MS}.17.1`]: named('CSPName', bmpString),
  [`${MS}.17.2`]: silentChoice('LocalMachineKeyset', nothing, any),
  [`${MS}.21.13`]: concealed(any),
  [`${MS}.21.20`]: sequence(
    'RequestClientInfo',
    { clientId: integer, machineName: utf8String, userName: utf8String, processName: utf8String },
    'members',
  ),
};

export const microsoftExtensions: OpenTypes = {
  [`${MS}.20.2`]: named('CertificateTemplateName', bmpString),
  [`${MS}.21.1`]: named('CAVersion', integer),
  [`${MS}.21.2`]: named('PreviousCACertHash', octetString),
  [`${MS}.21.3`]: named('CRLVirtualBase', integer),
  [`${MS}.21.4`]: Time,
  [`${MS}.21.7`]: sequence(
    'CertificateTemplate',
    {
      templateID: objectIdentifier,
      templateMajorVersion: optional(integer),
      templateMinorVersion: optional(integer),
    },
    'members',
  ),
  [`${MS}.21.10`]: CertificatePolicies,
  [`${MS}.21.11`]: PolicyMappings,
  [`${MS}.21.12`]: PolicyConstraints,
  [`${MS}.21.14`]: CrlDistributionPoints,
  [`${MS}.25.2`]: GeneralNames,
};

export const microsoftOtherNames: OpenTypes = {
  [`${MS}.20.2.3`]: named('UserPrincipalName', utf8String),
  [`${MS}.25.1`]: named('ObjectGuid', octetString),
  [`${MS}.25.2.1`]: shownAs('text', named('ObjectSid', octetString)),
};

/** Authenticode: what a signed program's digest stands for; trust lists and catalogues. */
const DigestInfo = sequence('DigestInfo', { digestAlgorithm: AlgorithmIdentifier, digest: octetString });
const SpcPeImageData = sequence('SpcPeImageData', { flags: bitString, file: optional(explicit(0, SpcLink)) });
const CertificateTrustList = sequence('CertificateTrustList', {
  version: optional(integer),
  subjectUsage: sequenceOf(objectIdentifier, 'SubjectUsage', 'list'),
  listIdentifier: optional(octetString),
  sequenceNumber: optional(integer),
  ctlThisUpdate: Time,
  ctlNextUpdate: optional(Time),
  subjectAlgorithm: AlgorithmIdentifier,
  trustedSubjects: optional(
    sequenceOf(
      sequence('TrustedSubject', {
        subjectIdentifier: octetString,
        subjectAttributes: optional(setOf(Attribute, 'Attributes')),
      }),
      'TrustedSubjects',
    ),
  ),
  ctlExtensions: optional(explicit(0, Extensions)),
});
const SpcIndirectData = sequence('SpcIndirectDataContent', {
  data: sequence('SpcAttributeTypeAndOptionalValue', {
    type: objectIdentifier,
    value: optional(open('type', 'encapsulatedContent')),
  }),
  messageDigest: DigestInfo,
});
const CatalogNameValue = sequence(
  'CatalogNameValue',
  { refname: bmpString, typeAction: integer, value: octetString },
  'members',
);
const CatalogMemberInfo = sequence(
  'CatalogMemberInfo',
  { subguid: bmpString, certVersion: integer },
  'members',
);

export const catalogAttributes: OpenTypes = {
  [`${MS}.2.1.4`]: SpcIndirectData,
  [`${MS}.12.2.1`]: CatalogNameValue,
  [`${MS}.12.2.2`]: CatalogMemberInfo,
};
export const catalogExtensions: OpenTypes = { [`${MS}.12.2.1`]: CatalogNameValue };

export const microsoftContents: OpenTypes = {
  [`${MS}.2.1.4`]: SpcIndirectData,
  [`${MS}.2.1.15`]: SpcPeImageData,
  [`${MS}.2.1.25`]: SpcLink,
  [`${MS}.2.1.28`]: SpcLink,
  [`${MS}.10.1`]: CertificateTrustList,
};
