/** Certificate Policies (RFC 5280 §4.2.1.4), and Microsoft's application policies, which have the same form. */
import { oidName } from '../../der/oids';
import type { DerNode } from '../../der/readDer';
import { type DerText, readText } from '../../der/strings';
import { isUniversal, readSmallInteger, Tag } from '../../der/values';
import { readIa5Text } from '../generalName';
import { readObjectIdentifier } from '../objectIdentifier';
import { type ObjectProblem, report } from '../objectProblem';

export interface CpsQualifier {
  readonly kind: 'cps';
  readonly node: DerNode;
  readonly uri: DerText | undefined;
}

export interface UserNoticeQualifier {
  readonly kind: 'userNotice';
  readonly node: DerNode;
  readonly organization: DerText | undefined;
  /** `undefined` for one that is no number. */
  readonly noticeNumbers: readonly (number | undefined)[];
  readonly explicitText: DerText | undefined;
}

export interface OtherQualifier {
  readonly kind: 'other';
  readonly node: DerNode;
  readonly oid: string;
  readonly value: DerNode | undefined;
}

export type PolicyQualifier = CpsQualifier | UserNoticeQualifier | OtherQualifier;

export interface PolicyInformation {
  readonly node: DerNode;
  readonly oid: string;
  readonly oidNode: DerNode;
  /** The field's usual name, where the policy has one. */
  readonly name: string | undefined;
  readonly qualifiers: readonly PolicyQualifier[];
}

export interface CertificatePolicies {
  readonly kind: 'certificatePolicies' | 'msApplicationPolicies';
  readonly node: DerNode;
  readonly policies: readonly PolicyInformation[];
}

export function readCertificatePolicies(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): CertificatePolicies | undefined {
  return readPolicies('certificatePolicies', node, field, problems);
}

export function readMsApplicationPolicies(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): CertificatePolicies | undefined {
  return readPolicies('msApplicationPolicies', node, field, problems);
}

function readPolicies(
  kind: CertificatePolicies['kind'],
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): CertificatePolicies | undefined {
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node, 'is not a SEQUENCE of policies');
  }
  const policies: PolicyInformation[] = [];
  for (const child of node.children) {
    const oidNode = child.children[0];
    const oid = readObjectIdentifier(oidNode);
    if (oidNode === undefined || oid === undefined) {
      report(problems, 'wrong-type', field, child, 'is not a policy (SEQUENCE with an OBJECT IDENTIFIER)');
      continue;
    }
    const qualifiers = (child.children[1]?.children ?? []).map((qualifier) =>
      readQualifier(qualifier, field, problems),
    );
    policies.push({ node: child, oid, oidNode, name: oidName(oid), qualifiers });
  }
  return { kind, node, policies };
}

function readQualifier(node: DerNode, field: string, problems: ObjectProblem[]): PolicyQualifier {
  const oid = readObjectIdentifier(node.children[0]);
  const value = node.children[1];
  if (oid === undefined || value === undefined) {
    report(problems, 'wrong-type', field, node, 'is not a policy qualifier');
    return { kind: 'other', node, oid: oid ?? '', value };
  }
  if (oid === '1.3.6.1.5.5.7.2.1') {
    if (!isUniversal(value, Tag.ia5String)) {
      report(problems, 'wrong-type', field, value, 'is not the IA5String with the address of a statement');
    }
    return {
      kind: 'cps',
      node,
      uri: isUniversal(value, Tag.ia5String) ? readIa5Text(value) : readText(value),
    };
  }
  if (oid === '1.3.6.1.5.5.7.2.2') {
    return readUserNotice(node, value, field, problems);
  }
  return { kind: 'other', node, oid, value };
}

/** UserNotice: SEQUENCE { noticeRef SEQUENCE { organization, noticeNumbers } OPTIONAL, explicitText OPTIONAL }. */
function readUserNotice(
  node: DerNode,
  value: DerNode,
  field: string,
  problems: ObjectProblem[],
): UserNoticeQualifier {
  let organization: DerText | undefined;
  let noticeNumbers: readonly (number | undefined)[] = [];
  let explicitText: DerText | undefined;
  if (!isUniversal(value, Tag.sequence)) {
    report(problems, 'wrong-type', field, value, 'is not a SEQUENCE with a notice');
    explicitText = readText(value);
  }
  for (const part of value.children) {
    if (isUniversal(part, Tag.sequence)) {
      const [organizationNode, numbers] = part.children;
      organization = organizationNode && readDisplayText(organizationNode, field, problems);
      noticeNumbers = (numbers?.children ?? []).map(readSmallInteger);
    } else {
      explicitText = readDisplayText(part, field, problems);
    }
  }
  return { kind: 'userNotice', node, organization, noticeNumbers, explicitText };
}

/** DisplayText: one of four string types. */
function readDisplayText(node: DerNode, field: string, problems: ObjectProblem[]): DerText | undefined {
  const text = readText(node);
  if (text === undefined || !DISPLAY_TEXT.includes(node.tag)) {
    report(
      problems,
      'wrong-type',
      field,
      node,
      'is none of IA5String, VisibleString, BMPString and UTF8String',
    );
  } else if (!text.valid) {
    report(problems, 'bad-value', field, node, 'has octets that its string type does not allow');
  }
  return text;
}

const DISPLAY_TEXT: readonly number[] = [Tag.ia5String, Tag.visibleString, Tag.bmpString, Tag.utf8String];
