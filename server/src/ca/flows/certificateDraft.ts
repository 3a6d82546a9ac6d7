/** A certificate before it is signed: looked at with our own rules, and summed up for people. */
import type { CaFinding, CaResult, Hash } from '../../core/caProtocol';
import { dateText } from '../../core/describe/dates';
import { nameText } from '../../core/describe/describeName';
import { readDocument } from '../../core/documentModel';
import { runRules } from '../../core/lint/runRules';
import type { Target } from '../../core/lint/targets';
import type { Certificate } from '../../core/x509/certificate';
import type { Issuance } from '../authority';
import { CaError } from '../caError';
import { type KeyFamily, usualHash } from '../keys/keyAlgorithms';
import { type PemLabel, toPem } from '../pem';
import type { Profile } from '../profiles/profile';
import { altNameText } from '../x509/altNames';
import type { ExtensionPlan } from '../x509/writeExtensions';
import type { CaEnvironment } from './environment';
import type { SubjectPlan } from './subjectPlan';
import type { ValidityPlan } from './validity';

/** Everything of an issuance but the serial number. */
export type Draft = Omit<Issuance, 'serialNumber'>;

export function draftOf(
  profile: Profile,
  subject: SubjectPlan,
  validity: ValidityPlan,
  publicKey: Uint8Array,
  keys: { readonly signer: KeyFamily; readonly subject: KeyFamily },
  wishes: { readonly hash?: Hash | undefined; readonly pathLength?: number | undefined },
): Draft {
  const isCa = profile.kind === 'root' || profile.kind === 'intermediate';
  const extensions: ExtensionPlan = {
    certificateAuthority: isCa ? { pathLength: wishes.pathLength ?? profile.pathLength } : undefined,
    // RFC 8813 §3: an EC key does not encrypt keys.
    keyUsage: profile.keyUsage.filter((usage) => keys.subject.kind === 'rsa' || usage !== 'keyEncipherment'),
    extendedKeyUsage: profile.extendedKeyUsage,
    altNames: subject.altNames,
    hasEmptySubject: subject.hasEmptySubject,
    crlDistributionPoints: profile.crlDistributionPoints,
    ocsp: profile.ocsp,
    caIssuers: profile.caIssuers,
  };
  return {
    notBefore: validity.notBefore,
    notAfter: validity.notAfter,
    subject: subject.subject,
    publicKey,
    extensions,
    hash: wishes.hash ?? profile.hash ?? usualHash(keys.signer),
  };
}

const MAX_TEXT = 10_000_000;

/** What our rules say of a certificate. */
export function lintCertificate(
  environment: CaEnvironment,
  certificate: Certificate,
  profile: Profile,
): readonly CaFinding[] {
  return lintObject(environment, 'CERTIFICATE', certificate.bytes, profile.targets);
}

/** What our rules say of an object that is about to be signed. */
export function lintObject(
  environment: CaEnvironment,
  label: PemLabel,
  octets: Uint8Array,
  targets: readonly Target[],
): readonly CaFinding[] {
  const model = readDocument(toPem(label, octets), { languageId: 'pem', maxLength: MAX_TEXT });
  return runRules(model, { now: environment.now(), expiryWarningDays: 0, targets }).map(
    ({ ruleId, severity, message }) => ({ ruleId, severity, message }),
  );
}

/** Refuses what the rules call an error, unless a person gave a reason to go on. */
export function checkFindings(findings: readonly CaFinding[], override: string | undefined): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 && (override === undefined || override.trim() === '')) {
    const list = errors.map(({ ruleId, message }) => `${ruleId}: ${message}`).join(' ');
    throw new CaError(
      `Nothing was signed: the certificate would have ${errors.length === 1 ? 'an error' : `${errors.length} errors`}. ${list} Correct the request or the profile, or give a reason to go on (override).`,
    );
  }
}

/** The part of a result that says what the certificate is. */
export function summaryOf(
  certificate: Certificate,
  profile: Profile,
  draft: Draft,
): Pick<CaResult, 'rows' | 'pem'> {
  const { publicKey, validity, issuer } = certificate;
  const names = draft.extensions.altNames.map(altNameText);
  const authority = draft.extensions.certificateAuthority;
  const rows = [
    { label: 'Subject', value: nameText(certificate.subject) },
    { label: 'Issuer', value: nameText(issuer) },
    {
      label: 'Valid',
      value: `${dateText(validity?.notBefore?.instant ?? 0)} to ${dateText(validity?.notAfter?.instant ?? 0)}`,
    },
    { label: 'Key', value: `${publicKey?.algorithmName ?? ''}, ${publicKey?.bits ?? ''} bits` },
    { label: 'Hash', value: draft.hash.toUpperCase() },
    { label: 'Profile', value: `${profile.name}: ${profile.description}` },
    ...(names.length > 0 ? [{ label: 'Alternative names', value: names.join(', ') }] : []),
    ...(authority === undefined
      ? []
      : [
          {
            label: 'CA',
            value:
              authority.pathLength === undefined
                ? 'without a limit of CAs below it'
                : `at most ${authority.pathLength} CAs below it`,
          },
        ]),
    { label: 'Key usage', value: draft.extensions.keyUsage.join(', ') || 'any' },
    { label: 'Extended key usage', value: draft.extensions.extendedKeyUsage.join(', ') || 'any' },
  ];
  return { rows, pem: toPem('CERTIFICATE', certificate.bytes) };
}

/** One line of the log beside the CA. */
export function logNote(
  environment: CaEnvironment,
  what: string,
  findings: readonly CaFinding[],
  override: string | undefined,
): string {
  const time = new Date(environment.now()).toISOString().slice(0, 19);
  const errors = findings.filter(({ severity }) => severity === 'error').map(({ ruleId }) => ruleId);
  const overridden =
    errors.length > 0 ? `; in spite of ${errors.join(', ')}, because: ${(override ?? '').trim()}` : '';
  return `${time}Z ${what}${overridden}`;
}
