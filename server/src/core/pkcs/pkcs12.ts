/**
 * PKCS #12 (RFC 7292): everything that is readable without the password, which is how each part is
 * protected, and what the parts in the clear hold.
 */
import type { DerDocument, DerNode } from '../der/readDer';
import { isContext, isUniversal, readSmallInteger, Tag } from '../der/values';
import { readObjectIdentifier } from '../x509/objectIdentifier';
import { type ObjectProblem, placedAt, report, reportEncoding, reportMissing } from '../x509/objectProblem';
import { readEncryptedData, readEnvelopedData } from './cmsEnveloped';
import type { EncryptionScheme } from './encryptionScheme';
import { octetPayload, readPayload } from './octetPayload';
import { type Pkcs12Mac, readPkcs12Mac } from './pkcs12Mac';
import { readSafeBags, type SafeBag } from './safeBag';

/** One ContentInfo of the AuthenticatedSafe. */
export interface SafeContents {
  readonly node: DerNode;
  /** How the bags are encrypted; `undefined` where they are in the clear. */
  readonly encryption: EncryptionScheme | undefined;
  /** Octets of the ciphertext. */
  readonly encryptedLength: number | undefined;
  readonly isEncrypted: boolean;
  /** Those in the clear. */
  readonly bags: readonly SafeBag[];
}

export interface Pkcs12 {
  readonly kind: 'pkcs12';
  readonly bytes: Uint8Array;
  readonly document: DerDocument;
  readonly node: DerNode;
  readonly version: number | undefined;
  readonly versionNode: DerNode | undefined;
  /** What protects the whole: a password (MAC) or a key (signature). */
  readonly integrity: 'password' | 'signature' | 'none';
  readonly safes: readonly SafeContents[];
  readonly mac: Pkcs12Mac | undefined;
  readonly expectedByLabel: string | undefined;
  readonly problems: readonly ObjectProblem[];
}

const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const ENVELOPED_DATA = '1.2.840.113549.1.7.3';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';

export function pkcs12From(bytes: Uint8Array, document: DerDocument, node: DerNode): Pkcs12 {
  const problems: ObjectProblem[] = [];
  const [versionNode, authSafe, macNode] = node.children;
  const version = isUniversal(versionNode, Tag.integer) ? readSmallInteger(versionNode) : undefined;
  if (version !== 3) {
    report(problems, 'bad-value', 'version', versionNode ?? node, 'is not version 3');
  }
  const contentType = readObjectIdentifier(authSafe?.children[0]);
  const content = authSafe?.children[1]?.children[0];
  const octets = contentType === SIGNED_DATA ? signedContent(content) : content;
  if (authSafe === undefined) {
    reportMissing(problems, 'authSafe', node);
  } else if (octets === undefined || !isUniversal(octets, Tag.octetString)) {
    report(problems, 'wrong-type', 'authSafe', authSafe, 'does not hold an OCTET STRING');
  }
  return {
    kind: 'pkcs12',
    bytes,
    document,
    node,
    version,
    versionNode,
    integrity: contentType === SIGNED_DATA ? 'signature' : macNode === undefined ? 'none' : 'password',
    safes: isUniversal(octets, Tag.octetString) ? readSafes(octets, problems) : [],
    mac: macNode && readPkcs12Mac(macNode, problems),
    expectedByLabel: undefined,
    problems,
  };
}

/** The encapsulated content of SignedData. */
function signedContent(signedData: DerNode | undefined): DerNode | undefined {
  return signedData?.children[2]?.children[1]?.children[0];
}

function readSafes(octets: DerNode, problems: ObjectProblem[]): readonly SafeContents[] {
  const document = readPayload(octets);
  reportEncoding(problems, 'authSafe', octets, document.problems);
  const inner: ObjectProblem[] = [];
  const safes = (document.root?.children ?? []).map((safe, at) => readSafe(safe, `authSafe[${at}]`, inner));
  problems.push(...placedAt(inner, octets));
  return safes;
}

function readSafe(node: DerNode, field: string, problems: ObjectProblem[]): SafeContents {
  const [typeNode, wrapper] = node.children;
  const contentType = readObjectIdentifier(typeNode);
  const content = isContext(wrapper, 0) ? wrapper.children[0] : undefined;
  if (content !== undefined && contentType === DATA) {
    return {
      node,
      encryption: undefined,
      encryptedLength: undefined,
      isEncrypted: false,
      bags: readBagsWithin(content, field, problems),
    };
  }
  if (content !== undefined && (contentType === ENCRYPTED_DATA || contentType === ENVELOPED_DATA)) {
    const { encryptedContentInfo } =
      contentType === ENCRYPTED_DATA
        ? readEncryptedData(content, problems)
        : readEnvelopedData('envelopedData', content, problems);
    return {
      node,
      encryption: encryptedContentInfo?.encryption,
      encryptedLength: encryptedContentInfo?.length,
      isEncrypted: true,
      bags: [],
    };
  }
  report(problems, 'wrong-type', field, node, 'is neither data nor encrypted data');
  return { node, encryption: undefined, encryptedLength: undefined, isEncrypted: false, bags: [] };
}

function readBagsWithin(content: DerNode, field: string, problems: ObjectProblem[]): readonly SafeBag[] {
  const document = readPayload(content);
  reportEncoding(problems, field, content, document.problems);
  if (document.root === undefined) {
    return [];
  }
  const inner: ObjectProblem[] = [];
  const bags = readSafeBags(document.root, field, inner);
  problems.push(...(octetPayload(content).isJoined ? placedAt(inner, content) : inner));
  return bags;
}
