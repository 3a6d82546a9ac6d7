/** OCSP: RFC 6960 §4. */
import type { OpenTypes } from '../schema';
import {
  any,
  choice,
  enumerated,
  explicit,
  generalizedTime,
  ia5String,
  implicit,
  integer,
  named,
  nothing,
  objectIdentifier,
  octetString,
  octetsOf,
  open,
  optional,
  sequence,
  sequenceOf,
  valuesOf,
} from '../schema';
import { AlgorithmIdentifier, signatureBits } from './algorithmIdentifier';
import { Certificate, CertificateSerialNumber, Extensions, Version } from './certificate';
import { AccessDescriptions, CrlReason } from './extensions';
import { GeneralName, Name } from './names';

const CertId = sequence('CertID', {
  hashAlgorithm: AlgorithmIdentifier,
  issuerNameHash: octetString,
  issuerKeyHash: octetString,
  serialNumber: CertificateSerialNumber,
});
const certs = optional(explicit(0, sequenceOf(Certificate)));

export const OcspRequest = sequence('OCSPRequest', {
  tbsRequest: sequence('TBSRequest', {
    version: optional(explicit(0, Version)),
    requestorName: optional(explicit(1, GeneralName)),
    requestList: sequenceOf(
      sequence('Request', { reqCert: CertId, singleRequestExtensions: optional(explicit(0, Extensions)) }),
    ),
    requestExtensions: optional(explicit(2, Extensions)),
  }),
  optionalSignature: optional(
    explicit(
      0,
      sequence('Signature', { signatureAlgorithm: AlgorithmIdentifier, signature: signatureBits, certs }),
    ),
  ),
});

const RevokedInfo = sequence(
  'RevokedInfo',
  {
    revocationTime: generalizedTime,
    revocationReason: optional(explicit(0, CrlReason)),
  },
  'members',
);
const SingleResponse = sequence('SingleResponse', {
  certID: CertId,
  certStatus: choice('CertStatus', {
    good: implicit(0, nothing),
    revoked: implicit(1, RevokedInfo),
    unknown: implicit(2, nothing),
  }),
  thisUpdate: generalizedTime,
  nextUpdate: optional(explicit(0, generalizedTime)),
  singleExtensions: optional(explicit(1, Extensions)),
});
const BasicOcspResponse = sequence('BasicOCSPResponse', {
  tbsResponseData: sequence('ResponseData', {
    version: optional(explicit(0, Version)),
    responderID: choice('ResponderID', {
      byName: explicit(1, Name),
      byKey: explicit(2, named('KeyHash', octetString)),
    }),
    producedAt: generalizedTime,
    responses: sequenceOf(SingleResponse),
    responseExtensions: optional(explicit(1, Extensions)),
  }),
  signatureAlgorithm: AlgorithmIdentifier,
  signature: signatureBits,
  certs,
});

export const OcspResponse = sequence('OCSPResponse', {
  responseStatus: valuesOf('OCSPResponseStatus', enumerated, [
    'successful',
    'malformedRequest',
    'internalError',
    'tryLater',
    undefined,
    'sigRequired',
    'unauthorized',
  ]),
  responseBytes: optional(
    explicit(
      0,
      sequence('ResponseBytes', {
        responseType: objectIdentifier,
        response: octetsOf(open('responseType', 'ocspResponse', any)),
      }),
    ),
  ),
});

export const ocspResponses: OpenTypes = { '1.3.6.1.5.5.7.48.1.1': BasicOcspResponse };

/** RFC 5940 §2.1: a response among the revocation information of a signature. */
export const otherRevocations: OpenTypes = { '1.3.6.1.5.5.7.16.2': OcspResponse };

/** RFC 6960 §4.4; RFC 8954 §2.1. */
export const ocspExtensions: OpenTypes = {
  '1.3.6.1.5.5.7.48.1.2': named('Nonce', octetString),
  '1.3.6.1.5.5.7.48.1.3': sequence('CrlID', {
    crlUrl: optional(explicit(0, ia5String)),
    crlNum: optional(explicit(1, integer)),
    crlTime: optional(explicit(2, generalizedTime)),
  }),
  '1.3.6.1.5.5.7.48.1.4': sequenceOf(objectIdentifier, 'AcceptableResponses', 'list'),
  '1.3.6.1.5.5.7.48.1.5': nothing,
  '1.3.6.1.5.5.7.48.1.6': named('ArchiveCutoff', generalizedTime),
  '1.3.6.1.5.5.7.48.1.7': sequence('ServiceLocator', { issuer: Name, locator: AccessDescriptions }),
  '1.3.6.1.5.5.7.48.1.8': sequenceOf(
    sequence('PreferredSignatureAlgorithm', {
      sigIdentifier: AlgorithmIdentifier,
      certIdentifier: optional(AlgorithmIdentifier),
    }),
    'PreferredSignatureAlgorithms',
  ),
  '1.3.6.1.5.5.7.48.1.9': nothing,
};
