/** The fields of an object as a tree that is opened branch by branch. Of secrets there is the length, and nothing below. */
import { childrenOf, elementAt } from '../asn1/childrenOf';
import type { Field } from '../asn1/field';
import { valueText } from '../asn1/valueText';
import { visible } from '../markdown';
import type { Asn1Node } from '../viewProtocol';

/** As many children at once, whatever is asked for. */
const MAX_COUNT = 500;

/** The field that a path of indexes leads to; `undefined` where there is none. */
export function fieldOnPath(root: Field, path: readonly number[]): Field | undefined {
  let field: Field | undefined = root;
  for (const at of path) {
    field = field === undefined || isClosed(field) ? undefined : childAt(field, at);
  }
  return field;
}

/** Indexes from the outermost value to the field; what lies in a secret is not shown, so they end there. */
export function pathOfField(field: Field): readonly number[] {
  let path: number[] = [];
  for (let at = field; at.parent !== undefined; at = at.parent) {
    path = isClosed(at.parent) ? [] : [indexIn(at.parent, at), ...path];
  }
  return path;
}

export function childrenFrom(field: Field, from: number, count: number): readonly Field[] {
  const end = Math.min(childCountOf(field), from + Math.min(count, MAX_COUNT));
  const children: Field[] = [];
  for (let at = from; at < end; at++) {
    const child = childAt(field, at);
    if (child !== undefined) {
      children.push(child);
    }
  }
  return children;
}

export function toAsn1Node(field: Field): Asn1Node {
  const { node } = field;
  const childCount = childCountOf(field);
  return {
    name: visible(field.name),
    type: visible(field.type),
    value: childCount > 0 && node.constructed ? '' : visible(valueText(field)),
    isSecret: field.secret,
    childCount,
    offset: node.start,
    headerLength: node.contentStart - node.start,
    contentLength: node.contentEnd - node.contentStart,
  };
}

/** Lists of thousands are not unfolded only to be counted. */
function hasElements({ definition }: Field): boolean {
  return definition.kind === 'list' || definition.kind === 'any' || definition.kind === 'primitive';
}

function childCountOf(field: Field): number {
  if (isClosed(field)) {
    return 0;
  }
  return hasElements(field) ? field.node.children.length : childrenOf(field).length;
}

/** A secret without anything in it that may be shown, as a public key inside a private one. */
function isClosed(field: Field): boolean {
  return field.secret && (hasElements(field) || childrenOf(field).every(({ secret }) => secret));
}

function childAt(field: Field, at: number): Field | undefined {
  return hasElements(field) ? elementAt(field, at) : childrenOf(field)[at];
}

function indexIn(parent: Field, field: Field): number {
  if (!hasElements(parent)) {
    return childrenOf(parent).indexOf(field);
  }
  const { children } = parent.node;
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((children[middle]?.start ?? 0) < field.node.start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
