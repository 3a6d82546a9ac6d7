/** Policy Mappings (RFC 5280 §4.2.1.5), and Microsoft's application policy mappings of the same form. */
import type { DerNode } from '../../der/readDer';
import { isUniversal, Tag } from '../../der/values';
import { readObjectIdentifier } from '../objectIdentifier';
import { type ObjectProblem, report } from '../objectProblem';

export interface PolicyMapping {
  readonly node: DerNode;
  readonly issuerDomainPolicy: string;
  readonly subjectDomainPolicy: string;
}

export interface PolicyMappings {
  readonly kind: 'policyMappings';
  readonly node: DerNode;
  readonly mappings: readonly PolicyMapping[];
}

export function readPolicyMappings(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): PolicyMappings | undefined {
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node, 'is not a SEQUENCE of mappings');
  }
  const mappings: PolicyMapping[] = [];
  for (const child of node.children) {
    const issuerDomainPolicy = readObjectIdentifier(child.children[0]);
    const subjectDomainPolicy = readObjectIdentifier(child.children[1]);
    if (issuerDomainPolicy === undefined || subjectDomainPolicy === undefined) {
      report(problems, 'wrong-type', field, child, 'is not a pair of policies');
    } else {
      mappings.push({ node: child, issuerDomainPolicy, subjectDomainPolicy });
    }
  }
  return { kind: 'policyMappings', node, mappings };
}
