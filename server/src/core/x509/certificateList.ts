/** Certificate revocation list (RFC 5280 §5.1). */
import type { DerDocument, DerNode } from '../der/readDer';
import type { DerTime } from '../der/time';
import { encodingOf, isContext, isUniversal, readSmallInteger, Tag } from '../der/values';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from './algorithmIdentifier';
import { type Extension, readExtensions } from './extension';
import { type Name, readName } from './name';
import { type ObjectProblem, report, reportMissing } from './objectProblem';
import { readSerialField, type SerialNumber } from './serialNumber';
import { readSignatureValue } from './signatureValue';
import { readTimeField } from './times';

export interface RevokedCertificate {
  readonly node: DerNode;
  readonly serialNumber: SerialNumber | undefined;
  readonly revocationDate: DerTime | undefined;
  readonly extensions: readonly Extension[];
}

export interface CertificateList {
  readonly kind: 'certificateList';
  readonly bytes: Uint8Array;
  readonly document: DerDocument;
  readonly node: DerNode;
  readonly tbs: DerNode | undefined;
  /** 1 or 2; else what stands there plus one. */
  readonly version: number | undefined;
  readonly versionNode: DerNode | undefined;
  readonly signature: AlgorithmIdentifier | undefined;
  readonly issuer: Name | undefined;
  readonly thisUpdate: DerTime | undefined;
  /** May be absent in version 1. */
  readonly nextUpdate: DerTime | undefined;
  readonly revoked: readonly RevokedCertificate[];
  readonly extensionsNode: DerNode | undefined;
  readonly extensions: readonly Extension[];
  readonly signatureAlgorithm: AlgorithmIdentifier | undefined;
  readonly signatureValue: DerNode | undefined;
  readonly expectedByLabel: string | undefined;
  readonly problems: readonly ObjectProblem[];
}

/** The CRL that `node` is, somewhere in a larger object. */
export function embeddedCertificateList(node: DerNode): CertificateList {
  return certificateListFrom(encodingOf(node), { root: node, problems: [] }, node);
}

export function certificateListFrom(
  bytes: Uint8Array,
  document: DerDocument,
  node: DerNode,
): CertificateList {
  const problems: ObjectProblem[] = [];
  const [found, algorithmNode, signatureNode] = node.children;
  const tbs = isUniversal(found, Tag.sequence) ? found : undefined;
  if (found === undefined) {
    reportMissing(problems, 'tbsCertList', node);
  } else if (tbs === undefined) {
    report(problems, 'wrong-type', 'tbsCertList', found, 'is not a SEQUENCE');
  }
  const parts = tbs?.children ?? [];
  let at = 0;
  const versionNode = isUniversal(parts[0], Tag.integer) ? parts[at++] : undefined;
  const signatureAlgorithmNode = parts[at++];
  const issuerNode = parts[at++];
  const thisUpdateNode = parts[at++];
  const nextUpdateNode = isTime(parts[at]) ? parts[at++] : undefined;
  const revokedNode = isUniversal(parts[at], Tag.sequence) ? parts[at++] : undefined;
  const wrapper = isContext(parts[at], 0) ? parts[at++] : undefined;
  const extensionsNode = wrapper?.children[0] ?? wrapper;
  for (const part of parts.slice(at)) {
    report(problems, 'unexpected', 'tbsCertList', part, 'has no place in a CRL');
  }
  return {
    kind: 'certificateList',
    bytes,
    document,
    node,
    tbs,
    version: tbs === undefined ? undefined : readVersion(versionNode),
    versionNode,
    signature: tbs && readAlgorithmIdentifier(signatureAlgorithmNode, tbs, 'tbsCertList.signature', problems),
    issuer: tbs && readName(issuerNode, tbs, 'tbsCertList.issuer', problems),
    thisUpdate: tbs && readTimeField(thisUpdateNode, tbs, 'tbsCertList.thisUpdate', problems),
    nextUpdate:
      tbs && nextUpdateNode && readTimeField(nextUpdateNode, tbs, 'tbsCertList.nextUpdate', problems),
    revoked: readRevoked(revokedNode, problems),
    extensionsNode,
    extensions: readExtensions(extensionsNode, 'tbsCertList.crlExtensions', problems),
    signatureAlgorithm: readAlgorithmIdentifier(algorithmNode, node, 'signatureAlgorithm', problems),
    signatureValue: readSignatureValue(signatureNode, node, problems),
    expectedByLabel: undefined,
    problems,
  };
}

function readVersion(node: DerNode | undefined): number | undefined {
  if (node === undefined) {
    return 1;
  }
  const value = readSmallInteger(node);
  return value === undefined ? undefined : value + 1;
}

function isTime(node: DerNode | undefined): boolean {
  return isUniversal(node, Tag.utcTime) || isUniversal(node, Tag.generalizedTime);
}

function readRevoked(list: DerNode | undefined, problems: ObjectProblem[]): readonly RevokedCertificate[] {
  const revoked: RevokedCertificate[] = [];
  for (const node of list?.children ?? []) {
    const field = `tbsCertList.revokedCertificates[${revoked.length}]`;
    const { children } = node;
    revoked.push({
      node,
      serialNumber: readSerialField(children[0], node, `${field}.userCertificate`, problems),
      revocationDate: readTimeField(children[1], node, `${field}.revocationDate`, problems),
      extensions: readExtensions(
        children.length > 2 ? children[2] : undefined,
        `${field}.crlEntryExtensions`,
        problems,
      ),
    });
  }
  return revoked;
}
