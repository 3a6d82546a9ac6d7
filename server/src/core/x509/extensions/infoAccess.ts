/** Authority and Subject Information Access (RFC 5280 §4.2.2.1, §4.2.2.2). */
import type { DerNode } from '../../der/readDer';
import { isUniversal, Tag } from '../../der/values';
import { type GeneralName, readGeneralName } from '../generalName';
import { readObjectIdentifier } from '../objectIdentifier';
import { type ObjectProblem, report } from '../objectProblem';

export interface AccessDescription {
  readonly node: DerNode;
  readonly method: string;
  readonly methodNode: DerNode;
  readonly location: GeneralName;
}

export interface InfoAccess {
  readonly kind: 'authorityInfoAccess' | 'subjectInfoAccess';
  readonly node: DerNode;
  readonly descriptions: readonly AccessDescription[];
}

export function readAuthorityInfoAccess(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): InfoAccess | undefined {
  return readInfoAccess('authorityInfoAccess', node, field, problems);
}

export function readSubjectInfoAccess(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): InfoAccess | undefined {
  return readInfoAccess('subjectInfoAccess', node, field, problems);
}

function readInfoAccess(
  kind: InfoAccess['kind'],
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): InfoAccess | undefined {
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node, 'is not a SEQUENCE of access descriptions');
  }
  const descriptions: AccessDescription[] = [];
  for (const child of node.children) {
    const [methodNode, location] = child.children;
    const method = readObjectIdentifier(methodNode);
    if (methodNode === undefined || method === undefined || location === undefined) {
      report(problems, 'wrong-type', field, child, 'is not an access method with its location');
      continue;
    }
    descriptions.push({
      node: child,
      method,
      methodNode,
      location: readGeneralName(location, field, problems),
    });
  }
  return { kind, node, descriptions };
}
