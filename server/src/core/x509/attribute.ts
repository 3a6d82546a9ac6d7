/** Attribute (RFC 5652 §5.3, RFC 2986 §4): an object identifier and a SET of values. */
import { oidName } from '../der/oids';
import type { DerNode } from '../der/readDer';
import { isUniversal, Tag } from '../der/values';
import { readObjectIdentifier } from './objectIdentifier';
import { type ObjectProblem, report } from './objectProblem';

export interface Attribute {
  readonly node: DerNode;
  /** Empty where it cannot be read. */
  readonly oid: string;
  /** The field's usual name, else the OID. */
  readonly name: string;
  readonly values: readonly DerNode[];
}

/** The attributes that lie side by side in `list`, whatever its own tag is. */
export function readAttributes(
  list: DerNode,
  field: string,
  problems: ObjectProblem[],
): readonly Attribute[] {
  const attributes: Attribute[] = [];
  for (const node of list.children) {
    const set = node.children[1];
    const oid = readObjectIdentifier(node.children[0]);
    if (oid === undefined || !isUniversal(set, Tag.set)) {
      report(problems, 'wrong-type', field, node, 'is not an attribute with a SET of values');
    }
    attributes.push({
      node,
      oid: oid ?? '',
      name: oid === undefined ? 'unreadable attribute' : (oidName(oid) ?? oid),
      values: isUniversal(set, Tag.set) ? set.children : [],
    });
  }
  return attributes;
}
