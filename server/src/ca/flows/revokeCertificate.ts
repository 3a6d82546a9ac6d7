/** Revoking a certificate, and releasing one that was only on hold: in index.txt, as `openssl ca -revoke` does it. */
import type { ReleaseArguments, RevocationReason, RevokeArguments } from '../../core/caLifeProtocol';
import type { CaResult } from '../../core/caProtocol';
import { toUtf8 } from '../../core/der/strings';
import { dateText, instantText } from '../../core/describe/dates';
import { nameText } from '../../core/describe/describeName';
import type { Target } from '../../core/lint/targets';
import { sameBytes } from '../../core/x509/sameName';
import { CaError } from '../caError';
import { toPem } from '../pem';
import { type CaFolder, change, changeCa, guarded, logChange, openCa } from '../stores/caStore';
import { join } from '../stores/fileStore';
import { reviseRow, rowOf, rowText } from '../stores/indexFile';
import type { Change } from '../stores/journal';
import { instantOf, type Revocation, readRevocation, revocationText } from '../stores/revocation';
import { textOf } from '../stores/textOf';
import { logNote } from './certificateDraft';
import { EMPTY } from './createAuthority';
import type { CaEnvironment, Control } from './environment';
import { type CertificateChoice, findIssued, type IssuedCertificate } from './issuedCertificate';

export type RevokePlan = Omit<RevokeArguments, keyof CertificateChoice | 'certificate' | 'dryRun'> &
  CertificateChoice & {
    /** What certificates of this place are for. */
    readonly targets: readonly Target[];
  };

const LEAD = 'Nothing was revoked';

/** What each reason says (RFC 5280 §5.3.1). */
export const REASON_TITLES: Readonly<Record<RevocationReason, string>> = {
  unspecified: 'without a reason',
  keyCompromise: 'the private key is, or may be, in other hands',
  CACompromise: 'the key of the CA is, or may be, in other hands',
  affiliationChanged: 'name or other facts about its owner changed',
  superseded: 'another certificate took its place',
  cessationOfOperation: 'it is not needed any more',
  certificateHold: 'on hold: it may be released again',
};

const IGNORED =
  'innovaphone devices do not look at revocation lists: they accept this certificate until it ends. To shut a device out, remove its Device entry from the PBX object.';

const CARD =
  'The gateway itself keeps no list of what it issued: index.txt beside the card is what this revocation stands in.';

export async function revokeCertificate(
  environment: CaEnvironment,
  plan: RevokePlan,
  control: Control,
): Promise<CaResult> {
  const ca = await guarded(LEAD, () => openCa(environment, plan.authority));
  const issued = await findIssued(environment.files, ca, plan, LEAD);
  checkIsNotItself(ca, issued);
  const invalidSince = readSince(environment, plan);
  const former = formerRevocation(issued);
  const now = Math.floor(environment.now() / 1000) * 1000;
  // Whoever goes from hold to revoked was out of use all the time.
  const revocation: Revocation = {
    time: former?.time ?? now,
    reason: plan.reason,
    invalidSince,
    holdInstruction: undefined,
  };
  const subject = subjectText(issued);
  const what = `${plan.reason}: ${REASON_TITLES[plan.reason]}`;
  const result: CaResult = {
    ...EMPTY,
    title: `Revoke ${subject}`,
    rows: [
      ...rowsOf(issued, subject),
      { label: 'Reason', value: what },
      { label: 'Revoked', value: instantText(revocation.time) },
      ...(invalidSince === undefined
        ? []
        : [{ label: 'Not to be trusted since', value: instantText(invalidSince) }]),
    ],
    changes: [],
    findings: [],
    warnings: [
      ...(plan.targets.includes('innovaphone') || ca.layout.kind === 'innovaphone-card' ? [IGNORED] : []),
      ...(ca.layout.kind === 'innovaphone-card' ? [CARD] : []),
      ...(issued.row?.status === 'R' ? ['It is on hold now, and cannot be released after this.'] : []),
      'Nobody knows of it before the CA issues its revocation list and clients get it.',
    ],
    files: [join(ca.uri, ca.layout.index)],
    serialNumber: issued.serial,
    pem: undefined,
  };
  if (control.mode === 'preview') {
    return result;
  }
  control.throwIfCancelled();
  control.report('Revoking');
  const note = logNote(
    environment,
    `Certificate ${subject} (${issued.serial}) revoked, ${what}`,
    [],
    undefined,
  );
  await changeCa(environment, ca, LEAD, async ({ index, rows }) => {
    const current = rows.find(({ serial }) => serial === issued.serial);
    formerRevocation({ ...issued, row: current });
    const text = withRevocation(index === undefined ? '' : textOf(index), issued, revocation);
    return {
      changes: [
        change(ca.layout.index, toUtf8(text)),
        ...keptCopy(ca, issued),
        await logChange(environment, ca.uri, ca.layout, note),
      ],
      result: undefined,
    };
  });
  return { ...result, title: `${subject} is revoked`, done: true };
}

export async function releaseCertificate(
  environment: CaEnvironment,
  { authority, serialNumber }: Omit<ReleaseArguments, 'dryRun'>,
  control: Control,
): Promise<CaResult> {
  const lead = 'Nothing was released';
  const ca = await guarded(lead, () => openCa(environment, authority));
  const issued = await findIssued(environment.files, ca, { serialNumber }, lead);
  const subject = subjectText(issued);
  const check = (row: IssuedCertificate['row']) => {
    if (row?.status !== 'R') {
      throw new CaError(`${lead}: ${subject} is not revoked.`);
    }
    const { reason } = readRevocation(row.revoked, row.serial);
    if (reason !== 'certificateHold') {
      throw new CaError(
        `${lead}: ${subject} is revoked for good (${reason}). Only what is on hold can be released; issue a new certificate.`,
      );
    }
  };
  check(issued.row);
  const result: CaResult = {
    ...EMPTY,
    title: `Release ${subject} from hold`,
    rows: rowsOf(issued, subject),
    changes: [],
    findings: [],
    warnings: ['Clients refuse it until they get the next revocation list.'],
    files: [join(ca.uri, ca.layout.index)],
    serialNumber: issued.serial,
    pem: undefined,
  };
  if (control.mode === 'preview') {
    return result;
  }
  control.throwIfCancelled();
  const note = logNote(environment, `Certificate ${subject} (${issued.serial}) released`, [], undefined);
  await changeCa(environment, ca, lead, async ({ index, rows }) => {
    check(rows.find(({ serial }) => serial === issued.serial));
    const text = index === undefined ? '' : textOf(index);
    const valid = { status: 'V', revoked: '' } as const;
    return {
      changes: [
        change(ca.layout.index, toUtf8(reviseRow(text, issued.serial, () => valid))),
        await logChange(environment, ca.uri, ca.layout, note),
      ],
      result: undefined,
    };
  });
  return { ...result, title: `${subject} is released from hold`, done: true };
}

/** index.txt with the certificate revoked; where no line has it, it gets one, as `openssl ca -revoke` gives it one. */
export function withRevocation(
  text: string,
  { serial, certificate, row }: IssuedCertificate,
  revocation: Revocation,
): string {
  const separator = text === '' || text.endsWith('\n') ? '' : '\n';
  const whole =
    row === undefined && certificate !== undefined
      ? `${text}${separator}${rowText(rowOf(certificate, serial))}`
      : text;
  return reviseRow(whole, serial, () => ({ status: 'R', revoked: revocationText(revocation) }));
}

/** The certificate among the new ones, where it does not lie there yet: so that nothing is known by its number only. */
export function keptCopy(
  ca: CaFolder,
  { serial, certificate, isKept }: IssuedCertificate,
): readonly Change[] {
  return isKept || certificate === undefined
    ? []
    : [change(`${ca.layout.newCertificates}/${serial}.pem`, toUtf8(toPem('CERTIFICATE', certificate.bytes)))];
}

/** The hold that this revocation ends; refuses a certificate that is revoked for good. */
function formerRevocation(issued: IssuedCertificate): Revocation | undefined {
  const { row } = issued;
  if (row?.status !== 'R') {
    return undefined;
  }
  const former = readRevocation(row.revoked, row.serial);
  if (former.reason !== 'certificateHold') {
    throw new CaError(
      `${LEAD}: ${subjectText(issued)} was revoked on ${dateText(former.time)} already (${former.reason}).`,
    );
  }
  return former;
}

function readSince(
  environment: CaEnvironment,
  { reason, compromisedSince }: Pick<RevokePlan, 'reason' | 'compromisedSince'>,
): number | undefined {
  if (compromisedSince === undefined) {
    return undefined;
  }
  if (reason !== 'keyCompromise' && reason !== 'CACompromise') {
    throw new CaError(
      `${LEAD}: a time since when it is not to be trusted goes with keyCompromise and CACompromise only; index.txt has no place for it with ${reason}.`,
    );
  }
  const instant = Date.parse(compromisedSince);
  if (Number.isNaN(instant) || instant > environment.now() || instant < 0) {
    throw new CaError(
      `${LEAD}: "${compromisedSince}" is no time of the past. Write it as 2026-11-21 or 2026-11-21T12:00:00Z.`,
    );
  }
  return Math.floor(instant / 1000) * 1000;
}

function checkIsNotItself({ certificate }: CaFolder, issued: IssuedCertificate): void {
  if (issued.certificate !== undefined && sameBytes(issued.certificate.bytes, certificate.bytes)) {
    throw new CaError(
      `${LEAD}: this is the certificate of the CA itself. Nobody can revoke a root: take it out of the trust lists, and revoke an intermediate CA at the CA above it.`,
    );
  }
}

/** Whom a certificate is for, as far as it is known. */
export function subjectText({ certificate, row }: IssuedCertificate): string {
  return certificate === undefined ? (row?.subject ?? '') : nameText(certificate.subject);
}

function rowsOf({ serial, certificate, row }: IssuedCertificate, subject: string): CaResult['rows'] {
  const end = certificate?.validity?.notAfter?.instant ?? (row && instantOf(row.expires));
  return [
    { label: 'Certificate', value: subject },
    { label: 'Serial number', value: serial },
    ...(end === undefined ? [] : [{ label: 'Valid until', value: dateText(end) }]),
  ];
}
