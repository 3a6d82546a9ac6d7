/** AlgorithmIdentifier (RFC 5280 §4.1.1.2): an object identifier and parameters that depend on it. */
import type { DerNode } from '../der/readDer';
import { isUniversal, Tag } from '../der/values';
import { readObjectIdentifier } from './objectIdentifier';
import { type ObjectProblem, report, reportMissing } from './objectProblem';

export interface AlgorithmIdentifier {
  readonly node: DerNode;
  readonly oid: string;
  readonly oidNode: DerNode;
  /** Whatever stands behind the OID; often a NULL, absent in newer algorithms. */
  readonly parameters: DerNode | undefined;
}

export function readAlgorithmIdentifier(
  node: DerNode | undefined,
  parent: DerNode,
  field: string,
  problems: ObjectProblem[],
): AlgorithmIdentifier | undefined {
  if (node === undefined) {
    return reportMissing(problems, field, parent);
  }
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node, 'is not a SEQUENCE');
  }
  const { children } = node;
  const oidNode = children.length > 0 ? children[0] : undefined;
  if (oidNode === undefined) {
    return reportMissing(problems, `${field}.algorithm`, node);
  }
  const oid = readObjectIdentifier(oidNode);
  if (oid === undefined) {
    return report(problems, 'wrong-type', `${field}.algorithm`, oidNode, 'is not an OBJECT IDENTIFIER');
  }
  if (children.length > 2) {
    report(problems, 'unexpected', field, children[2] as DerNode, 'follows the parameters');
  }
  return { node, oid, oidNode, parameters: children.length > 1 ? children[1] : undefined };
}
