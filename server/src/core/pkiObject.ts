/** Every object of a PKI folder as one union, and the reader that finds out which of them some bytes are. */
import { classify, type ObjectKind, parameterFamily } from './classify';
import { type DerDocument, type DerNode, readDer, readDerWithin } from './der/readDer';
import { encodingOf, isUniversal, Tag } from './der/values';
import { expectationOf } from './labels';
import { type Cms, cmsFrom } from './pkcs/cms';
import { type DomainParameters, domainParametersFrom } from './pkcs/domainParameters';
import {
  type EncryptedPrivateKey,
  encryptedPrivateKeyFrom,
  legacyEncryptedKey,
} from './pkcs/encryptedPrivateKey';
import { isOpenSshKey, type OpenSshKey, openSshKeyFrom } from './pkcs/openSshKey';
import { type Pkcs12, pkcs12From } from './pkcs/pkcs12';
import { type PrivateKey, privateKeyFrom } from './pkcs/privateKey';
import { type PublicKey, publicKeyFrom } from './pkcs/publicKey';
import { type Certificate, certificateFrom } from './x509/certificate';
import { type CertificateList, certificateListFrom } from './x509/certificateList';
import { type CertificateRequest, certificateRequestFrom } from './x509/certificateRequest';
import type { ObjectProblem } from './x509/objectProblem';
import { type OcspRequest, ocspRequestFrom } from './x509/ocspRequest';
import { type OcspResponse, ocspResponseFrom } from './x509/ocspResponse';

/** DER that is none of the objects we know: shown as an ASN.1 tree. */
export interface Asn1Value {
  readonly kind: 'asn1Value';
  readonly bytes: Uint8Array;
  readonly document: DerDocument;
  readonly node: DerNode;
  readonly label: string | undefined;
  /** The label speaks of a private key: what lies inside may not be shown. */
  readonly isSecret: boolean;
  readonly expectedByLabel: string | undefined;
  readonly problems: readonly ObjectProblem[];
}

/** Bytes in which not even an outermost value can be read, or none that the object could be. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly bytes: Uint8Array;
  readonly document: DerDocument;
  readonly node: DerNode | undefined;
  readonly label: string | undefined;
  readonly expectedByLabel: string | undefined;
  readonly problems: readonly ObjectProblem[];
}

export type PkiObject =
  | Certificate
  | CertificateRequest
  | CertificateList
  | PrivateKey
  | EncryptedPrivateKey
  | PublicKey
  | Cms
  | Pkcs12
  | OcspRequest
  | OcspResponse
  | DomainParameters
  | OpenSshKey
  | Asn1Value
  | Unreadable;

export interface PemHeader {
  readonly name: string;
  readonly value: string;
}

/**
 * Decodes the bytes of a PEM block, of bare base64 or of a file. The label decides, unless the structure
 * is clearly that of another object; then `expectedByLabel` says which one was promised. Never throws.
 */
export function readObject(
  label: string | undefined,
  bytes: Uint8Array,
  headers: readonly PemHeader[],
): PkiObject {
  const expected = label === undefined ? undefined : expectationOf(label);
  if (isEncrypted(headers)) {
    return legacyEncryptedKey(label, bytes, headerOf(headers, 'DEK-Info'));
  }
  if (isOpenSshKey(bytes) || expected === 'openSshKey') {
    const key = openSshKeyFrom(bytes);
    return expected === undefined || expected === 'openSshKey' ? key : { ...key, expectedByLabel: expected };
  }
  const document = readDer(bytes);
  const { root } = document;
  if (root === undefined) {
    return {
      kind: 'unreadable',
      bytes,
      document,
      node: undefined,
      label,
      expectedByLabel: expected,
      problems: [],
    };
  }
  const found = classify(root);
  if (found === undefined || found === expected || isAmbiguous(document, root, found, expected)) {
    return readAs(expected, label, bytes, document, root);
  }
  const object = readAs(found, label, bytes, document, root);
  return expected === undefined ? object : { ...object, expectedByLabel: expected };
}

/**
 * Parameters and the older public keys are a few numbers each: there the label knows better. What is left of a
 * private key that lost octets looks like them, too.
 */
function isAmbiguous(
  document: DerDocument,
  root: DerNode,
  found: ObjectKind,
  expected: ObjectKind | undefined,
): boolean {
  const isNumbers = (kind: ObjectKind | undefined) => kind === 'domainParameters' || kind === 'publicKey';
  if (expected === 'privateKey' && document.problems.length > 0) {
    return isNumbers(found);
  }
  return (
    isNumbers(found) && isNumbers(expected) && root.children.every((child) => isUniversal(child, Tag.integer))
  );
}

function readAs(
  kind: ObjectKind | undefined,
  label: string | undefined,
  bytes: Uint8Array,
  document: DerDocument,
  root: DerNode,
): PkiObject {
  if (kind === undefined) {
    const isSecret = label?.includes('PRIVATE') === true || /\bKEY$/.test(label ?? '');
    return {
      kind: 'asn1Value',
      bytes,
      document,
      node: root,
      label,
      isSecret,
      expectedByLabel: undefined,
      problems: [],
    };
  }
  if (kind === 'domainParameters') {
    return domainParametersFrom(bytes, document, root, parameterFamily(label, root));
  }
  if (!isUniversal(root, Tag.sequence)) {
    return { kind: 'unreadable', bytes, document, node: root, label, expectedByLabel: kind, problems: [] };
  }
  switch (kind) {
    case 'certificate':
      return readCertificate(label, bytes, document, root);
    case 'certificateRequest':
      return certificateRequestFrom(encodingOf(root), document, root);
    case 'certificateList':
      return certificateListFrom(encodingOf(root), document, root);
    case 'privateKey':
      return privateKeyFrom(bytes, document, root);
    case 'encryptedPrivateKey':
      return encryptedPrivateKeyFrom(bytes, document, root);
    case 'publicKey':
      return publicKeyFrom(bytes, document, root);
    case 'cms':
      return cmsFrom(bytes, document, root);
    case 'pkcs12':
      return pkcs12From(bytes, document, root);
    case 'ocspRequest':
      return ocspRequestFrom(bytes, document, root);
    case 'ocspResponse':
      return ocspResponseFrom(bytes, document, root);
    case 'openSshKey':
      return openSshKeyFrom(bytes);
  }
}

/** OpenSSL's trust settings follow the certificate; under another label they are trailing data like any other. */
function readCertificate(
  label: string | undefined,
  bytes: Uint8Array,
  document: DerDocument,
  root: DerNode,
): Certificate {
  const own = encodingOf(root);
  if (label !== 'TRUSTED CERTIFICATE' || root.end >= bytes.length) {
    return certificateFrom(own, document, root, undefined);
  }
  const trust = readDerWithin(bytes, root.end, bytes.length);
  const problems = [...document.problems.filter(({ kind }) => kind !== 'trailing-data'), ...trust.problems];
  return certificateFrom(own, { root, problems }, root, trust.root);
}

function isEncrypted(headers: readonly PemHeader[]): boolean {
  return headers.length > 0 && /\bENCRYPTED\b/i.test(headerOf(headers, 'Proc-Type') ?? '');
}

function headerOf(headers: readonly PemHeader[], name: string): string | undefined {
  return headers.find((header) => header.name.toLowerCase() === name.toLowerCase())?.value;
}
