/** The parts of a field, made when they are asked for. */
import type { DerNode } from '../der/readDer';
import { readDerWithin } from '../der/readDer';
import { isCut, readSegmented, wholeOf } from '../der/readSegmented';
import { isUniversal, readOid, Tag } from '../der/values';
import type { Field, Wrapper } from './field';
import { hiddenBy, matches, resolve } from './field';
import { foreignParts } from './foreignParts';
import { makeField, rawField } from './makeField';
import { isExact, matchMembers } from './matchMembers';
import { openType } from './openTypes';
import type { Asn1Type, OpenType, SequenceType } from './schema';
import { any, segment } from './schema';

/** Nothing is looked for deeper than this: real objects stay below 40. */
const MAX_FIELD_DEPTH = 250;

const NONE: readonly Field[] = [];

/** The parts of a field, in the order of their bytes. */
export function childrenOf(field: Field): readonly Field[] {
  field.made.children ??= field.depth >= MAX_FIELD_DEPTH ? NONE : readChildren(field);
  return field.made.children;
}

function readChildren(field: Field): readonly Field[] {
  const { definition, node } = field;
  switch (definition.kind) {
    case 'sequence':
      return readMembers(field, definition);
    case 'wrapper':
      return definition.around === 'tag' ? readTagged(field, definition) : readWrapped(field, definition);
    case 'foreign':
      return node.constructed ? readElements(field) : foreignParts(field, definition);
    default:
      return node.children.length === 0 ? NONE : readElements(field);
  }
}

function readMembers(field: Field, type: SequenceType): readonly Field[] {
  const elements = field.node.children;
  const found = matchMembers(type, elements);
  const hidden = field.secretInside || (type.hides === 'all' && !isExact(type, elements, found));
  const keys = new Map<string, DerNode>();
  return elements.map((node, at) => {
    const member = found[at];
    if (member === undefined) {
      return makeField(field, { step: `[${at}]`, type: any, node, fits: false, secret: hidden });
    }
    keys.set(member.name, node);
    const key = keyOf(member.type, keys) ?? field.key;
    const { name, type: memberType } = member;
    return makeField(field, {
      step: name === '' ? '' : `.${name}`,
      type: memberType,
      node,
      key,
      secret: hidden || member.secret,
    });
  });
}

/** The object identifier that decides what an open type inside `type` is: in the member itself or the first thing in it. */
function keyOf(type: Asn1Type, before: ReadonlyMap<string, DerNode>): string | undefined {
  let at = type;
  while (at.kind === 'tagged' || at.kind === 'wrapped' || at.kind === 'list') {
    at = at.kind === 'list' ? at.element : at.type;
  }
  if (at.kind !== 'open') {
    return undefined;
  }
  let node = before.get(at.key);
  while (node !== undefined && !isUniversal(node, Tag.oid)) {
    node = node.children[0];
  }
  return node && readOid(wholeOf(node));
}

function readElements(field: Field): readonly Field[] {
  return field.node.children.map((_, at) => element(field, at));
}

/** One element of a list, or of a value nothing is known about, without its neighbours. */
export function elementAt(field: Field, at: number): Field | undefined {
  return field.depth < MAX_FIELD_DEPTH ? element(field, at) : undefined;
}

function element(field: Field, at: number): Field {
  field.made.elements ??= new Map();
  const { elements } = field.made;
  let found = elements.get(at);
  if (found === undefined) {
    const node = field.node.children[at] as DerNode;
    const { definition } = field;
    const step = `[${at}]`;
    const secret = field.secretInside;
    if (definition.kind === 'list') {
      const fits = matches(definition.element, node);
      const type = fits ? definition.element : any;
      found = makeField(field, { step, type, node, fits, key: field.key, secret });
    } else {
      const type = definition.kind === 'wrapper' && node.tagClass === 'universal' ? segment : any;
      found = makeField(field, { step, type, node, secret });
    }
    elements.set(at, found);
  }
  return found;
}

function readTagged(field: Field, { type }: Wrapper): readonly Field[] {
  return field.node.children.map((node, at) => {
    const fits = at === 0 && matches(type, node);
    const step = fits ? '' : `[${at}]`;
    return makeField(field, {
      step,
      type: fits ? type : any,
      node,
      fits,
      key: field.key,
      secret: field.secretInside,
    });
  });
}

/** What an OCTET STRING or a BIT STRING holds. Bytes that are no DER at all stay the value of the string. */
function readWrapped(field: Field, { around, type: declared }: Wrapper): readonly Field[] {
  const holder = soleSegment(field.node);
  const type = declared.kind === 'open' ? typeInside(declared, field.key) : declared;
  const skip = around === 'bits' ? 1 : 0;
  const start = holder.contentStart + skip;
  const end = holder.contentEnd;
  const inPieces = holder.constructed && (around === 'octets' || isCut(holder));
  if (type === undefined || start >= end || (holder.constructed && !inPieces)) {
    return holder.constructed ? readElements(field) : NONE;
  }
  const { root: node, problems } = inPieces
    ? readSegmented(holder, skip)
    : readDerWithin(holder.bytes, start, end);
  // Of octets that only might be DER, all must be.
  const fits = node !== undefined && matches(type, node);
  if (node === undefined || ((type === any || !fits) && problems.length > 0)) {
    return holder.constructed ? readElements(field) : NONE;
  }
  const secret = field.secretInside && !(fits && isKey(type, node));
  const step = fits ? '' : '[0]';
  const inner = makeField(field, { step, type: fits ? type : any, node, fits, key: field.key, secret });
  return node.end < end && !inPieces ? [inner, rawField(field, node.end, end, '[1]')] : [inner];
}

function typeInside({ table, otherwise }: OpenType, key: string | undefined): Asn1Type | undefined {
  return openType(table, key) ?? otherwise;
}

/** A constructed string in one segment (X.690 §8.7.3) holds what the segment holds. */
function soleSegment(node: DerNode): DerNode {
  let segment = node;
  for (;;) {
    const [child, second] = segment.children;
    const isString = isUniversal(child, Tag.octetString) || isUniversal(child, Tag.bitString);
    if (child === undefined || second !== undefined || !isString) {
      return segment;
    }
    segment = child;
  }
}

/** True for a type that says itself which of its parts are secret. */
function isKey(type: Asn1Type, node: DerNode): boolean {
  const { definition } = resolve(type, node, undefined);
  return hiddenBy(definition) === 'all';
}
