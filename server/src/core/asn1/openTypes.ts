/** What the object identifier before an open type says about it. */
import { algorithmParameters } from './modules/algorithmParameters';
import { pkcs9Attributes } from './modules/attributes';
import { ContentInfo, contents, countersignature, otherRecipients } from './modules/cms';
import { attributeExtensions, KeyUsage, policyQualifiers, rfc5280Extensions } from './modules/extensions';
import { fieldExtensions } from './modules/fieldExtensions';
import { privateKeys, publicKeys, signatures } from './modules/keys';
import {
  catalogAttributes,
  catalogExtensions,
  microsoftAttributes,
  microsoftContents,
  microsoftExtensions,
  microsoftOtherNames,
} from './modules/microsoft';
import { ocspExtensions, ocspResponses, otherRevocations } from './modules/ocsp';
import { otherNames } from './modules/otherNames';
import { authenticatedSafes, bags, certificateBags, crlBags, safeContents } from './modules/pkcs12';
import { QcStatements, qcStatements } from './modules/qcStatements';
import { TstInfo } from './modules/timeStamp';
import type { Asn1Type, OpenTable, OpenTypes } from './schema';
import { octetString, octetsOf } from './schema';

const TABLES: Readonly<Record<OpenTable, OpenTypes>> = {
  attribute: {
    ...pkcs9Attributes,
    ...microsoftAttributes,
    ...catalogAttributes,
    '1.2.840.113549.1.9.6': countersignature,
    '1.2.840.113549.1.9.16.2.14': ContentInfo,
    '2.5.29.15': KeyUsage,
  },
  authenticatedSafe: authenticatedSafes,
  bag: bags,
  certificateBag: certificateBags,
  content: contents,
  crlBag: crlBags,
  encapsulatedContent: {
    ...microsoftContents,
    '1.2.840.113549.1.7.1': octetString,
    '1.2.840.113549.1.9.16.1.4': octetsOf(TstInfo),
  },
  extension: {
    ...rfc5280Extensions,
    ...fieldExtensions,
    ...microsoftExtensions,
    ...catalogExtensions,
    ...attributeExtensions,
    ...ocspExtensions,
    '1.3.6.1.5.5.7.1.3': QcStatements,
  },
  ocspResponse: ocspResponses,
  otherName: { ...otherNames, ...microsoftOtherNames },
  otherRecipient: otherRecipients,
  otherRevocation: otherRevocations,
  parameters: algorithmParameters,
  policyQualifier: policyQualifiers,
  privateKey: privateKeys,
  publicKey: publicKeys,
  qcStatement: qcStatements,
  safeContents,
  signature: signatures,
};

/** The type an identifier stands for; `undefined` where the table does not know it. */
export function openType(table: OpenTable, key: string | undefined): Asn1Type | undefined {
  return key !== undefined && Object.hasOwn(TABLES[table], key) ? TABLES[table][key] : undefined;
}
