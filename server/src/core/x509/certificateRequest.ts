/** Certification request (RFC 2986 §4). */
import type { DerDocument, DerNode } from '../der/readDer';
import { isContext, isUniversal, readSmallInteger, Tag } from '../der/values';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from './algorithmIdentifier';
import type { Extension } from './extension';
import { type Name, readName } from './name';
import { type ObjectProblem, report, reportMissing } from './objectProblem';
import { type PublicKeyInfo, readPublicKeyInfo } from './publicKeyInfo';
import { type RequestAttribute, readRequestAttributes } from './requestAttribute';
import { readSignatureValue } from './signatureValue';

export interface CertificateRequest {
  readonly kind: 'certificateRequest';
  readonly bytes: Uint8Array;
  readonly document: DerDocument;
  readonly node: DerNode;
  /** CertificationRequestInfo, the signed part. */
  readonly info: DerNode | undefined;
  /** 1; else what stands there plus one. */
  readonly version: number | undefined;
  readonly versionNode: DerNode | undefined;
  readonly subject: Name | undefined;
  readonly publicKey: PublicKeyInfo | undefined;
  readonly attributesNode: DerNode | undefined;
  readonly attributes: readonly RequestAttribute[];
  /** Those that the attributes ask for, in their order. */
  readonly extensions: readonly Extension[];
  readonly signatureAlgorithm: AlgorithmIdentifier | undefined;
  readonly signatureValue: DerNode | undefined;
  readonly expectedByLabel: string | undefined;
  readonly problems: readonly ObjectProblem[];
}

export function certificateRequestFrom(
  bytes: Uint8Array,
  document: DerDocument,
  node: DerNode,
): CertificateRequest {
  const problems: ObjectProblem[] = [];
  const [info, algorithmNode, signatureNode] = node.children;
  const within = isUniversal(info, Tag.sequence) ? info : undefined;
  if (info === undefined) {
    reportMissing(problems, 'certificationRequestInfo', node);
  } else if (within === undefined) {
    report(problems, 'wrong-type', 'certificationRequestInfo', info, 'is not a SEQUENCE');
  }
  const [versionNode, subjectNode, keyNode, attributesNode] = within?.children ?? [];
  const attributes = isContext(attributesNode, 0)
    ? readRequestAttributes(attributesNode, 'certificationRequestInfo.attributes', problems)
    : [];
  if (within !== undefined && attributesNode === undefined) {
    // RFC 2986 §4 wants the field also where it is empty; many makers leave it out.
    reportMissing(problems, 'certificationRequestInfo.attributes', within);
  }
  return {
    kind: 'certificateRequest',
    bytes,
    document,
    node,
    info: within,
    version: readVersion(versionNode, problems),
    versionNode,
    subject:
      within === undefined
        ? undefined
        : readName(subjectNode, within, 'certificationRequestInfo.subject', problems),
    publicKey:
      within === undefined
        ? undefined
        : readPublicKeyInfo(keyNode, within, 'certificationRequestInfo.subjectPKInfo', problems),
    attributesNode,
    attributes,
    extensions: attributes.flatMap(({ value }) =>
      value.kind === 'extensionRequest' ? value.extensions : [],
    ),
    signatureAlgorithm: readAlgorithmIdentifier(algorithmNode, node, 'signatureAlgorithm', problems),
    signatureValue: readSignatureValue(signatureNode, node, problems),
    expectedByLabel: undefined,
    problems,
  };
}

function readVersion(node: DerNode | undefined, problems: ObjectProblem[]): number | undefined {
  const value = isUniversal(node, Tag.integer) ? readSmallInteger(node) : undefined;
  if (value === undefined && node !== undefined) {
    report(problems, 'wrong-type', 'certificationRequestInfo.version', node, 'is not a version number');
  }
  return value === undefined ? undefined : value + 1;
}
