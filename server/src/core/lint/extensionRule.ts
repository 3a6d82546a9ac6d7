import type { ExtensionValue } from '../x509/extensions/extensionTable';
import {
  atNode,
  type Citation,
  defineRule,
  type Finding,
  type LintContext,
  type Place,
  type Rule,
} from './rule';
import type { Severity } from './severity';
import type { ExtensionSubject } from './subjects';
import type { Target } from './targets';

type ValueOfKind<Kind, Value = ExtensionValue> = Value extends { readonly kind: infer Kinds }
  ? Kind extends Kinds
    ? Value
    : never
  : never;

export type ExtensionRole = ExtensionSubject['role'];

interface AboutRule {
  readonly severity: Severity;
  readonly severityFor?: Readonly<Partial<Record<Target, Severity | 'off'>>>;
  readonly onlyFor?: readonly Target[];
  readonly effectiveFrom?: string;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly citations: readonly [Citation, ...Citation[]];
}

/** Where the values of a kind stand. */
const OIDS: Readonly<Partial<Record<ExtensionValue['kind'], string>>> = {
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  cRLNumber: '2.5.29.20',
  reasonCode: '2.5.29.21',
  issuingDistributionPoint: '2.5.29.28',
  nameConstraints: '2.5.29.30',
  cRLDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  authorityKeyIdentifier: '2.5.29.35',
  extKeyUsage: '2.5.29.37',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
};

interface ExtensionRule<Kind extends ExtensionValue['kind']> extends AboutRule {
  readonly kind: Kind;
  /** Certificates, where nothing is said. */
  readonly roles?: readonly ExtensionRole[];
  readonly check: (
    value: ValueOfKind<Kind>,
    subject: ExtensionSubject,
    context: LintContext,
  ) => Iterable<Finding>;
}

const NOTHING: readonly Finding[] = [];
const CERTIFICATES: readonly ExtensionRole[] = ['certificate'];
export const CERTIFICATES_AND_REQUESTS: readonly ExtensionRole[] = ['certificate', 'certificateRequest'];

/** A rule on the decoded value of one kind of extension. */
export function defineExtensionRule<Kind extends ExtensionValue['kind']>({
  kind,
  roles = CERTIFICATES,
  check,
  ...rest
}: ExtensionRule<Kind>): Rule {
  const extensionOid = OIDS[kind];
  return defineRule({
    ...rest,
    ...(extensionOid === undefined ? {} : { extensionOid }),
    appliesTo: 'extension',
    check(subject, context) {
      const { value } = subject.extension;
      return value.kind === kind && roles.includes(subject.role)
        ? check(value as ValueOfKind<Kind>, subject, context)
        : NOTHING;
    },
  });
}

interface CriticalityRule extends Omit<AboutRule, 'title' | 'why' | 'fix'> {
  readonly oid: string;
  /** What it has to be. */
  readonly wanted: 'critical' | 'not critical';
  readonly roles?: readonly ExtensionRole[];
  /** As people call it. */
  readonly name: string;
  /** What happens otherwise; a sentence. */
  readonly why: string;
  /** Whether this one has to be so; all do, where nothing is said. */
  readonly applies?: (subject: ExtensionSubject) => boolean;
  readonly severityOf?: (subject: ExtensionSubject) => Severity | undefined;
}

/** A rule on whether an extension is marked critical. */
export function defineCriticalityRule({
  oid,
  wanted,
  roles = CERTIFICATES,
  name,
  why,
  applies = () => true,
  severityOf = () => undefined,
  ...rest
}: CriticalityRule): Rule {
  const isWanted = wanted === 'critical';
  const state = isWanted ? 'not critical' : 'critical';
  return defineRule({
    ...rest,
    title: `${name} ${name.endsWith('Constraints') || name.endsWith('Points') || name.endsWith('Mappings') || name.endsWith('Attributes') ? 'are' : 'is'} ${state}`,
    why,
    fix: `Have it issued again with ${name} marked ${wanted}.`,
    appliesTo: 'extension',
    extensionOid: oid,
    check(subject) {
      const { extension, role } = subject;
      if (
        extension.oid !== oid ||
        extension.critical === isWanted ||
        !roles.includes(role) ||
        !applies(subject)
      ) {
        return NOTHING;
      }
      const severity = severityOf(subject);
      return [
        {
          place: criticalityPlace(subject),
          message: `The extension ${name} of this ${nounOf(role)} is ${state}. ${why} Have it issued again with the extension marked ${wanted}.`,
          ...(severity === undefined ? {} : { severity }),
        },
      ];
    },
  });
}

/** The BOOLEAN, or the name of the extension that has none. */
function criticalityPlace({ extension }: ExtensionSubject): Place {
  return atNode(extension.criticalNode ?? extension.oidNode ?? extension.node);
}

export function nounOf(role: ExtensionRole): string {
  switch (role) {
    case 'certificate':
      return 'certificate';
    case 'certificateList':
      return 'CRL';
    case 'revokedCertificate':
      return 'CRL entry';
    case 'certificateRequest':
      return 'request';
  }
}
