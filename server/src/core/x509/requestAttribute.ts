/**
 * Attributes of certification requests: those of PKCS #9 (RFC 2985 §5.4), and those that Microsoft's tools
 * add (MS-WCCE §2.2.2.7): OS version, requested extensions, cryptographic provider, client info.
 */
import type { DerNode } from '../der/readDer';
import { type DerText, readText } from '../der/strings';
import { isUniversal, readSmallInteger, Tag } from '../der/values';
import { type Attribute, readAttributes } from './attribute';
import { type Certificate, embeddedCertificate } from './certificate';
import { type Extension, readExtensions } from './extension';
import { readSmimeCapabilities, type SmimeCapabilities } from './extensions/smimeCapabilities';
import { type ObjectProblem, report } from './objectProblem';

export interface ExtensionRequest {
  readonly kind: 'extensionRequest';
  readonly node: DerNode;
  readonly extensions: readonly Extension[];
}

/** Attributes that are one character string. */
export interface TextAttribute {
  readonly kind: 'msOsVersion' | 'unstructuredName' | 'unstructuredAddress';
  readonly node: DerNode;
  readonly text: DerText;
}

/** A password: its length may be shown, never the characters. */
export interface ChallengePassword {
  readonly kind: 'challengePassword';
  readonly node: DerNode;
  readonly length: number;
}

/** Where the key was made: SEQUENCE { keySpec, name, signature }. */
export interface MsEnrollmentCsp {
  readonly kind: 'msEnrollmentCsp';
  readonly node: DerNode;
  /** 1 for key exchange, 2 for signature, 0 for CNG. */
  readonly keySpec: number | undefined;
  readonly name: DerText | undefined;
}

export interface MsRequestClientInfo {
  readonly kind: 'msRequestClientInfo';
  readonly node: DerNode;
  readonly clientId: number | undefined;
  readonly machineName: DerText | undefined;
  readonly userName: DerText | undefined;
  readonly processName: DerText | undefined;
}

export interface MsNameValuePair {
  readonly kind: 'msNameValuePair';
  readonly node: DerNode;
  readonly name: DerText | undefined;
  readonly value: DerText | undefined;
}

/** The certificate that the request renews. */
export interface MsRenewalCertificate {
  readonly kind: 'msRenewalCertificate';
  readonly node: DerNode;
  readonly certificate: Certificate;
}

export interface OtherAttribute {
  readonly kind: 'other';
}

export type RequestAttributeValue =
  | ExtensionRequest
  | TextAttribute
  | ChallengePassword
  | MsEnrollmentCsp
  | MsRequestClientInfo
  | MsNameValuePair
  | MsRenewalCertificate
  | SmimeCapabilities
  | OtherAttribute;

export interface RequestAttribute extends Attribute {
  /** Of the first value; there is to be only one. */
  readonly value: RequestAttributeValue;
}

const OTHER: OtherAttribute = { kind: 'other' };

export function readRequestAttributes(
  list: DerNode,
  field: string,
  problems: ObjectProblem[],
): readonly RequestAttribute[] {
  return readAttributes(list, field, problems).map((attribute, at) => ({
    ...attribute,
    value: readValue(attribute, `${field}[${at}]`, problems),
  }));
}

function readValue(attribute: Attribute, field: string, problems: ObjectProblem[]): RequestAttributeValue {
  const node = attribute.values[0];
  if (node === undefined) {
    return OTHER;
  }
  switch (attribute.oid) {
    case '1.2.840.113549.1.9.14':
    case '1.3.6.1.4.1.311.2.1.14':
      return {
        kind: 'extensionRequest',
        node,
        extensions: readExtensions(node, `${field}.extensions`, problems),
      };
    case '1.2.840.113549.1.9.15':
      return readSmimeCapabilities(node, field, problems) ?? OTHER;
    case '1.2.840.113549.1.9.7':
      return { kind: 'challengePassword', node, length: readText(node)?.text.length ?? 0 };
    case '1.2.840.113549.1.9.2':
      return textAttribute('unstructuredName', node, field, problems);
    case '1.2.840.113549.1.9.8':
      return textAttribute('unstructuredAddress', node, field, problems);
    case '1.3.6.1.4.1.311.13.2.3':
      return textAttribute('msOsVersion', node, field, problems);
    case '1.3.6.1.4.1.311.13.2.2':
      return readEnrollmentCsp(node);
    case '1.3.6.1.4.1.311.13.2.1':
      return readNameValuePair(node);
    case '1.3.6.1.4.1.311.21.20':
      return readClientInfo(node);
    case '1.3.6.1.4.1.311.13.1':
      return isUniversal(node, Tag.sequence)
        ? { kind: 'msRenewalCertificate', node, certificate: embeddedCertificate(node) }
        : OTHER;
    default:
      return OTHER;
  }
}

function textAttribute(
  kind: TextAttribute['kind'],
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): TextAttribute | OtherAttribute {
  const text = readText(node);
  if (text === undefined) {
    report(problems, 'wrong-type', field, node, 'is not a character string');
    return OTHER;
  }
  return { kind, node, text };
}

function readEnrollmentCsp(node: DerNode): MsEnrollmentCsp {
  const [keySpec, name] = node.children;
  return {
    kind: 'msEnrollmentCsp',
    node,
    keySpec: isUniversal(keySpec, Tag.integer) ? readSmallInteger(keySpec) : undefined,
    name: textOf(name),
  };
}

function readNameValuePair(node: DerNode): MsNameValuePair {
  const [name, value] = node.children;
  return { kind: 'msNameValuePair', node, name: textOf(name), value: textOf(value) };
}

function readClientInfo(node: DerNode): MsRequestClientInfo {
  const [clientId, machineName, userName, processName] = node.children;
  return {
    kind: 'msRequestClientInfo',
    node,
    clientId: isUniversal(clientId, Tag.integer) ? readSmallInteger(clientId) : undefined,
    machineName: textOf(machineName),
    userName: textOf(userName),
    processName: textOf(processName),
  };
}

function textOf(node: DerNode | undefined): DerText | undefined {
  return node === undefined ? undefined : readText(node);
}
