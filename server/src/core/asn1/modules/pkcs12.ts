/** PKCS #12: RFC 7292 §4, RFC 9579. */
import type { OpenTypes } from '../schema';
import {
  any,
  concealed,
  explicit,
  hiding,
  ia5String,
  integer,
  objectIdentifier,
  octetString,
  octetsOf,
  open,
  optional,
  secret,
  sequence,
  sequenceOf,
  setOf,
} from '../schema';
import { AlgorithmIdentifier } from './algorithmIdentifier';
import { Certificate, CertificateList } from './certificate';
import { contents } from './cms';
import { EncryptedPrivateKeyInfo, PrivateKeyInfo } from './keys';
import { Attribute } from './names';

const SafeBag = hiding(
  'all',
  sequence(
    'SafeBag',
    {
      bagId: objectIdentifier,
      bagValue: explicit(0, open('bagId', 'bag', concealed(any))),
      bagAttributes: optional(setOf(Attribute, 'PKCS12Attributes')),
    },
    'first',
  ),
);
const SafeContents = hiding('strangers', sequenceOf(SafeBag, 'SafeContents'));

/** RFC 7292 §4.2: the six kinds of bags. */
const BAGS = '1.2.840.113549.1.12.10.1';
export const bags: OpenTypes = {
  [`${BAGS}.1`]: PrivateKeyInfo,
  [`${BAGS}.2`]: EncryptedPrivateKeyInfo,
  [`${BAGS}.3`]: sequence('CertBag', {
    certId: objectIdentifier,
    certValue: explicit(0, open('certId', 'certificateBag')),
  }),
  [`${BAGS}.4`]: sequence('CRLBag', {
    crlId: objectIdentifier,
    crlValue: explicit(0, open('crlId', 'crlBag')),
  }),
  [`${BAGS}.5`]: sequence('SecretBag', {
    secretTypeId: objectIdentifier,
    secretValue: secret(explicit(0, any)),
  }),
  [`${BAGS}.6`]: SafeContents,
};
export const certificateBags: OpenTypes = {
  '1.2.840.113549.1.9.22.1': octetsOf(Certificate),
  '1.2.840.113549.1.9.22.2': ia5String,
};
export const crlBags: OpenTypes = { '1.2.840.113549.1.9.23.1': octetsOf(CertificateList) };

const PKCS7 = '1.2.840.113549.1.7';
const AuthenticatedSafe = hiding(
  'strangers',
  sequenceOf(
    hiding(
      'strangers',
      sequence('ContentInfo', {
        contentType: objectIdentifier,
        content: optional(explicit(0, open('contentType', 'safeContents'))),
      }),
    ),
    'AuthenticatedSafe',
  ),
);
export const authenticatedSafes: OpenTypes = { ...contents, [`${PKCS7}.1`]: octetsOf(AuthenticatedSafe) };
export const safeContents: OpenTypes = {
  ...contents,
  [`${PKCS7}.1`]: octetsOf(SafeContents),
};

export const Pfx = hiding(
  'strangers',
  sequence('PFX', {
    version: integer,
    authSafe: hiding(
      'strangers',
      sequence('ContentInfo', {
        contentType: objectIdentifier,
        content: optional(explicit(0, open('contentType', 'authenticatedSafe'))),
      }),
    ),
    macData: optional(
      sequence('MacData', {
        mac: sequence('DigestInfo', { digestAlgorithm: AlgorithmIdentifier, digest: octetString }),
        macSalt: octetString,
        iterations: optional(integer),
      }),
    ),
  }),
);
