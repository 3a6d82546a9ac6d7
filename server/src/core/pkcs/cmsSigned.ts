/** SignedData (RFC 5652 §5): most often a bag of certificates and CRLs, with or without signers. */
import type { DerNode } from '../der/readDer';
import { isContext, isUniversal, readSmallInteger, Tag } from '../der/values';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from '../x509/algorithmIdentifier';
import { type Attribute, readAttributes } from '../x509/attribute';
import { type Certificate, embeddedCertificate } from '../x509/certificate';
import { type CertificateList, embeddedCertificateList } from '../x509/certificateList';
import { type Name, readName } from '../x509/name';
import { readObjectIdentifier } from '../x509/objectIdentifier';
import { type ObjectProblem, report, reportMissing } from '../x509/objectProblem';
import { readSerialField, type SerialNumber } from '../x509/serialNumber';
import { octetCount } from './octetPayload';

/** Who: by issuer and serial number, or by key identifier. */
export interface KeyHolder {
  readonly node: DerNode;
  readonly issuer: Name | undefined;
  readonly serialNumber: SerialNumber | undefined;
  /** The node whose content is the identifier. */
  readonly keyIdentifier: DerNode | undefined;
}

export interface SignerInfo {
  readonly node: DerNode;
  readonly version: number | undefined;
  readonly signer: KeyHolder | undefined;
  readonly digestAlgorithm: AlgorithmIdentifier | undefined;
  readonly signedAttributes: readonly Attribute[];
  readonly signatureAlgorithm: AlgorithmIdentifier | undefined;
  readonly signature: DerNode | undefined;
  readonly unsignedAttributes: readonly Attribute[];
}

export interface SignedData {
  readonly kind: 'signedData';
  readonly node: DerNode;
  readonly version: number | undefined;
  readonly digestAlgorithms: readonly AlgorithmIdentifier[];
  readonly encapsulatedType: string | undefined;
  /** Octets of the signed content; `undefined` where it is elsewhere (a detached signature). */
  readonly encapsulatedLength: number | undefined;
  readonly certificates: readonly Certificate[];
  /** Attribute certificates and other forms. */
  readonly otherCertificates: readonly DerNode[];
  readonly crls: readonly CertificateList[];
  /** OCSP responses and other forms of revocation information. */
  readonly otherRevocations: readonly DerNode[];
  readonly signers: readonly SignerInfo[];
}

export function readSignedData(node: DerNode, problems: ObjectProblem[]): SignedData {
  const [versionNode, digests, encapsulated, ...rest] = node.children;
  if (!isUniversal(versionNode, Tag.integer) || !isUniversal(digests, Tag.set)) {
    report(
      problems,
      'wrong-type',
      'signedData',
      node,
      'does not start with a version and a SET of digest algorithms',
    );
  }
  const signerSet = rest.find((part) => isUniversal(part, Tag.set));
  if (signerSet === undefined) {
    reportMissing(problems, 'signedData.signerInfos', node);
  }
  const [typeNode, contentWrapper] = encapsulated?.children ?? [];
  const content = contentWrapper?.children[0];
  return {
    kind: 'signedData',
    node,
    version: isUniversal(versionNode, Tag.integer) ? readSmallInteger(versionNode) : undefined,
    digestAlgorithms: (digests?.children ?? []).flatMap(
      (digest) => readAlgorithmIdentifier(digest, node, 'signedData.digestAlgorithms', problems) ?? [],
    ),
    encapsulatedType: readObjectIdentifier(typeNode),
    encapsulatedLength:
      content && (isUniversal(content, Tag.octetString) ? octetCount(content) : content.end - content.start),
    ...readCertificateSets(rest, problems),
    signers: readSigners(signerSet, 'signedData', problems),
  };
}

/** CertificateSet [0] and RevocationInfoChoices [1] among the last parts of several contents. */
export function readCertificateSets(
  parts: readonly DerNode[],
  problems: ObjectProblem[],
): Pick<SignedData, 'certificates' | 'otherCertificates' | 'crls' | 'otherRevocations'> {
  const certificateSet = parts.find((part) => isContext(part, 0))?.children ?? [];
  const crlSet = parts.find((part) => isContext(part, 1))?.children ?? [];
  const certificates = certificateSet.filter(isPlain).map(embeddedCertificate);
  const crls = crlSet.filter(isPlain).map(embeddedCertificateList);
  for (const object of [...certificates, ...crls]) {
    problems.push(...object.problems);
  }
  return {
    certificates,
    otherCertificates: certificateSet.filter((child) => !isPlain(child)),
    crls,
    otherRevocations: crlSet.filter((child) => !isPlain(child)),
  };
}

export function readSigners(
  set: DerNode | undefined,
  kind: string,
  problems: ObjectProblem[],
): readonly SignerInfo[] {
  return (set?.children ?? []).map((signer, at) =>
    readSigner(signer, `${kind}.signerInfos[${at}]`, problems),
  );
}

function isPlain(node: DerNode): boolean {
  return isUniversal(node, Tag.sequence);
}

function readSigner(node: DerNode, field: string, problems: ObjectProblem[]): SignerInfo {
  const parts = node.children;
  let at = 0;
  const versionNode = parts[at++];
  const signerNode = parts[at++];
  const digest = parts[at++];
  const signedNode = isContext(parts[at], 0) ? parts[at++] : undefined;
  const algorithm = parts[at++];
  const signature = parts[at++];
  const unsignedNode = isContext(parts[at], 1) ? parts[at] : undefined;
  return {
    node,
    version: isUniversal(versionNode, Tag.integer) ? readSmallInteger(versionNode) : undefined,
    signer: readKeyHolder(signerNode, node, `${field}.sid`, problems),
    digestAlgorithm: readAlgorithmIdentifier(digest, node, `${field}.digestAlgorithm`, problems),
    signedAttributes:
      signedNode === undefined ? [] : readAttributes(signedNode, `${field}.signedAttrs`, problems),
    signatureAlgorithm: readAlgorithmIdentifier(algorithm, node, `${field}.signatureAlgorithm`, problems),
    signature: isUniversal(signature, Tag.octetString) ? signature : undefined,
    unsignedAttributes:
      unsignedNode === undefined ? [] : readAttributes(unsignedNode, `${field}.unsignedAttrs`, problems),
  };
}

/** SignerIdentifier and RecipientIdentifier (RFC 5652 §5.3, §6.2.1). */
export function readKeyHolder(
  node: DerNode | undefined,
  parent: DerNode,
  field: string,
  problems: ObjectProblem[],
): KeyHolder | undefined {
  if (node === undefined) {
    return reportMissing(problems, field, parent);
  }
  if (isContext(node, 0)) {
    return { node, issuer: undefined, serialNumber: undefined, keyIdentifier: node };
  }
  if (!isUniversal(node, Tag.sequence)) {
    return report(
      problems,
      'wrong-type',
      field,
      node,
      'is neither issuer with serial number nor a key identifier',
    );
  }
  return {
    node,
    issuer: readName(node.children[0], node, `${field}.issuer`, problems),
    serialNumber: readSerialField(node.children[1], node, `${field}.serialNumber`, problems),
    keyIdentifier: undefined,
  };
}
