/** Encrypted contents (RFC 5652 §6, §8; RFC 5083): for whom, and with which algorithms. */
import type { DerNode } from '../der/readDer';
import { isContext, isUniversal, readSmallInteger, Tag } from '../der/values';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from '../x509/algorithmIdentifier';
import type { Certificate } from '../x509/certificate';
import type { CertificateList } from '../x509/certificateList';
import { readObjectIdentifier } from '../x509/objectIdentifier';
import { type ObjectProblem, report } from '../x509/objectProblem';
import {
  type KeyHolder,
  readCertificateSets,
  readKeyHolder,
  readSigners,
  type SignerInfo,
} from './cmsSigned';
import { type EncryptionScheme, readEncryptionScheme } from './encryptionScheme';
import { octetCount } from './octetPayload';

export interface RecipientInfo {
  readonly node: DerNode;
  readonly kind: 'keyTransport' | 'keyAgreement' | 'keyEncryptionKey' | 'password' | 'other';
  readonly recipient: KeyHolder | undefined;
  readonly keyEncryptionAlgorithm: AlgorithmIdentifier | undefined;
}

export interface EncryptedContentInfo {
  readonly node: DerNode;
  readonly contentType: string | undefined;
  readonly encryption: EncryptionScheme | undefined;
  /** The octets, in one piece or in segments; `undefined` where they are elsewhere. */
  readonly encryptedContent: DerNode | undefined;
  readonly length: number | undefined;
}

export interface EnvelopedContent {
  readonly kind: 'envelopedData' | 'authEnvelopedData' | 'encryptedData' | 'signedAndEnvelopedData';
  readonly node: DerNode;
  readonly version: number | undefined;
  readonly recipients: readonly RecipientInfo[];
  /** Those of the originator. */
  readonly certificates: readonly Certificate[];
  readonly crls: readonly CertificateList[];
  readonly signers: readonly SignerInfo[];
  readonly encryptedContentInfo: EncryptedContentInfo | undefined;
}

export function readEnvelopedData(
  kind: 'envelopedData' | 'authEnvelopedData',
  node: DerNode,
  problems: ObjectProblem[],
): EnvelopedContent {
  const [versionNode, ...rest] = node.children;
  const originator = rest.find((part) => isContext(part, 0));
  return {
    kind,
    node,
    version: versionOf(versionNode),
    recipients: readRecipients(rest.find(isSet), kind, problems),
    ...readCertificateSets(originator?.children ?? [], problems),
    signers: [],
    encryptedContentInfo: readEncryptedContent(
      rest.find((part) => isUniversal(part, Tag.sequence)),
      node,
      problems,
    ),
  };
}

/** SignedAndEnvelopedData (RFC 2315 §11), which CMS has left out. */
export function readSignedAndEnvelopedData(node: DerNode, problems: ObjectProblem[]): EnvelopedContent {
  const kind = 'signedAndEnvelopedData';
  const [versionNode, recipients, , content, ...rest] = node.children;
  return {
    kind,
    node,
    version: versionOf(versionNode),
    recipients: readRecipients(recipients, kind, problems),
    ...readCertificateSets(rest, problems),
    signers: readSigners(rest.find(isSet), kind, problems),
    encryptedContentInfo: readEncryptedContent(content, node, problems),
  };
}

export function readEncryptedData(node: DerNode, problems: ObjectProblem[]): EnvelopedContent {
  const [versionNode, content] = node.children;
  return {
    kind: 'encryptedData',
    node,
    version: versionOf(versionNode),
    recipients: [],
    certificates: [],
    crls: [],
    signers: [],
    encryptedContentInfo: readEncryptedContent(content, node, problems),
  };
}

function isSet(node: DerNode): boolean {
  return isUniversal(node, Tag.set);
}

function readRecipients(
  set: DerNode | undefined,
  kind: string,
  problems: ObjectProblem[],
): readonly RecipientInfo[] {
  return (set?.children ?? []).map((recipient, at) =>
    readRecipient(recipient, `${kind}.recipientInfos[${at}]`, problems),
  );
}

function versionOf(node: DerNode | undefined): number | undefined {
  return isUniversal(node, Tag.integer) ? readSmallInteger(node) : undefined;
}

function readEncryptedContent(
  node: DerNode | undefined,
  parent: DerNode,
  problems: ObjectProblem[],
): EncryptedContentInfo | undefined {
  const field = 'encryptedContentInfo';
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node ?? parent, 'is not a SEQUENCE');
  }
  const [typeNode, algorithmNode, content] = node.children;
  const algorithm = readAlgorithmIdentifier(
    algorithmNode,
    node,
    `${field}.contentEncryptionAlgorithm`,
    problems,
  );
  const encryptedContent = isContext(content, 0) ? content : undefined;
  return {
    node,
    contentType: readObjectIdentifier(typeNode),
    encryption: algorithm && readEncryptionScheme(algorithm, `${field}.contentEncryptionAlgorithm`, problems),
    encryptedContent,
    length: encryptedContent && octetCount(encryptedContent),
  };
}

const TAGGED_KINDS = [undefined, 'keyAgreement', 'keyEncryptionKey', 'password', 'other'] as const;

/** RecipientInfo (RFC 5652 §6.2): a SEQUENCE for key transport, a tag for the others. */
function readRecipient(node: DerNode, field: string, problems: ObjectProblem[]): RecipientInfo {
  const algorithms = node.children.filter(
    (part) => isUniversal(part, Tag.sequence) && readObjectIdentifier(part.children[0]) !== undefined,
  );
  const algorithmNode = algorithms.at(-1);
  const keyEncryptionAlgorithm =
    algorithmNode &&
    readAlgorithmIdentifier(algorithmNode, node, `${field}.keyEncryptionAlgorithm`, problems);
  if (isUniversal(node, Tag.sequence)) {
    const recipient = readKeyHolder(node.children[1], node, `${field}.rid`, problems);
    return { node, kind: 'keyTransport', recipient, keyEncryptionAlgorithm };
  }
  const kind = (node.tagClass === 'context' ? TAGGED_KINDS[node.tag] : undefined) ?? 'other';
  return { node, kind, recipient: undefined, keyEncryptionAlgorithm };
}
