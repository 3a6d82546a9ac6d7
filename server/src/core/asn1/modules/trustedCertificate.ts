/** What OpenSSL writes under TRUSTED CERTIFICATE: a certificate and, behind it, what it is trusted for. */
import {
  implicit,
  objectIdentifier,
  octetString,
  optional,
  sequence,
  sequenceOf,
  utf8String,
} from '../schema';
import { AlgorithmIdentifier } from './algorithmIdentifier';
import { Certificate } from './certificate';

const CertAux = sequence('CertAux', {
  trust: optional(sequenceOf(objectIdentifier, 'SEQUENCE OF', 'list')),
  reject: optional(implicit(0, sequenceOf(objectIdentifier, 'SEQUENCE OF', 'list'))),
  alias: optional(utf8String),
  keyid: optional(octetString),
  other: optional(implicit(1, sequenceOf(AlgorithmIdentifier))),
});

/** The two values side by side; the certificate's fields keep the paths they have without trust data. */
export const TrustedCertificate = sequence('TrustedCertificate', {
  '': Certificate,
  trust: optional(CertAux),
});
