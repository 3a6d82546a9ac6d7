/** Basic Constraints (RFC 5280 §4.2.1.9). */
import type { DerNode } from '../../der/readDer';
import { isUniversal, readBoolean, readSmallInteger, Tag } from '../../der/values';
import { type ObjectProblem, report } from '../objectProblem';

export interface BasicConstraints {
  readonly kind: 'basicConstraints';
  readonly node: DerNode;
  readonly ca: boolean;
  /** The BOOLEAN, where it stands there. */
  readonly caNode: DerNode | undefined;
  readonly pathLength: number | undefined;
  readonly pathLengthNode: DerNode | undefined;
}

export function readBasicConstraints(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): BasicConstraints | undefined {
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node, 'is not a SEQUENCE');
  }
  let caNode: DerNode | undefined;
  let pathLengthNode: DerNode | undefined;
  for (const child of node.children) {
    if (isUniversal(child, Tag.boolean) && caNode === undefined && pathLengthNode === undefined) {
      caNode = child;
    } else if (isUniversal(child, Tag.integer) && pathLengthNode === undefined) {
      pathLengthNode = child;
    } else {
      report(problems, 'unexpected', field, child, 'has no place in BasicConstraints');
    }
  }
  return {
    kind: 'basicConstraints',
    node,
    ca: caNode !== undefined && readBoolean(caNode) === true,
    caNode,
    pathLength: pathLengthNode === undefined ? undefined : readSmallInteger(pathLengthNode),
    pathLengthNode,
  };
}
