/**
 * The value of a field in one line for people. A secret one gives its length and nothing else, and no
 * summary of what holds it says more.
 */
import { mayBePrivateKey } from '../classify';
import { oidName } from '../der/oids';
import { type DerNode, readDerWithin } from '../der/readDer';
import { wholeOf, wholeTree } from '../der/readSegmented';
import { stringOctets } from '../der/segments';
import { isUniversal, readOid, Tag } from '../der/values';
import { readName, readRdn } from '../x509/name';
import { nameToRfc4514, rdnToRfc4514 } from '../x509/nameText';
import { childrenOf } from './childrenOf';
import type { Field, Wrapper } from './field';
import { hiddenBy } from './field';
import { octetsText, oidText, plural, primitiveText } from './primitiveText';
import { cappedText, safeText } from './safeText';
import type { PrimitiveType, ShowParts } from './schema';
import { bitString, octetString } from './schema';

/** Characters of a value; {@link cappedText} says how many more there are. */
export const MAX_VALUE_TEXT = 200;

/** Summaries look this many levels into a value. */
const MAX_SUMMARY_DEPTH = 6;
/** Parts of a list that a summary names. */
const MAX_SUMMARY_PARTS = 20;
/** Names longer than this are counted, not read: they would be cut anyway. */
const MAX_NAME_OCTETS = 10_000;

export function valueText(field: Field): string {
  return cappedText(textOf(field, MAX_SUMMARY_DEPTH), MAX_VALUE_TEXT);
}

function textOf(field: Field, depth: number): string {
  const { definition } = field;
  const node = wholeOf(field.node);
  if (field.secret) {
    return `${plural(secretLength(node), 'byte')}, not shown`;
  }
  switch (definition.kind) {
    case 'primitive':
      return node.constructed ? segmentsText(node, definition) : primitiveText(node, definition);
    case 'sequence':
    case 'list':
      return definition.show === undefined || depth === 0
        ? partsText(field.node)
        : shownParts(field, definition.show, depth - 1);
    case 'wrapper':
      return wrapperText(field, definition, depth);
    case 'foreign':
      return octetCount(node);
    case 'any':
      return anyText(node);
  }
}

/** Without the octet of zeros that keeps a number positive. */
function secretLength(node: DerNode): number {
  const length = node.contentEnd - node.contentStart;
  const padded = node.tag === Tag.integer && length > 1 && node.bytes[node.contentStart] === 0;
  return padded ? length - 1 : length;
}

/** A string in pieces as if it were whole; no other type can be constructed. */
function segmentsText(node: DerNode, type: PrimitiveType): string {
  const isString = type.tag === Tag.octetString || type.tag >= Tag.utf8String;
  if (!isString || node.children.some((child) => child.tagClass !== 'universal')) {
    return partsText(node);
  }
  const bytes = stringOctets(node);
  const whole = { ...node, bytes, constructed: false, contentStart: 0, contentEnd: bytes.length };
  return `${primitiveText(whole, type)} in ${plural(node.children.length, 'segment')}`;
}

function partsText(node: DerNode): string {
  return node.children.length === 0 ? 'empty' : plural(node.children.length, 'element');
}

function anyText(node: DerNode): string {
  const type: PrimitiveType = { kind: 'primitive', name: '', tag: node.tag };
  if (node.constructed) {
    const isList = node.tagClass !== 'universal' || node.tag === Tag.sequence || node.tag === Tag.set;
    return isList ? partsText(node) : segmentsText(node, type);
  }
  return mayHoldPrivateKey(node)
    ? `${octetCount(node)}, not shown`
    : node.tagClass === 'universal'
      ? primitiveText(node, type)
      : octetsText(node);
}

function mayHoldPrivateKey(node: DerNode): boolean {
  const { root } = readDerWithin(node.bytes, node.contentStart, node.contentEnd);
  return root?.constructed === true && mayBePrivateKey(root);
}

function wrapperText(field: Field, { around, type: inside }: Wrapper, depth: number): string {
  const node = wholeOf(field.node);
  const [inner, second] = childrenOf(field);
  if (inner !== undefined && second === undefined && depth > 0) {
    return textOf(inner, depth - 1);
  }
  if (around === 'tag') {
    return partsText(node);
  }
  const type = around === 'bits' ? bitString : octetString;
  return inner === undefined && hiddenBy(inside) === undefined ? primitiveText(node, type) : octetCount(node);
}

const octetCount = (node: DerNode) => plural(node.contentEnd - node.contentStart, 'byte');

function shownParts(field: Field, show: ShowParts, depth: number): string {
  const { node } = field;
  switch (show) {
    case 'name':
      return nameText(node);
    case 'relativeName':
      return rdnToRfc4514Safe(node);
    case 'pair':
      return pairText(field, depth);
    case 'attribute':
      return pairText(field, depth);
    case 'algorithm':
      return algorithmText(node);
    case 'extension':
      return extensionText(field, depth);
    case 'list':
      return listText(field, depth);
    case 'period': {
      const [from, to] = childrenOf(field);
      return from && to ? `${textOf(from, depth)} to ${textOf(to, depth)}` : partsText(field.node);
    }
    case 'members':
      return membersText(field, depth);
    case 'first': {
      const [first] = childrenOf(field);
      return first === undefined ? 'empty' : labelledText(first, depth);
    }
  }
}

/** RFC 4514. */
function nameText(node: DerNode): string {
  if (node.contentEnd - node.contentStart > MAX_NAME_OCTETS) {
    return partsText(node);
  }
  const name = readName(wholeTree(node), node, '', []);
  const text = name === undefined ? '' : nameToRfc4514(name);
  return text === '' ? 'empty' : safeText(text);
}

function rdnToRfc4514Safe(node: DerNode): string {
  return node.contentEnd - node.contentStart > MAX_NAME_OCTETS
    ? partsText(node)
    : safeText(rdnToRfc4514(readRdn(wholeTree(node), '', []))) || 'empty';
}

/** An object identifier and what belongs to it: `commonName: "host"`. */
function pairText(field: Field, depth: number): string {
  const [type, value] = childrenOf(field);
  if (type === undefined || value === undefined) {
    return partsText(field.node);
  }
  return `${shortOid(type.node)}: ${labelledText(value, depth)}`;
}

/** The name alone, or else the dotted form. */
function shortOid(node: DerNode): string {
  const oid = isUniversal(node, Tag.oid) ? readOid(wholeOf(node)) : undefined;
  return oid === undefined ? '?' : (oidName(oid) ?? oid);
}

function algorithmText(node: DerNode): string {
  const [algorithm] = node.children;
  return isUniversal(algorithm, Tag.oid)
    ? oidText(wholeOf(algorithm))
    : plural(node.children.length, 'element');
}

function extensionText(field: Field, depth: number): string {
  const children = childrenOf(field);
  const [id] = children;
  const value = children.find((child) => child.name === 'extnValue');
  if (id === undefined || value === undefined) {
    return partsText(field.node);
  }
  const critical = children.some((child) => child.name === 'critical' && textOf(child, 0) !== 'FALSE');
  return `${shortOid(id.node)}${critical ? ', critical' : ''}: ${textOf(value, depth)}`;
}

function listText(field: Field, depth: number): string {
  const { length } = field.node.children;
  if (length === 0) {
    return 'empty';
  }
  if (length > MAX_SUMMARY_PARTS) {
    return partsText(field.node);
  }
  return childrenOf(field)
    .map((child) => labelledText(child, depth))
    .join(', ');
}

/** The alternative of a CHOICE before its value: `dNSName "host"`. */
function labelledText(field: Field, depth: number): string {
  const alternative = field.name.split('.')[1];
  const text = isUniversal(field.node, Tag.oid) ? shortOid(field.node) : textOf(field, depth);
  return alternative === undefined ? text : `${alternative} ${text}`;
}

function membersText(field: Field, depth: number): string {
  const { length } = field.node.children;
  return length === 0 || length > MAX_SUMMARY_PARTS
    ? partsText(field.node)
    : childrenOf(field)
        .map((child) => `${child.name}: ${textOf(child, depth)}`)
        .join(', ');
}
