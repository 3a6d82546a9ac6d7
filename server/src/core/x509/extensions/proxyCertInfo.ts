/** Proxy Certificate Information (RFC 3820 §3.8). */
import type { DerNode } from '../../der/readDer';
import { isUniversal, readSmallInteger, Tag } from '../../der/values';
import { readObjectIdentifier } from '../objectIdentifier';
import { type ObjectProblem, report } from '../objectProblem';

export interface ProxyCertInfo {
  readonly kind: 'proxyCertInfo';
  readonly node: DerNode;
  readonly pathLength: number | undefined;
  readonly policyLanguage: string;
  /** The OCTET STRING with the policy. */
  readonly policy: DerNode | undefined;
}

export function readProxyCertInfo(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): ProxyCertInfo | undefined {
  const [first, second] = node.children;
  const pathNode = isUniversal(first, Tag.integer) ? first : undefined;
  const proxyPolicy = pathNode === undefined ? first : second;
  const policyLanguage = readObjectIdentifier(proxyPolicy?.children[0]);
  if (policyLanguage === undefined) {
    return report(problems, 'wrong-type', field, node, 'does not hold a proxy policy with its language');
  }
  return {
    kind: 'proxyCertInfo',
    node,
    pathLength: pathNode === undefined ? undefined : readSmallInteger(pathNode),
    policyLanguage,
    policy: proxyPolicy?.children[1],
  };
}
