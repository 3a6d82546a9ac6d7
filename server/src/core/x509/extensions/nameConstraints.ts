/** Name Constraints (RFC 5280 §4.2.1.10). */
import type { DerNode } from '../../der/readDer';
import { isContext, isUniversal, readSmallInteger, Tag } from '../../der/values';
import { type GeneralName, readGeneralName } from '../generalName';
import { type ObjectProblem, report } from '../objectProblem';

export interface GeneralSubtree {
  readonly node: DerNode;
  readonly base: GeneralName;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
}

export interface NameConstraints {
  readonly kind: 'nameConstraints';
  readonly node: DerNode;
  readonly permitted: readonly GeneralSubtree[];
  readonly excluded: readonly GeneralSubtree[];
}

export function readNameConstraints(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): NameConstraints | undefined {
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node, 'is not a SEQUENCE');
  }
  let permitted: readonly GeneralSubtree[] = [];
  let excluded: readonly GeneralSubtree[] = [];
  for (const child of node.children) {
    if (isContext(child, 0)) {
      permitted = readSubtrees(child, `${field}.permittedSubtrees`, problems);
    } else if (isContext(child, 1)) {
      excluded = readSubtrees(child, `${field}.excludedSubtrees`, problems);
    } else {
      report(problems, 'unexpected', field, child, 'has no place in NameConstraints');
    }
  }
  return { kind: 'nameConstraints', node, permitted, excluded };
}

function readSubtrees(list: DerNode, field: string, problems: ObjectProblem[]): readonly GeneralSubtree[] {
  const subtrees: GeneralSubtree[] = [];
  for (const node of list.children) {
    const base = node.children[0];
    if (base === undefined) {
      report(problems, 'wrong-type', field, node, 'is not a subtree with a base name');
      continue;
    }
    let minimum: number | undefined;
    let maximum: number | undefined;
    for (const bound of node.children.slice(1)) {
      if (isContext(bound, 0)) {
        minimum = readSmallInteger(bound);
      } else if (isContext(bound, 1)) {
        maximum = readSmallInteger(bound);
      } else {
        report(problems, 'unexpected', field, bound, 'has no place in a subtree');
      }
    }
    subtrees.push({ node, base: readGeneralName(base, field, problems), minimum, maximum });
  }
  return subtrees;
}
