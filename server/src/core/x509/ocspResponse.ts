/** OCSP response (RFC 6960 §4.2). */
import { type DerDocument, type DerNode, readDerWithin } from '../der/readDer';
import type { DerTime } from '../der/time';
import { isContext, isUniversal, readSmallInteger, Tag } from '../der/values';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from './algorithmIdentifier';
import { type CertId, readCertId } from './certId';
import type { Certificate } from './certificate';
import { type Extension, readExtensions } from './extension';
import { revocationReason } from './extensions/reasonCode';
import { type Name, readName } from './name';
import { readObjectIdentifier } from './objectIdentifier';
import { type ObjectProblem, report, reportEncoding, reportMissing } from './objectProblem';
import { embeddedCertificates } from './ocspRequest';
import { readSignatureValue } from './signatureValue';
import { readTimeField } from './times';

export type ResponderId =
  | { readonly kind: 'byName'; readonly node: DerNode; readonly name: Name | undefined }
  /** The OCTET STRING with the SHA-1 of the responder's key. */
  | { readonly kind: 'byKey'; readonly node: DerNode; readonly keyHash: DerNode | undefined };

export type CertStatus =
  | { readonly kind: 'good' | 'unknown'; readonly node: DerNode }
  | {
      readonly kind: 'revoked';
      readonly node: DerNode;
      readonly revocationTime: DerTime | undefined;
      readonly reason: string | undefined;
    };

export interface SingleResponse {
  readonly node: DerNode;
  readonly certId: CertId | undefined;
  readonly certStatus: CertStatus | undefined;
  readonly thisUpdate: DerTime | undefined;
  readonly nextUpdate: DerTime | undefined;
  readonly extensions: readonly Extension[];
}

/** BasicOCSPResponse. */
export interface BasicOcspResponse {
  readonly node: DerNode;
  readonly version: number | undefined;
  readonly responderId: ResponderId | undefined;
  readonly producedAt: DerTime | undefined;
  readonly responses: readonly SingleResponse[];
  readonly extensions: readonly Extension[];
  readonly signatureAlgorithm: AlgorithmIdentifier | undefined;
  readonly signatureValue: DerNode | undefined;
  readonly certificates: readonly Certificate[];
}

export interface OcspResponse {
  readonly kind: 'ocspResponse';
  readonly bytes: Uint8Array;
  readonly document: DerDocument;
  readonly node: DerNode;
  /** `successful`, `tryLater`, …; `undefined` where the number has no meaning. */
  readonly responseStatus: string | undefined;
  readonly responseStatusNode: DerNode | undefined;
  /** Object identifier of the kind of response. */
  readonly responseType: string | undefined;
  readonly basic: BasicOcspResponse | undefined;
  readonly expectedByLabel: string | undefined;
  readonly problems: readonly ObjectProblem[];
}

const STATUSES: readonly (string | undefined)[] = [
  'successful',
  'malformedRequest',
  'internalError',
  'tryLater',
  undefined,
  'sigRequired',
  'unauthorized',
];

const BASIC_RESPONSE = '1.3.6.1.5.5.7.48.1.1';

export function ocspResponseFrom(bytes: Uint8Array, document: DerDocument, node: DerNode): OcspResponse {
  const problems: ObjectProblem[] = [];
  const [statusNode, wrapper] = node.children;
  const status = isUniversal(statusNode, Tag.enumerated) ? readSmallInteger(statusNode) : undefined;
  const responseStatus = status === undefined ? undefined : STATUSES[status];
  if (statusNode === undefined) {
    reportMissing(problems, 'responseStatus', node);
  } else if (responseStatus === undefined) {
    report(problems, 'bad-value', 'responseStatus', statusNode, 'is no status of an OCSP response');
  }
  const responseBytes = isContext(wrapper, 0) ? wrapper.children[0] : undefined;
  const [typeNode, octets] = responseBytes?.children ?? [];
  const responseType = readObjectIdentifier(typeNode);
  let basic: BasicOcspResponse | undefined;
  if (responseType === BASIC_RESPONSE && isUniversal(octets, Tag.octetString)) {
    const inner = readDerWithin(octets.bytes, octets.contentStart, octets.contentEnd);
    reportEncoding(problems, 'responseBytes.response', octets, inner.problems);
    basic = inner.root && readBasicResponse(inner.root, problems);
  }
  return {
    kind: 'ocspResponse',
    bytes,
    document,
    node,
    responseStatus,
    responseStatusNode: statusNode,
    responseType,
    basic,
    expectedByLabel: undefined,
    problems,
  };
}

function readBasicResponse(node: DerNode, problems: ObjectProblem[]): BasicOcspResponse | undefined {
  const [data, algorithmNode, signatureNode, certificates] = node.children;
  if (!isUniversal(data, Tag.sequence)) {
    return report(problems, 'wrong-type', 'tbsResponseData', data ?? node, 'is not a SEQUENCE');
  }
  const parts = data.children;
  let at = 0;
  let version: number | undefined = 1;
  if (isContext(parts[0], 0)) {
    const inner = parts[at++]?.children[0];
    const value = inner === undefined ? undefined : readSmallInteger(inner);
    version = value === undefined ? undefined : value + 1;
  }
  const responderNode = parts[at++];
  const producedAtNode = parts[at++];
  const responsesNode = parts[at++];
  const extensionsNode = parts[at];
  return {
    node,
    version,
    responderId: readResponderId(responderNode, data, problems),
    producedAt: readTimeField(producedAtNode, data, 'tbsResponseData.producedAt', problems),
    responses: (responsesNode?.children ?? []).map((response, index) =>
      readSingleResponse(response, `tbsResponseData.responses[${index}]`, problems),
    ),
    extensions: readExtensions(
      isContext(extensionsNode, 1) ? extensionsNode.children[0] : undefined,
      'tbsResponseData.responseExtensions',
      problems,
    ),
    signatureAlgorithm: readAlgorithmIdentifier(algorithmNode, node, 'signatureAlgorithm', problems),
    signatureValue: readSignatureValue(signatureNode, node, problems),
    certificates: embeddedCertificates(certificates, problems),
  };
}

function readResponderId(
  node: DerNode | undefined,
  parent: DerNode,
  problems: ObjectProblem[],
): ResponderId | undefined {
  const field = 'tbsResponseData.responderID';
  if (node === undefined) {
    return reportMissing(problems, field, parent);
  }
  if (isContext(node, 1)) {
    return { kind: 'byName', node, name: readName(node.children[0], node, field, problems) };
  }
  if (isContext(node, 2)) {
    return { kind: 'byKey', node, keyHash: node.children[0] };
  }
  return report(problems, 'wrong-type', field, node, 'is neither a name nor the hash of a key');
}

function readSingleResponse(node: DerNode, field: string, problems: ObjectProblem[]): SingleResponse {
  const [certIdNode, statusNode, thisUpdateNode, ...rest] = node.children;
  const nextUpdate = rest.find((part) => isContext(part, 0))?.children[0];
  const extensions = rest.find((part) => isContext(part, 1))?.children[0];
  return {
    node,
    certId: readCertId(certIdNode, node, `${field}.certID`, problems),
    certStatus: readStatus(statusNode, node, `${field}.certStatus`, problems),
    thisUpdate: readTimeField(thisUpdateNode, node, `${field}.thisUpdate`, problems),
    nextUpdate: nextUpdate && readTimeField(nextUpdate, node, `${field}.nextUpdate`, problems),
    extensions: readExtensions(extensions, `${field}.singleExtensions`, problems),
  };
}

function readStatus(
  node: DerNode | undefined,
  parent: DerNode,
  field: string,
  problems: ObjectProblem[],
): CertStatus | undefined {
  if (node === undefined) {
    return reportMissing(problems, field, parent);
  }
  if (isContext(node, 0)) {
    return { kind: 'good', node };
  }
  if (isContext(node, 2)) {
    return { kind: 'unknown', node };
  }
  if (!isContext(node, 1)) {
    return report(problems, 'wrong-type', field, node, 'is none of good, revoked and unknown');
  }
  const [time, reasonWrapper] = node.children;
  const reasonNode = isContext(reasonWrapper, 0) ? reasonWrapper.children[0] : undefined;
  const code = reasonNode === undefined ? undefined : readSmallInteger(reasonNode);
  return {
    kind: 'revoked',
    node,
    revocationTime: readTimeField(time, node, `${field}.revocationTime`, problems),
    reason: code === undefined ? undefined : (revocationReason(code) ?? `unknown reason ${code}`),
  };
}
