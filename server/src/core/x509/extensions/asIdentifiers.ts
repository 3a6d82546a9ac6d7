/** Autonomous system identifier delegation (RFC 3779 §3). */
import type { DerNode } from '../../der/readDer';
import { isContext, isUniversal, readInteger, Tag } from '../../der/values';
import { type ObjectProblem, report } from '../objectProblem';

/** Numbers and ranges as text (`64496`, `64496-64511`); `'inherit'` for those that the issuer holds. */
export type AsNumbers = readonly string[] | 'inherit';

export interface AsIdentifiers {
  readonly kind: 'asIdentifiers';
  readonly node: DerNode;
  readonly asNumbers: AsNumbers | undefined;
  /** Routing domain identifiers. */
  readonly rdi: AsNumbers | undefined;
}

export function readAsIdentifiers(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): AsIdentifiers | undefined {
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node, 'is not a SEQUENCE');
  }
  let asNumbers: AsNumbers | undefined;
  let rdi: AsNumbers | undefined;
  for (const child of node.children) {
    if (isContext(child, 0)) {
      asNumbers = readNumbers(child.children[0]);
    } else if (isContext(child, 1)) {
      rdi = readNumbers(child.children[0]);
    } else {
      report(problems, 'unexpected', field, child, 'has no place in ASIdentifiers');
    }
  }
  return { kind: 'asIdentifiers', node, asNumbers, rdi };
}

function readNumbers(choice: DerNode | undefined): AsNumbers {
  if (isUniversal(choice, Tag.null)) {
    return 'inherit';
  }
  return (choice?.children ?? []).map((entry) =>
    entry.children.length > 0
      ? entry.children.map((bound) => String(readInteger(bound) ?? '?')).join('-')
      : String(readInteger(entry) ?? '?'),
  );
}
