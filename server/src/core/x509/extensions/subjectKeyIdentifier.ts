/** Subject Key Identifier (RFC 5280 §4.2.1.2). */
import type { DerNode } from '../../der/readDer';
import { isUniversal, Tag } from '../../der/values';
import { type ObjectProblem, report } from '../objectProblem';

export interface SubjectKeyIdentifier {
  readonly kind: 'subjectKeyIdentifier';
  readonly node: DerNode;
  /** The OCTET STRING that is the identifier. */
  readonly keyIdentifier: DerNode;
}

export function readSubjectKeyIdentifier(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): SubjectKeyIdentifier | undefined {
  return isUniversal(node, Tag.octetString) && !node.constructed
    ? { kind: 'subjectKeyIdentifier', node, keyIdentifier: node }
    : report(problems, 'wrong-type', field, node, 'is not a key identifier (OCTET STRING)');
}
