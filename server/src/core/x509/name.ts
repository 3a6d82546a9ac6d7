/** Name (RFC 5280 §4.1.2.4): a sequence of sets of attributes, kept in the order in which they are encoded. */
import type { DerNode } from '../der/readDer';
import { type DerText, readText } from '../der/strings';
import { isUniversal, Tag } from '../der/values';
import { readObjectIdentifier } from './objectIdentifier';
import { type ObjectProblem, report, reportMissing } from './objectProblem';

/** AttributeTypeAndValue. */
export interface NameAttribute {
  readonly node: DerNode;
  /** Object identifier; empty where it cannot be read. */
  readonly type: string;
  readonly typeNode: DerNode | undefined;
  /** Text of a character string type; `undefined` for any other value. */
  readonly value: DerText | undefined;
  readonly valueNode: DerNode | undefined;
}

export type RelativeDistinguishedName = readonly NameAttribute[];

export interface Name {
  readonly node: DerNode;
  readonly rdns: readonly RelativeDistinguishedName[];
}

const NO_RDNS: readonly RelativeDistinguishedName[] = [];

export function readName(
  node: DerNode | undefined,
  parent: DerNode,
  field: string,
  problems: ObjectProblem[],
): Name | undefined {
  if (node === undefined) {
    return reportMissing(problems, field, parent);
  }
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node, 'is not a Name (SEQUENCE)');
  }
  if (node.children.length === 0) {
    return { node, rdns: NO_RDNS };
  }
  const rdns: RelativeDistinguishedName[] = [];
  for (const set of node.children) {
    if (!isUniversal(set, Tag.set)) {
      report(problems, 'wrong-type', field, set, 'holds something else than a SET of attributes');
    }
    rdns.push(readRdn(set, field, problems));
  }
  return { node, rdns };
}

/** The attributes of one SET; also of the nameRelativeToCRLIssuer, which is one under an implicit tag. */
export function readRdn(set: DerNode, field: string, problems: ObjectProblem[]): RelativeDistinguishedName {
  if (set.children.length === 0) {
    report(problems, 'missing', field, set, 'holds a SET without any attribute');
  }
  const attributes: NameAttribute[] = [];
  for (const node of set.children) {
    attributes.push(readAttribute(node, field, problems));
  }
  return attributes;
}

function readAttribute(node: DerNode, field: string, problems: ObjectProblem[]): NameAttribute {
  const { children } = node;
  const typeNode = children.length > 0 ? children[0] : undefined;
  const valueNode = children.length > 1 ? children[1] : undefined;
  const type = readObjectIdentifier(typeNode);
  if (
    type === undefined ||
    valueNode === undefined ||
    children.length > 2 ||
    !isUniversal(node, Tag.sequence)
  ) {
    report(problems, 'wrong-type', field, node, 'holds something else than an attribute type and its value');
  }
  const value = valueNode === undefined ? undefined : readText(valueNode);
  if (value?.valid === false) {
    report(
      problems,
      'bad-value',
      field,
      valueNode as DerNode,
      'has octets that its string type does not allow',
    );
  }
  return { node, type: type ?? '', typeNode, value, valueNode };
}

/** Text of the most specific (last) commonName. */
export function commonName(name: Name): string | undefined {
  return lastValue(name, '2.5.4.3');
}

/** Text of the last attribute of a type. */
export function lastValue(name: Name, type: string): string | undefined {
  for (let at = name.rdns.length - 1; at >= 0; at--) {
    for (const attribute of name.rdns[at] as RelativeDistinguishedName) {
      if (attribute.type === type && attribute.value !== undefined) {
        return attribute.value.text;
      }
    }
  }
  return undefined;
}
