/** CertID (RFC 6960 §4.1.1): which certificate an OCSP message is about. */
import type { DerNode } from '../der/readDer';
import { isUniversal, Tag } from '../der/values';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from './algorithmIdentifier';
import { type ObjectProblem, report, reportMissing } from './objectProblem';
import { readSerialField, type SerialNumber } from './serialNumber';

export interface CertId {
  readonly node: DerNode;
  readonly hashAlgorithm: AlgorithmIdentifier | undefined;
  /** OCTET STRINGs. */
  readonly issuerNameHash: DerNode | undefined;
  readonly issuerKeyHash: DerNode | undefined;
  readonly serialNumber: SerialNumber | undefined;
}

export function readCertId(
  node: DerNode | undefined,
  parent: DerNode,
  field: string,
  problems: ObjectProblem[],
): CertId | undefined {
  if (node === undefined) {
    return reportMissing(problems, field, parent);
  }
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node, 'is not a CertID (SEQUENCE)');
  }
  const [algorithm, nameHash, keyHash, serial] = node.children;
  return {
    node,
    hashAlgorithm: readAlgorithmIdentifier(algorithm, node, `${field}.hashAlgorithm`, problems),
    issuerNameHash: octets(nameHash, node, `${field}.issuerNameHash`, problems),
    issuerKeyHash: octets(keyHash, node, `${field}.issuerKeyHash`, problems),
    serialNumber: readSerialField(serial, node, `${field}.serialNumber`, problems),
  };
}

function octets(
  node: DerNode | undefined,
  parent: DerNode,
  field: string,
  problems: ObjectProblem[],
): DerNode | undefined {
  if (node === undefined) {
    return reportMissing(problems, field, parent);
  }
  return isUniversal(node, Tag.octetString)
    ? node
    : report(problems, 'wrong-type', field, node, 'is not an OCTET STRING');
}
