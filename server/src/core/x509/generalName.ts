/** GeneralName (RFC 5280 §4.2.1.6): the nine forms of a name, told apart by their context tag. */
import type { DerNode } from '../der/readDer';
import { type DerText, readText, readUtf8 } from '../der/strings';
import { contentOf, isContext, Tag } from '../der/values';
import { ipAddressText } from './ipAddress';
import { type Name, readName } from './name';
import { readImplicitOid, readObjectIdentifier } from './objectIdentifier';
import { type ObjectProblem, report } from './objectProblem';

export interface OtherName {
  readonly kind: 'otherName';
  readonly node: DerNode;
  /** Object identifier of the form; empty where it cannot be read. */
  readonly typeId: string;
  /** What stands inside the explicit tag. */
  readonly valueNode: DerNode | undefined;
  /** The value, where it is a character string (a UPN, an SRV name, an internationalised mail address). */
  readonly text: DerText | undefined;
}

export interface TextName {
  readonly kind: 'rfc822Name' | 'dNSName' | 'uniformResourceIdentifier';
  readonly node: DerNode;
  readonly text: DerText | undefined;
}

export interface DirectoryName {
  readonly kind: 'directoryName';
  readonly node: DerNode;
  readonly name: Name | undefined;
}

export interface IpAddressName {
  readonly kind: 'iPAddress';
  readonly node: DerNode;
  /** RFC 5952 text, with `/mask` where the octets hold one; `undefined` where their number fits no address. */
  readonly address: string | undefined;
}

export interface RegisteredId {
  readonly kind: 'registeredID';
  readonly node: DerNode;
  readonly oid: string | undefined;
}

export interface EdiPartyName {
  readonly kind: 'ediPartyName';
  readonly node: DerNode;
  readonly nameAssigner: DerText | undefined;
  readonly partyName: DerText | undefined;
}

/** Forms without a reading of their own, and what is no GeneralName at all. */
export interface UnreadName {
  readonly kind: 'x400Address' | 'unknown';
  readonly node: DerNode;
}

export type GeneralName =
  | OtherName
  | TextName
  | DirectoryName
  | IpAddressName
  | RegisteredId
  | EdiPartyName
  | UnreadName;

/** GeneralNames, also under an implicit tag. */
export function readGeneralNames(
  list: DerNode,
  field: string,
  problems: ObjectProblem[],
): readonly GeneralName[] {
  const names: GeneralName[] = [];
  for (const node of list.children) {
    names.push(readGeneralName(node, field, problems));
  }
  return names;
}

export function readGeneralName(node: DerNode, field: string, problems: ObjectProblem[]): GeneralName {
  if (node.tagClass !== 'context') {
    report(problems, 'wrong-type', field, node, 'is not a GeneralName');
    return { kind: 'unknown', node };
  }
  switch (node.tag) {
    case 0:
      return readOtherName(node, field, problems);
    case 1:
      return readTextName('rfc822Name', node, field, problems);
    case 2:
      return readTextName('dNSName', node, field, problems);
    case 3:
      return { kind: 'x400Address', node };
    case 4:
      return { kind: 'directoryName', node, name: readName(node.children[0], node, field, problems) };
    case 5:
      return readEdiPartyName(node);
    case 6:
      return readTextName('uniformResourceIdentifier', node, field, problems);
    case 7:
      return readIpAddress(node, field, problems);
    case 8:
      return readRegisteredId(node, field, problems);
    default:
      report(problems, 'wrong-type', field, node, `has the tag [${node.tag}], which no GeneralName has`);
      return { kind: 'unknown', node };
  }
}

function readTextName(
  kind: TextName['kind'],
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): TextName {
  const text = readIa5Text(node);
  if (text === undefined) {
    report(problems, 'wrong-type', field, node, 'is constructed, a character string is primitive');
  } else if (!text.valid) {
    report(problems, 'bad-value', field, node, 'has octets beyond ASCII');
  }
  return { kind, node, text };
}

/**
 * IA5String, also under an implicit tag. Octets beyond ASCII break the type; in the field they are UTF-8
 * all the same, so that is how they are read.
 */
export function readIa5Text(node: DerNode): DerText | undefined {
  const text = readText(node, Tag.ia5String);
  return text?.valid === false
    ? { text: readUtf8(node.bytes, node.contentStart, node.contentEnd).text, valid: false }
    : text;
}

function readOtherName(node: DerNode, field: string, problems: ObjectProblem[]): OtherName {
  const typeId = readObjectIdentifier(node.children[0]);
  const wrapper = node.children[1];
  const valueNode = isContext(wrapper, 0) ? wrapper.children[0] : undefined;
  if (typeId === undefined || valueNode === undefined) {
    report(problems, 'wrong-type', field, node, 'is an otherName without identifier or value');
  }
  const text = valueNode === undefined ? undefined : readText(valueNode);
  return { kind: 'otherName', node, typeId: typeId ?? '', valueNode, text };
}

function readEdiPartyName(node: DerNode): EdiPartyName {
  let nameAssigner: DerText | undefined;
  let partyName: DerText | undefined;
  for (const child of node.children) {
    const value = child.children[0] ?? child;
    const text = readText(value) ?? readText(value, Tag.utf8String);
    if (isContext(child, 0)) {
      nameAssigner = text;
    } else if (isContext(child, 1)) {
      partyName = text;
    }
  }
  return { kind: 'ediPartyName', node, nameAssigner, partyName };
}

function readIpAddress(node: DerNode, field: string, problems: ObjectProblem[]): IpAddressName {
  const octets = contentOf(node);
  const address = node.constructed ? undefined : ipAddressText(octets);
  if (address === undefined) {
    report(problems, 'bad-value', field, node, `has ${octets.length} octets, an IP address has 4 or 16`);
  }
  return { kind: 'iPAddress', node, address };
}

function readRegisteredId(node: DerNode, field: string, problems: ObjectProblem[]): RegisteredId {
  const oid = readImplicitOid(node);
  if (oid === undefined) {
    report(problems, 'bad-value', field, node, 'is not an object identifier');
  }
  return { kind: 'registeredID', node, oid };
}
