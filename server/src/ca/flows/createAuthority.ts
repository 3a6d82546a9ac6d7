/** A root CA, and a CA under another: the key, the certificate, and the folder of files that goes with them. */
import type { CaResult, CreateCaArguments, CreateIntermediateArguments } from '../../core/caProtocol';
import { nameText } from '../../core/describe/describeName';
import { findExtensionValue } from '../../core/x509/extension';
import { checkIssued } from '../authority';
import { CaError } from '../caError';
import type { CaKey } from '../keys/caKey';
import { familyOfName, KEY_TITLES } from '../keys/keyAlgorithms';
import type { Profile } from '../profiles/profile';
import { type CaFolder, issueInto } from '../stores/caStore';
import { join } from '../stores/fileStore';
import { type Layout, layoutOf } from '../stores/layout';
import { checkFolder, filesOfNewCa, type NewCa, prepareFolder, writeNewCa } from '../stores/newCa';
import { serialOctets } from '../stores/serialNumbers';
import { checkFindings, draftOf, lintCertificate, logNote, summaryOf } from './certificateDraft';
import type { CaEnvironment, Control } from './environment';
import { openAuthority, signingKey } from './openAuthority';
import { planSubject } from './subjectPlan';
import { planValidity } from './validity';

/** `passPhrase` is that of the new key, in clear. */
export interface CreateCaPlan extends Omit<CreateCaArguments, 'passPhrase' | 'profile' | 'dryRun'> {
  readonly passPhrase: string | undefined;
  readonly profile: Profile;
}

const NO_PASS_PHRASE =
  'The key is not encrypted: whoever can read its file can issue certificates in the name of this CA.';

export async function createRootCa(
  environment: CaEnvironment,
  plan: CreateCaPlan,
  control: Control,
): Promise<CaResult> {
  const { authority } = environment;
  const layout = layoutOf(plan.layout ?? 'openssl');
  await checkFolder(environment, plan.folder, layout);
  const { family, key } = await newKey(environment, plan, control);
  const subject = planSubject(plan.profile, plan, undefined);
  const validity = planValidity(environment.now(), plan, plan.profile.days, undefined);
  const publicKey = key.publicKey as Uint8Array;
  const draft = draftOf(
    plan.profile,
    subject,
    validity,
    publicKey,
    { signer: family, subject: family },
    plan,
  );
  const certificate = await authority.issue(
    { ...draft, serialNumber: authority.randomSerial() },
    undefined,
    key,
  );
  const findings = lintCertificate(environment, certificate, plan.profile);
  const folder = plan.folder;
  const ca = async (): Promise<NewCa> => ({
    certificate,
    keyPem: await authority.sealKey(key, plan.passPhrase),
    style: styleOf(plan, layout),
    days: DAYS_OF_OPENSSL,
    note: logNote(environment, `Root CA ${nameText(certificate.subject)} created`, findings, plan.override),
  });
  const result: CaResult = {
    ...EMPTY,
    ...summaryOf(certificate, plan.profile, draft),
    title: `Root CA ${subject.commonName ?? ''}`,
    changes: subject.changes,
    findings,
    warnings: keyWarnings(environment, plan, control),
    files: ownFiles(folder, layout),
  };
  if (control.mode === 'preview') {
    return result;
  }
  checkFindings(findings, plan.override);
  control.throwIfCancelled();
  control.report('Writing the files');
  const files = await writeNewCa(environment, folder, layout, await ca());
  return {
    ...result,
    done: true,
    files: files.map(({ uri }) => uri),
    serialNumber: certificate.serialNumber?.hex,
  };
}

export async function createIntermediateCa(
  environment: CaEnvironment,
  plan: CreateCaPlan &
    Pick<CreateIntermediateArguments, 'authority'> & { readonly authorityPassPhrase: string | undefined },
  control: Control,
): Promise<CaResult> {
  const { authority } = environment;
  const layout = layoutOf(plan.layout ?? 'openssl');
  await checkFolder(environment, plan.folder, layout);
  const parent = await openAuthority(environment, plan.authority);
  checkMayHaveCas(parent);
  const signer = await signingKey(environment, parent, plan.authorityPassPhrase, control);
  const { family, key } = await newKey(environment, plan, control);
  const subject = planSubject(plan.profile, plan, undefined);
  const validity = planValidity(environment.now(), plan, plan.profile.days, parent.certificate);
  const publicKey = key.publicKey as Uint8Array;
  const draft = draftOf(
    plan.profile,
    subject,
    validity,
    publicKey,
    { signer: signer.family, subject: family },
    plan,
  );
  const preview = await authority.issue(
    { ...draft, serialNumber: serialOctets(parent.nextSerial) },
    parent.certificate,
    await authority.throwAwayKey(signer.family),
  );
  const findings = lintCertificate(environment, preview, plan.profile);
  const result: CaResult = {
    ...EMPTY,
    ...summaryOf(preview, plan.profile, draft),
    title: `CA ${subject.commonName ?? ''} under ${nameText(parent.certificate.subject)}`,
    changes: subject.changes,
    findings,
    warnings: [...(validity.isShortened ? [SHORTENED] : []), ...keyWarnings(environment, plan, control)],
    files: ownFiles(plan.folder, layout),
  };
  if (control.mode === 'preview') {
    return result;
  }
  checkFindings(findings, plan.override);
  control.throwIfCancelled();
  control.report('Signing');
  const keyPem = await authority.sealKey(key, plan.passPhrase);
  await prepareFolder(environment, plan.folder, layout);
  const note = logNote(environment, `CA ${nameText(preview.subject)} issued`, findings, plan.override);
  const issued = await issueInto(environment, parent, async (serialNumber) => {
    const certificate = await authority.issue({ ...draft, serialNumber }, parent.certificate, signer);
    checkIssued(certificate, parent.certificate);
    const ca = { certificate, keyPem, style: styleOf(plan, layout), days: DAYS_OF_OPENSSL, note };
    return { certificate, outputs: filesOfNewCa(environment, plan.folder, layout, ca), note };
  });
  return {
    ...result,
    ...summaryOf(issued.certificate, plan.profile, draft),
    done: true,
    serialNumber: issued.serial,
  };
}

export const SHORTENED = 'The certificate of the CA ends earlier than asked for, so this one ends with it.';

/** What `openssl ca` issues for by itself, as the Spectralink document has it. */
export const DAYS_OF_OPENSSL = 365;

export const EMPTY: Pick<CaResult, 'done' | 'serialNumber' | 'warnings' | 'existing'> = {
  done: false,
  serialNumber: undefined,
  warnings: [],
  existing: [],
};

function keyWarnings({ files }: CaEnvironment, { passPhrase }: CreateCaPlan, { mode }: Control): string[] {
  // A preview knows of no pass phrase.
  return [
    ...(passPhrase === undefined && mode === 'write' ? [NO_PASS_PHRASE] : []),
    ...(files.protectionHint === undefined ? [] : [files.protectionHint]),
  ];
}

async function newKey(environment: CaEnvironment, plan: CreateCaPlan, control: Control) {
  const name = plan.key ?? plan.profile.key;
  const family = familyOfName(name);
  control.report(`Making a key (${KEY_TITLES[name]})`);
  const key: CaKey =
    control.mode === 'preview'
      ? await environment.authority.throwAwayKey(family)
      : await environment.authority.generateKey(name);
  control.throwIfCancelled();
  return { family, key };
}

/** Gateways count; elsewhere random numbers are what RFC 5280 and the browsers' rules want. */
function styleOf({ serialStyle }: CreateCaPlan, { kind }: Layout) {
  return kind === 'innovaphone-card' ? 'sequential' : (serialStyle ?? 'random');
}

function ownFiles(folder: string, layout: Layout): readonly string[] {
  return [layout.certificate, layout.key].map((path) => join(folder, path));
}

export async function existingOf(
  { files }: CaEnvironment,
  uris: readonly string[],
): Promise<readonly string[]> {
  const found = await Promise.all(
    uris.map(async (uri) => ((await files.read(uri)) === undefined ? [] : [uri])),
  );
  return found.flat();
}

function checkMayHaveCas({ certificate }: CaFolder): void {
  const constraints = findExtensionValue(certificate.extensions, 'basicConstraints');
  if (constraints?.pathLength === 0) {
    throw new CaError(
      `Nothing was issued: ${nameText(certificate.subject)} may have no CA below it (its path length is 0, RFC 5280 §4.2.1.9). Choose another CA.`,
    );
  }
}
