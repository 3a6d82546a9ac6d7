/** Subject Directory Attributes (RFC 5280 §4.2.1.8). */
import type { DerNode } from '../../der/readDer';
import { isUniversal, Tag } from '../../der/values';
import { type Attribute, readAttributes } from '../attribute';
import { type ObjectProblem, report } from '../objectProblem';

export interface SubjectDirectoryAttributes {
  readonly kind: 'subjectDirectoryAttributes';
  readonly node: DerNode;
  readonly attributes: readonly Attribute[];
}

export function readSubjectDirectoryAttributes(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): SubjectDirectoryAttributes | undefined {
  return isUniversal(node, Tag.sequence)
    ? { kind: 'subjectDirectoryAttributes', node, attributes: readAttributes(node, field, problems) }
    : report(problems, 'wrong-type', field, node, 'is not a SEQUENCE of attributes');
}
