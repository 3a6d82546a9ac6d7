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
  }
  if (oid === '1.3.6.1.5.5.7.2.1') {
    return { kind: 'cps', node, uri: value === undefined ? undefined : cpsText(value) };
  }
  if (oid === '1.3.6.1.5.5.7.2.2' && value !== undefined) {
    return readUserNotice(node, value);
  }
  return { kind: 'other', node, oid: oid ?? '', value };
}

function cpsText(value: DerNode): DerText | undefined {
  return isUniversal(value, Tag.ia5String) ? readIa5Text(value) : readText(value);
}

function readUserNotice(node: DerNode, value: DerNode): UserNoticeQualifier {
  let organization: DerText | undefined;
  let noticeNumbers: readonly (number | undefined)[] = [];
  let explicitText: DerText | undefined;
  for (const part of value.children) {
    if (isUniversal(part, Tag.sequence)) {
      const [organizationNode, numbers] = part.children;
      organization = organizationNode === undefined ? undefined : readText(organizationNode);
      noticeNumbers = (numbers?.children ?? []).map(readSmallInteger);
    } else {
      explicitText = readText(part);
    }
  }
  return { kind: 'userNotice', node, organization, noticeNumbers, explicitText };
}
