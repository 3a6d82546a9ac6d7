/** A key and a certificate that is its own issuer. */
import type { CaResult, CreateSelfSignedArguments } from '../../core/caProtocol';
import { toUtf8 } from '../../core/der/strings';
import { CaError } from '../caError';
import { familyOfName, KEY_TITLES } from '../keys/keyAlgorithms';
import { toPem } from '../pem';
import type { Profile } from '../profiles/profile';
import { join } from '../stores/fileStore';
import { checkFindings, draftOf, lintCertificate, summaryOf } from './certificateDraft';
import { EMPTY, existingOf } from './createAuthority';
import type { CaEnvironment, Control } from './environment';
import { checkFree, writeTogether } from './outputs';
import { planSubject } from './subjectPlan';
import { planValidity } from './validity';

export type SelfSignedPlan = Omit<CreateSelfSignedArguments, 'profile' | 'passPhrase' | 'dryRun'> & {
  readonly profile: Profile;
  readonly passPhrase: string | undefined;
};

export async function createSelfSigned(
  environment: CaEnvironment,
  plan: SelfSignedPlan,
  control: Control,
): Promise<CaResult> {
  const { authority } = environment;
  const { profile, override } = plan;
  if (profile.kind !== 'self-signed') {
    throw new CaError(`Nothing was made: the profile ${profile.name} is not for self-signed certificates.`);
  }
  const lead = 'Nothing was made';
  const uris = [`${plan.name}.key`, `${plan.name}.crt`].map((file) => join(plan.folder, file)) as [
    string,
    string,
  ];
  const name = plan.key ?? profile.key;
  const family = familyOfName(name);
  control.report(`Making a key (${KEY_TITLES[name]})`);
  const key =
    control.mode === 'preview' ? await authority.throwAwayKey(family) : await authority.generateKey(name);
  const subject = planSubject(profile, plan, undefined);
  const validity = planValidity(environment.now(), plan, profile.days, undefined);
  const keys = { signer: family, subject: family };
  const draft = draftOf(profile, subject, validity, key.publicKey as Uint8Array, keys, plan);
  const certificate = await authority.issue(
    { ...draft, serialNumber: authority.randomSerial() },
    undefined,
    key,
  );
  const findings = lintCertificate(environment, certificate, profile);
  const result: CaResult = {
    ...EMPTY,
    ...summaryOf(certificate, profile, draft),
    title: `Self-signed certificate ${plan.name}`,
    changes: subject.changes,
    findings,
    warnings: environment.files.protectionHint === undefined ? [] : [environment.files.protectionHint],
    files: uris,
    existing: await existingOf(environment, uris),
  };
  if (control.mode === 'preview') {
    return { ...result, pem: undefined };
  }
  checkFindings(findings, override);
  await checkFree(environment, uris, plan.overwrite, lead);
  control.throwIfCancelled();
  control.report('Writing the files');
  const [keyFile, certificateFile] = uris;
  const outputs = [
    { uri: keyFile, octets: toUtf8(await authority.sealKey(key, plan.passPhrase)), access: 'secret' },
    { uri: certificateFile, octets: toUtf8(toPem('CERTIFICATE', certificate.bytes)), access: 'public' },
  ] as const;
  await writeTogether(environment, outputs, plan.overwrite, lead);
  return { ...result, done: true, existing: [], serialNumber: certificate.serialNumber?.hex };
}
