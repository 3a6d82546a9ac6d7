/** OCSP request (RFC 6960 §4.1). */
import type { DerDocument, DerNode } from '../der/readDer';
import { isContext, isUniversal, readSmallInteger, Tag } from '../der/values';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from './algorithmIdentifier';
import { type CertId, readCertId } from './certId';
import { type Certificate, embeddedCertificate } from './certificate';
import { type Extension, readExtensions } from './extension';
import { type GeneralName, readGeneralName } from './generalName';
import { type ObjectProblem, report, reportMissing } from './objectProblem';

export interface SingleRequest {
  readonly node: DerNode;
  readonly certId: CertId | undefined;
  readonly extensions: readonly Extension[];
}

export interface OcspRequest {
  readonly kind: 'ocspRequest';
  readonly bytes: Uint8Array;
  readonly document: DerDocument;
  readonly node: DerNode;
  readonly version: number | undefined;
  readonly requestorName: GeneralName | undefined;
  readonly requests: readonly SingleRequest[];
  readonly extensions: readonly Extension[];
  readonly signatureAlgorithm: AlgorithmIdentifier | undefined;
  readonly signatureValue: DerNode | undefined;
  readonly certificates: readonly Certificate[];
  readonly expectedByLabel: string | undefined;
  readonly problems: readonly ObjectProblem[];
}

export function ocspRequestFrom(bytes: Uint8Array, document: DerDocument, node: DerNode): OcspRequest {
  const problems: ObjectProblem[] = [];
  const [tbs, signatureWrapper] = node.children;
  if (!isUniversal(tbs, Tag.sequence)) {
    reportMissing(problems, 'tbsRequest', node);
  }
  let version: number | undefined = 1;
  let requestorName: GeneralName | undefined;
  let requests: readonly SingleRequest[] | undefined;
  let extensions: readonly Extension[] = [];
  for (const part of tbs?.children ?? []) {
    const inner = part.children[0];
    if (isContext(part, 0)) {
      const value = inner === undefined ? undefined : readSmallInteger(inner);
      version = value === undefined ? undefined : value + 1;
    } else if (isContext(part, 1)) {
      requestorName = inner && readGeneralName(inner, 'tbsRequest.requestorName', problems);
    } else if (isContext(part, 2)) {
      extensions = readExtensions(inner, 'tbsRequest.requestExtensions', problems);
    } else if (isUniversal(part, Tag.sequence) && requests === undefined) {
      requests = readRequests(part, problems);
    } else {
      report(problems, 'unexpected', 'tbsRequest', part, 'has no place in an OCSP request');
    }
  }
  const signature = isContext(signatureWrapper, 0) ? signatureWrapper.children[0] : undefined;
  const [algorithmNode, signatureValue, certificates] = signature?.children ?? [];
  return {
    kind: 'ocspRequest',
    bytes,
    document,
    node,
    version,
    requestorName,
    requests: requests ?? [],
    extensions,
    signatureAlgorithm:
      signature &&
      readAlgorithmIdentifier(algorithmNode, signature, 'optionalSignature.signatureAlgorithm', problems),
    signatureValue: isUniversal(signatureValue, Tag.bitString) ? signatureValue : undefined,
    certificates: embeddedCertificates(certificates, problems),
    expectedByLabel: undefined,
    problems,
  };
}

function readRequests(list: DerNode, problems: ObjectProblem[]): readonly SingleRequest[] {
  return list.children.map((node, at) => {
    const field = `tbsRequest.requestList[${at}]`;
    const [certId, wrapper] = node.children;
    return {
      node,
      certId: readCertId(certId, node, `${field}.reqCert`, problems),
      extensions: readExtensions(
        isContext(wrapper, 0) ? wrapper.children[0] : undefined,
        `${field}.singleRequestExtensions`,
        problems,
      ),
    };
  });
}

/** Certificates in the explicit [0] at the end of OCSP messages. */
export function embeddedCertificates(
  wrapper: DerNode | undefined,
  problems: ObjectProblem[],
): readonly Certificate[] {
  const list = isContext(wrapper, 0) ? (wrapper.children[0]?.children ?? []) : [];
  const certificates = list.filter((node) => isUniversal(node, Tag.sequence)).map(embeddedCertificate);
  for (const certificate of certificates) {
    problems.push(...certificate.problems);
  }
  return certificates;
}
