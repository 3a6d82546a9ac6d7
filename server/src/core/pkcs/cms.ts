/** CMS and PKCS #7 (RFC 5652, RFC 2315): what kind of content, and what of it can be read without a key. */
import { oidName } from '../der/oids';
import type { DerDocument, DerNode } from '../der/readDer';
import { isContext, isUniversal, Tag } from '../der/values';
import type { Certificate } from '../x509/certificate';
import { embeddedCertificate } from '../x509/certificate';
import { readObjectIdentifier } from '../x509/objectIdentifier';
import { type ObjectProblem, report, reportMissing } from '../x509/objectProblem';
import {
  type EnvelopedContent,
  readEncryptedData,
  readEnvelopedData,
  readSignedAndEnvelopedData,
} from './cmsEnveloped';
import { readSignedData, type SignedData } from './cmsSigned';
import { octetCount } from './octetPayload';

/** Octets as they are. */
export interface CmsData {
  readonly kind: 'data';
  readonly node: DerNode;
  readonly length: number;
}

/** Netscape's sequence of certificates. */
export interface CertificateSequence {
  readonly kind: 'certificateSequence';
  readonly node: DerNode;
  readonly certificates: readonly Certificate[];
}

/** Digested, compressed, and whatever else a content type names. */
export interface OtherContent {
  readonly kind: 'other';
  readonly node: DerNode | undefined;
}

export type CmsContent = SignedData | EnvelopedContent | CmsData | CertificateSequence | OtherContent;

export interface Cms {
  readonly kind: 'cms';
  readonly bytes: Uint8Array;
  readonly document: DerDocument;
  readonly node: DerNode;
  readonly contentType: string | undefined;
  /** `signedData`, `envelopedData`, …; else the OID. */
  readonly contentTypeName: string;
  readonly content: CmsContent;
  readonly expectedByLabel: string | undefined;
  readonly problems: readonly ObjectProblem[];
}

const CONTENT_TYPES: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.7.1', 'data'],
  ['1.2.840.113549.1.7.2', 'signedData'],
  ['1.2.840.113549.1.7.3', 'envelopedData'],
  ['1.2.840.113549.1.7.4', 'signedAndEnvelopedData'],
  ['1.2.840.113549.1.7.5', 'digestedData'],
  ['1.2.840.113549.1.7.6', 'encryptedData'],
  ['1.2.840.113549.1.9.16.1.2', 'authenticatedData'],
  ['1.2.840.113549.1.9.16.1.4', 'tSTInfo'],
  ['1.2.840.113549.1.9.16.1.9', 'compressedData'],
  ['1.2.840.113549.1.9.16.1.23', 'authEnvelopedData'],
  ['2.16.840.1.113730.2.5', 'Netscape certificate sequence'],
]);

/** True for object identifiers that a ContentInfo may start with. */
export function isContentType(oid: string): boolean {
  return CONTENT_TYPES.has(oid) || oid.startsWith('1.2.840.113549.1.9.16.1.');
}

export function contentTypeName(oid: string | undefined): string {
  return oid === undefined ? 'unreadable' : (CONTENT_TYPES.get(oid) ?? oidName(oid) ?? oid);
}

export function cmsFrom(bytes: Uint8Array, document: DerDocument, node: DerNode): Cms {
  const problems: ObjectProblem[] = [];
  const [typeNode, wrapper] = node.children;
  const contentType = readObjectIdentifier(typeNode);
  if (typeNode === undefined) {
    reportMissing(problems, 'contentType', node);
  } else if (contentType === undefined) {
    report(problems, 'wrong-type', 'contentType', typeNode, 'is not an OBJECT IDENTIFIER');
  }
  if (wrapper !== undefined && !isContext(wrapper, 0)) {
    report(problems, 'wrong-type', 'content', wrapper, 'is not under the tag [0]');
  }
  return {
    kind: 'cms',
    bytes,
    document,
    node,
    contentType,
    contentTypeName: contentTypeName(contentType),
    content: readContent(contentType, wrapper?.children[0], problems),
    expectedByLabel: undefined,
    problems,
  };
}

function readContent(
  contentType: string | undefined,
  content: DerNode | undefined,
  problems: ObjectProblem[],
): CmsContent {
  if (content === undefined) {
    return { kind: 'other', node: undefined };
  }
  switch (contentType) {
    case '1.2.840.113549.1.7.1':
      return isUniversal(content, Tag.octetString)
        ? { kind: 'data', node: content, length: octetCount(content) }
        : { kind: 'other', node: content };
    case '1.2.840.113549.1.7.2':
      return readSignedData(content, problems);
    case '1.2.840.113549.1.7.3':
      return readEnvelopedData('envelopedData', content, problems);
    case '1.2.840.113549.1.7.4':
      return readSignedAndEnvelopedData(content, problems);
    case '1.2.840.113549.1.9.16.1.23':
      return readEnvelopedData('authEnvelopedData', content, problems);
    case '1.2.840.113549.1.7.6':
      return readEncryptedData(content, problems);
    case '2.16.840.1.113730.2.5': {
      const certificates = content.children
        .filter((child) => isUniversal(child, Tag.sequence))
        .map(embeddedCertificate);
      problems.push(...certificates.flatMap((certificate) => certificate.problems));
      return { kind: 'certificateSequence', node: content, certificates };
    }
    default:
      return { kind: 'other', node: content };
  }
}
