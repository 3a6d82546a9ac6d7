/**
 * A certificate once more: the same subject, names and extensions, a new number and new dates; with the old key or a
 * new one. That of the CA itself, too: with its old key, so that what it issued stays valid under it.
 */
import type { RenewArguments } from '../../core/caLifeProtocol';
import type { CaResult } from '../../core/caProtocol';
import { toUtf8 } from '../../core/der/strings';
import { encodingOf } from '../../core/der/values';
import { nameText } from '../../core/describe/describeName';
import type { Target } from '../../core/lint/targets';
import type { Certificate } from '../../core/x509/certificate';
import { findExtensionValue } from '../../core/x509/extension';
import { sameBytes } from '../../core/x509/sameName';
import { checkIssued, type Renewal } from '../authority';
import { CaError } from '../caError';
import type { CaKey } from '../keys/caKey';
import { familyOfName, KEY_TITLES, usualHash } from '../keys/keyAlgorithms';
import { toPem } from '../pem';
import {
  type CaFolder,
  change,
  changeCa,
  guarded,
  issueInto,
  logChange,
  type Output,
  toChange,
} from '../stores/caStore';
import { folderOf, isSamePlace, join, nameOf } from '../stores/fileStore';
import { readRevocation } from '../stores/revocation';
import { serialOctets } from '../stores/serialNumbers';
import { textOf } from '../stores/textOf';
import { checkFindings, lintObject, logNote } from './certificateDraft';
import { EMPTY, existingOf } from './createAuthority';
import type { CaEnvironment, Control } from './environment';
import { type CertificateChoice, findIssued, type IssuedCertificate } from './issuedCertificate';
import { openAuthority, signingKey } from './openAuthority';
import { checkFree } from './outputs';
import { formerPath, renewalChanges, renewalRows, renewalWarnings, usualDays } from './renewalSummary';
import { keptCopy, subjectText, withRevocation } from './revokeCertificate';
import { planValidity } from './validity';

export type RenewPlan = Omit<
  RenewArguments,
  keyof CertificateChoice | 'certificate' | 'passPhrase' | 'authorityPassPhrase' | 'dryRun'
> &
  CertificateChoice & {
    readonly passPhrase: string | undefined;
    readonly authorityPassPhrase: string | undefined;
    readonly targets: readonly Target[];
  };

const LEAD = 'Nothing was renewed';

export async function renewCertificate(
  environment: CaEnvironment,
  plan: RenewPlan,
  control: Control,
): Promise<CaResult> {
  const { authority } = environment;
  const ca = await openAuthority(environment, plan.authority);
  const old = await findIssued(environment.files, ca, plan, LEAD);
  const renewed = old.certificate;
  if (renewed?.publicKey === undefined) {
    throw new CaError(
      `${LEAD}: only the number of the certificate ${old.serial} is known, not the certificate. Choose the file that holds it.`,
    );
  }
  const isItself = sameBytes(renewed.bytes, ca.certificate.bytes);
  checkMayRenew(ca, old, renewed, plan, isItself);
  await checkUniqueSubject(environment, ca, plan, isItself);
  const signer = await signingKey(environment, ca, plan.authorityPassPhrase, control);
  const subjectKey = await newKeyOf(environment, plan, control);
  const validity = planValidity(
    environment.now(),
    plan,
    usualDays(renewed),
    isItself ? undefined : ca.certificate,
  );
  const renewal: Omit<Renewal, 'serialNumber'> = {
    renewed,
    publicKey: subjectKey?.publicKey ?? encodingOf(renewed.publicKey.node),
    notBefore: validity.notBefore,
    notAfter: validity.notAfter,
    hash: plan.hash ?? usualHash(signer.family),
  };
  const issuer = isItself ? undefined : ca.certificate;
  const preview = await authority.renew(
    { ...renewal, serialNumber: serialOctets(ca.nextSerial) },
    issuer,
    isItself ? signer : await authority.throwAwayKey(signer.family),
  );
  // Without the pass phrase it is another key that signs the preview, which the rule on that cannot know.
  const findings = lintObject(environment, 'CERTIFICATE', preview.bytes, plan.targets).filter(
    ({ ruleId }) => control.mode === 'write' || ruleId !== 'rfc5280/own-signature-wrong',
  );
  const files = [...(plan.keyOutput === undefined ? [] : [plan.keyOutput]), plan.output];
  const result: CaResult = {
    ...EMPTY,
    title: `Renew ${nameText(renewed.subject)}`,
    rows: renewalRows(renewed, preview, renewal.hash, plan),
    changes: renewalChanges(renewed),
    findings,
    warnings: renewalWarnings(environment, plan, ca, old, validity.isShortened),
    files,
    existing: await existingOf(environment, files),
    pem: undefined,
  };
  if (control.mode === 'preview') {
    return result;
  }
  checkFindings(findings, plan.override);
  await checkFree(environment, files, plan.overwrite, LEAD);
  control.throwIfCancelled();
  control.report('Signing');
  const outputs = async ({ bytes }: Certificate): Promise<readonly Output[]> => [
    ...(subjectKey === undefined || plan.keyOutput === undefined
      ? []
      : [
          {
            uri: plan.keyOutput,
            octets: toUtf8(await authority.sealKey(subjectKey, plan.passPhrase)),
            access: 'secret' as const,
          },
        ]),
    { uri: plan.output, octets: toUtf8(toPem('CERTIFICATE', bytes)), access: 'public' },
  ];
  const what = `Certificate ${nameText(renewed.subject)} (${old.serial}) renewed to ${files.map(nameOf).join(', ')}${plan.revokeOld === true ? ', the old one revoked as superseded' : ''}`;
  const note = logNote(environment, what, findings, plan.override);
  const made = isItself
    ? await renewRoot(environment, { ca, old, renewal, signer, note, outputs }, plan)
    : await renewIssued(environment, { ca, old, renewal, signer, note, outputs }, plan);
  return {
    ...result,
    title: `${nameText(renewed.subject)} renewed`,
    rows: renewalRows(renewed, made, renewal.hash, plan),
    done: true,
    existing: [],
    serialNumber: made.serialNumber?.hex,
    pem: toPem('CERTIFICATE', made.bytes),
  };
}

/** Everything but the number and the signature. */
interface Prepared {
  readonly ca: CaFolder;
  readonly old: IssuedCertificate;
  readonly renewal: Omit<Renewal, 'serialNumber'>;
  readonly signer: CaKey;
  /** For the log. */
  readonly note: string;
  readonly outputs: (certificate: Certificate) => Promise<readonly Output[]>;
}

async function renewIssued(
  environment: CaEnvironment,
  { ca, old, renewal, signer, note, outputs }: Prepared,
  { revokeOld }: RenewPlan,
): Promise<Certificate> {
  const time = Math.floor(environment.now() / 1000) * 1000;
  const superseded = {
    time,
    reason: 'superseded',
    invalidSince: undefined,
    holdInstruction: undefined,
  } as const;
  const { certificate } = await issueInto(environment, ca, async (serialNumber) => {
    const made = await environment.authority.renew({ ...renewal, serialNumber }, ca.certificate, signer);
    checkIssued(made, ca.certificate);
    const kept = keptCopy(ca, old).map(({ path, octets }) => ({
      uri: join(ca.uri, path),
      octets,
      access: 'public' as const,
    }));
    return {
      certificate: made,
      outputs: [...(await outputs(made)), ...kept],
      note,
      ...(revokeOld === true ? { reviseIndex: (text: string) => withRevocation(text, old, superseded) } : {}),
    };
  });
  return certificate;
}

/** The root's own certificate: not one of those that it issued, so index.txt and the serial numbers do not speak of it. */
async function renewRoot(
  environment: CaEnvironment,
  { ca, old, renewal, signer, note, outputs }: Prepared,
  plan: RenewPlan,
): Promise<Certificate> {
  const serialNumber = environment.authority.randomSerial();
  const made = await environment.authority.renew({ ...renewal, serialNumber }, undefined, signer);
  checkIssued(made, made);
  const { uri, layout } = ca;
  const former = change(formerPath(ca, old.serial), toUtf8(toPem('CERTIFICATE', ca.certificate.bytes)));
  return changeCa(environment, ca, LEAD, async () => {
    const written = await outputs(made);
    for (const { uri: output } of written) {
      await environment.files.makeFolder(folderOf(output));
    }
    return {
      changes: [
        ...(isCertificateOf(ca, plan.output) ? [former] : []),
        ...written.map((output) => toChange(uri, output)),
        await logChange(environment, uri, layout, note),
      ],
      result: made,
    };
  });
}

function isCertificateOf({ uri, layout }: CaFolder, output: string): boolean {
  return isSamePlace(output, join(uri, layout.certificate));
}

function checkMayRenew(
  ca: CaFolder,
  old: IssuedCertificate,
  renewed: Certificate,
  { newKey, keyOutput, revokeOld, output }: RenewPlan,
  isItself: boolean,
): void {
  const constraints = findExtensionValue(renewed.extensions, 'basicConstraints');
  if (newKey !== undefined && (constraints?.ca === true || isItself)) {
    throw new CaError(
      `${LEAD}: a CA with another key is another CA, and what the old one issued does not belong to it. Create a new CA, or renew this one with its key.`,
    );
  }
  if ((newKey === undefined) !== (keyOutput === undefined)) {
    throw new CaError(`${LEAD}: "newKey" and "keyOutput" go together.`);
  }
  if (isItself && revokeOld === true) {
    throw new CaError(`${LEAD}: nobody can revoke the certificate of a root. Renew it without revoking.`);
  }
  if (!isItself && isCertificateOf(ca, output)) {
    throw new CaError(
      `${LEAD}: ${nameOf(output)} is the certificate of the CA that signs. Choose another file.`,
    );
  }
  if (old.row?.status === 'R') {
    const { reason } = readRevocation(old.row.revoked, old.serial);
    if (newKey === undefined && (reason === 'keyCompromise' || reason === 'CACompromise')) {
      throw new CaError(
        `${LEAD}: ${subjectText(old)} was revoked because its key may be in other hands (${reason}). Renew it with a new key.`,
      );
    }
    if (revokeOld === true) {
      throw new CaError(
        `${LEAD}: ${subjectText(old)} is revoked already (${reason}). Renew it without revoking.`,
      );
    }
  }
}

/** With `unique_subject = yes`, `openssl ca` cannot read an index any more in which two valid certificates share a subject. */
async function checkUniqueSubject(
  { files }: CaEnvironment,
  { uri, layout }: CaFolder,
  { revokeOld }: RenewPlan,
  isItself: boolean,
): Promise<void> {
  const octets = await guarded(LEAD, () => files.read(join(uri, layout.indexAttributes)));
  const isUnique = octets !== undefined && /^\s*unique_subject\s*=\s*[yY1tT]/m.test(textOf(octets));
  if (!isItself && isUnique && revokeOld !== true) {
    throw new CaError(
      `${LEAD}: ${layout.indexAttributes} says unique_subject = yes, so two valid certificates must not have the same subject. Revoke the old one in the same step, or write unique_subject = no there.`,
    );
  }
}

async function newKeyOf(
  { authority }: CaEnvironment,
  { newKey }: RenewPlan,
  control: Control,
): Promise<CaKey | undefined> {
  if (newKey === undefined) {
    return undefined;
  }
  control.report(`Making a key (${KEY_TITLES[newKey]})`);
  const key =
    control.mode === 'preview'
      ? await authority.throwAwayKey(familyOfName(newKey))
      : await authority.generateKey(newKey);
  control.throwIfCancelled();
  return key;
}
