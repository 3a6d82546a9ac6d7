/** Extensions met in the field besides those of RFC 5280. */
import type { OpenTypes } from '../schema';
import {
  any,
  bitString,
  boolean,
  choice,
  explicit,
  generalizedTime,
  generalString,
  ia5String,
  implicit,
  integer,
  named,
  nothing,
  objectIdentifier,
  octetString,
  optional,
  sequence,
  sequenceOf,
  signedTimestamps,
  utf8String,
  valuesOf,
} from '../schema';
import { AlgorithmIdentifier, SubjectPublicKeyInfo } from './algorithmIdentifier';
import { SmimeCapabilities } from './attributes';
import { GeneralName } from './names';

/** Netscape Certificate Extensions, Communicator 4.0. */
const NETSCAPE = '2.16.840.1.113730.1';
const netscape: OpenTypes = {
  [`${NETSCAPE}.1`]: valuesOf('NetscapeCertType', bitString, [
    'SSL client',
    'SSL server',
    'S/MIME',
    'object signing',
    'reserved',
    'SSL CA',
    'S/MIME CA',
    'object signing CA',
  ]),
  [`${NETSCAPE}.2`]: ia5String,
  [`${NETSCAPE}.3`]: ia5String,
  [`${NETSCAPE}.4`]: ia5String,
  [`${NETSCAPE}.7`]: ia5String,
  [`${NETSCAPE}.8`]: ia5String,
  [`${NETSCAPE}.12`]: ia5String,
  [`${NETSCAPE}.13`]: named('NetscapeComment', ia5String),
};

/** RFC 7633 §4.1: numbers of TLS extensions. */
const TLS_EXTENSIONS: (string | undefined)[] = [];
TLS_EXTENSIONS[5] = 'status_request';
TLS_EXTENSIONS[17] = 'status_request_v2';
const TlsFeature = valuesOf('TLSExtension', integer, TLS_EXTENSIONS);

/** RFC 3709 §4.1, RFC 9399 §4. */
const HashAlgAndValue = sequence('HashAlgAndValue', { hashAlg: AlgorithmIdentifier, hashValue: octetString });
const LogotypeDetails = sequence('LogotypeDetails', {
  mediaType: ia5String,
  logotypeHash: sequenceOf(HashAlgAndValue),
  logotypeURI: sequenceOf(ia5String, 'SEQUENCE OF', 'list'),
});
const LogotypeImageInfo = sequence('LogotypeImageInfo', {
  type: optional(implicit(0, valuesOf('LogotypeImageType', integer, ['grayScale', 'color']))),
  fileSize: integer,
  xSize: integer,
  ySize: integer,
  resolution: optional(
    choice('LogotypeImageResolution', { numBits: implicit(1, integer), tableSize: implicit(2, integer) }),
  ),
  language: optional(implicit(4, ia5String)),
});
const LogotypeAudioInfo = sequence('LogotypeAudioInfo', {
  fileSize: integer,
  playTime: integer,
  channels: integer,
  sampleRate: optional(implicit(3, integer)),
  language: optional(implicit(4, ia5String)),
});
const LogotypeData = sequence('LogotypeData', {
  image: optional(
    sequenceOf(
      sequence('LogotypeImage', { imageDetails: LogotypeDetails, imageInfo: optional(LogotypeImageInfo) }),
    ),
  ),
  audio: optional(
    implicit(
      1,
      sequenceOf(
        sequence('LogotypeAudio', { audioDetails: LogotypeDetails, audioInfo: optional(LogotypeAudioInfo) }),
      ),
    ),
  ),
});
const LogotypeInfo = choice('LogotypeInfo', {
  direct: implicit(0, LogotypeData),
  indirect: implicit(
    1,
    sequence('LogotypeReference', {
      refStructHash: sequenceOf(HashAlgAndValue),
      refStructURI: sequenceOf(ia5String, 'SEQUENCE OF', 'list'),
    }),
  ),
});
const LogotypeExtn = sequence('LogotypeExtn', {
  communityLogos: optional(explicit(0, sequenceOf(LogotypeInfo))),
  issuerLogo: optional(explicit(1, LogotypeInfo)),
  subjectLogo: optional(explicit(2, LogotypeInfo)),
  otherLogos: optional(
    explicit(
      3,
      sequenceOf(sequence('OtherLogotypeInfo', { logotypeType: objectIdentifier, info: LogotypeInfo })),
    ),
  ),
});

/** RFC 3779 §2.2.3 and §3.2.3: addresses and autonomous systems of resource certificates. */
const IpAddressOrRange = choice('IPAddressOrRange', {
  addressPrefix: bitString,
  addressRange: sequence('IPAddressRange', { min: bitString, max: bitString }, 'members'),
});
const IpAddrBlocks = sequenceOf(
  sequence('IPAddressFamily', {
    addressFamily: octetString,
    ipAddressChoice: choice('IPAddressChoice', {
      inherit: nothing,
      addressesOrRanges: sequenceOf(IpAddressOrRange),
    }),
  }),
  'IPAddrBlocks',
);
const AsIdentifierChoice = choice('ASIdentifierChoice', {
  inherit: nothing,
  asIdsOrRanges: sequenceOf(
    choice('ASIdOrRange', {
      id: integer,
      range: sequence('ASRange', { min: integer, max: integer }, 'members'),
    }),
    'SEQUENCE OF',
    'list',
  ),
});
const AsIdentifiers = sequence('ASIdentifiers', {
  asnum: optional(explicit(0, AsIdentifierChoice)),
  rdi: optional(explicit(1, AsIdentifierChoice)),
});

/** RFC 3739 §3.2.5. */
const BiometricSyntax = sequenceOf(
  sequence('BiometricData', {
    typeOfBiometricData: choice('TypeOfBiometricData', {
      predefinedBiometricType: valuesOf('PredefinedBiometricType', integer, [
        'picture',
        'handwritten-signature',
      ]),
      biometricDataOid: objectIdentifier,
    }),
    hashAlgorithm: AlgorithmIdentifier,
    biometricDataHash: octetString,
    sourceDataUri: optional(ia5String),
  }),
  'BiometricSyntax',
);

/** RFC 3820 §3.8. */
const ProxyCertInfo = sequence('ProxyCertInfo', {
  pCPathLenConstraint: optional(integer),
  proxyPolicy: sequence('ProxyPolicy', { policyLanguage: objectIdentifier, policy: optional(octetString) }),
});

/** RFC 8226 §9. */
const TnAuthorizationList = sequenceOf(
  choice('TNEntry', {
    spc: explicit(0, ia5String),
    range: explicit(1, sequence('TelephoneNumberRange', { start: ia5String, count: integer })),
    one: explicit(2, ia5String),
  }),
  'TNAuthorizationList',
  'list',
);

/** CA/Browser Forum EV Guidelines §9.8.2 and appendix B. */
const CabfOrganizationIdentifier = sequence(
  'CABFOrganizationIdentifier',
  {
    registrationSchemeIdentifier: any,
    registrationCountry: any,
    registrationStateOrProvince: optional(implicit(0, utf8String)),
    registrationReference: utf8String,
  },
  'members',
);
const TorServiceDescriptor = sequenceOf(
  sequence('TorServiceDescriptorHash', {
    onionURI: utf8String,
    algorithm: AlgorithmIdentifier,
    subjectPublicKeyHash: bitString,
  }),
  'TorServiceDescriptor',
);

export const fieldExtensions: OpenTypes = {
  ...netscape,
  '1.3.6.1.5.5.7.1.2': BiometricSyntax,
  '1.3.6.1.5.5.7.1.7': IpAddrBlocks,
  '1.3.6.1.5.5.7.1.8': AsIdentifiers,
  '1.3.6.1.5.5.7.1.12': LogotypeExtn,
  '1.3.6.1.5.5.7.1.14': ProxyCertInfo,
  '1.3.6.1.5.5.7.1.24': sequenceOf(TlsFeature, 'Features', 'list'),
  '1.3.6.1.5.5.7.1.25': named('MUDURLSyntax', ia5String),
  '1.3.6.1.5.5.7.1.26': TnAuthorizationList,
  '1.3.6.1.5.5.7.1.28': IpAddrBlocks,
  '1.3.6.1.5.5.7.1.29': AsIdentifiers,
  '1.3.6.1.5.5.7.1.31': named('Authorization', octetString),
  '1.3.6.1.5.5.7.1.32': named('MASAURLSyntax', ia5String),
  '1.3.6.1.4.1.11129.2.4.2': signedTimestamps,
  '1.3.6.1.4.1.11129.2.4.3': nothing,
  '1.3.6.1.4.1.11129.2.4.5': signedTimestamps,
  '2.23.140.3.1': CabfOrganizationIdentifier,
  '2.23.140.1.31': TorServiceDescriptor,
  '1.2.840.113549.1.9.15': SmimeCapabilities,
  '1.2.840.113533.7.65.0': sequence(
    'EntrustVersInfo',
    {
      entrustVers: generalString,
      entrustInfoFlags: bitString,
    },
    'members',
  ),
  '1.2.840.113583.1.1.9.1': sequence(
    'Timestamp',
    {
      version: integer,
      location: GeneralName,
      requiresAuth: optional(boolean),
    },
    'members',
  ),
  '1.2.840.113583.1.1.9.2': sequence('ArchiveRevInfo', { version: integer }, 'members'),
  '2.5.29.56': nothing,
  '2.5.29.60': named('ExpiredCertsOnCRL', generalizedTime),
  '2.5.29.72': SubjectPublicKeyInfo,
  '2.5.29.73': AlgorithmIdentifier,
  '2.5.29.74': bitString,
  '1.3.36.8.3.12': named('CertInDirSince', generalizedTime),
  '1.3.36.8.3.13': sequence('CertHash', { hashAlgorithm: AlgorithmIdentifier, certificateHash: octetString }),
  '1.2.643.100.111': utf8String,
  '1.2.643.100.112': sequence(
    'IssuerSignTool',
    {
      signTool: utf8String,
      cATool: utf8String,
      signToolCert: utf8String,
      cAToolCert: utf8String,
    },
    'members',
  ),
  '1.3.6.1.4.1.41482.3.3': named('FirmwareVersion', octetString),
  '1.3.6.1.4.1.41482.3.7': named('SerialNumber', integer),
  '1.3.6.1.4.1.45724.1.1.4': named('AAGUID', octetString),
  '1.3.6.1.4.1.45724.2.1.1': valuesOf('FIDOU2FTransports', bitString, [
    'bluetooth',
    'bluetooth LE',
    'USB',
    'NFC',
    'USB internal',
  ]),
};
