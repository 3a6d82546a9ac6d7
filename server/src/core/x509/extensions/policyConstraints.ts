/** Policy Constraints (RFC 5280 §4.2.1.11), and Microsoft's application policy constraints of the same form. */
import type { DerNode } from '../../der/readDer';
import { isContext, isUniversal, readSmallInteger, Tag } from '../../der/values';
import { type ObjectProblem, report } from '../objectProblem';

export interface PolicyConstraints {
  readonly kind: 'policyConstraints';
  readonly node: DerNode;
  /** How many certificates may follow before a policy is required. */
  readonly requireExplicitPolicy: number | undefined;
  /** How many certificates may follow before policies may no longer be mapped. */
  readonly inhibitPolicyMapping: number | undefined;
}

export function readPolicyConstraints(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): PolicyConstraints | undefined {
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node, 'is not a SEQUENCE');
  }
  let requireExplicitPolicy: number | undefined;
  let inhibitPolicyMapping: number | undefined;
  for (const child of node.children) {
    if (isContext(child, 0)) {
      requireExplicitPolicy = readSmallInteger(child);
    } else if (isContext(child, 1)) {
      inhibitPolicyMapping = readSmallInteger(child);
    } else {
      report(problems, 'unexpected', field, child, 'has no place in PolicyConstraints');
    }
  }
  return { kind: 'policyConstraints', node, requireExplicitPolicy, inhibitPolicyMapping };
}
