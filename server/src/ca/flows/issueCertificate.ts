/** Signing a request, and issuing key and certificate in one step: the same flow, with the key from elsewhere or made here. */
import type { CaResult, IssueArguments, SignRequestArguments } from '../../core/caProtocol';
import { verifySigned } from '../../core/crypto/verifySigned';
import { toUtf8 } from '../../core/der/strings';
import { encodingOf } from '../../core/der/values';
import { nameText } from '../../core/describe/describeName';
import type { CertificateRequest } from '../../core/x509/certificateRequest';
import { checkIssued } from '../authority';
import { CaError } from '../caError';
import { familyOfKey, familyOfName, KEY_TITLES, type KeyFamily } from '../keys/keyAlgorithms';
import { objectsOfText } from '../keys/openKey';
import { toPem } from '../pem';
import type { Profile } from '../profiles/profile';
import { type CaFolder, issueInto, type Output } from '../stores/caStore';
import { join, nameOf } from '../stores/fileStore';
import { toSlashes } from '../stores/indexFile';
import { serialHex, serialOctets } from '../stores/serialNumbers';
import { checkFindings, draftOf, lintCertificate, logNote, summaryOf } from './certificateDraft';
import { EMPTY, existingOf, SHORTENED } from './createAuthority';
import type { CaEnvironment, Control } from './environment';
import { openAuthority, signingKey } from './openAuthority';
import { checkFree } from './outputs';
import { planSubject } from './subjectPlan';
import { planValidity } from './validity';

interface Opened {
  readonly profile: Profile;
  readonly authorityPassPhrase: string | undefined;
}

export type SignPlan = Omit<SignRequestArguments, 'profile' | 'authorityPassPhrase' | 'request' | 'dryRun'> &
  Opened & {
    /** The text that holds the request, and what it is called. */
    readonly requestText: string;
    readonly requestName: string;
  };

/** Signs the request of a device or server. */
export async function signRequest(
  environment: CaEnvironment,
  plan: SignPlan,
  control: Control,
): Promise<CaResult> {
  const request = readRequest(plan.requestText, plan.requestName);
  const publicKey = request.publicKey && encodingOf(request.publicKey.node);
  if (request.publicKey === undefined || publicKey === undefined) {
    throw new CaError(`Nothing was signed: the public key in ${plan.requestName} cannot be read.`);
  }
  const family = familyOfKey(request.publicKey, `The key in ${plan.requestName}`);
  return issue(environment, plan, control, {
    request,
    family,
    publicKey: async () => publicKey,
    title: `Certificate for ${nameText(request.subject)}`,
    outputs: async (certificate) => [{ uri: plan.output, octets: certificate, access: 'public' }],
    files: [plan.output],
  });
}

/** The first request of a text, with its own signature checked: that its maker holds the private key (RFC 2986 §3). */
export function readRequest(text: string, name: string): CertificateRequest {
  const request = objectsOfText(text).find((object) => object.kind === 'certificateRequest');
  if (request?.kind !== 'certificateRequest') {
    throw new CaError(`Nothing was signed: there is no certificate request in ${name}.`);
  }
  const broken = request.problems.find(({ field }) => !field.endsWith('.attributes'));
  if (broken !== undefined) {
    throw new CaError(
      `Nothing was signed: the request in ${name} is damaged (${broken.field} ${broken.detail}).`,
    );
  }
  const verdict = verifySigned(request, request.publicKey);
  if (verdict !== 'good') {
    throw new CaError(
      verdict === 'bad'
        ? `Nothing was signed: the signature of the request in ${name} is wrong. It was changed after it was made, or its maker does not hold the private key. Ask for a new one.`
        : `Nothing was signed: the signature of the request in ${name} is made with an algorithm that cannot be checked here.`,
    );
  }
  return request;
}

export type IssuePlan = Omit<IssueArguments, 'profile' | 'authorityPassPhrase' | 'passPhrase' | 'dryRun'> &
  Opened & { readonly passPhrase: string | undefined };

/** Makes a key, and the certificate for it. */
export async function issueCertificate(
  environment: CaEnvironment,
  plan: IssuePlan,
  control: Control,
): Promise<CaResult> {
  const { authority } = environment;
  const name = plan.key ?? plan.profile.key;
  const family = familyOfName(name);
  control.report(`Making a key (${KEY_TITLES[name]})`);
  const key =
    control.mode === 'preview' ? await authority.throwAwayKey(family) : await authority.generateKey(name);
  control.throwIfCancelled();
  const [keyFile, certificateFile] = [`${plan.name}.key`, `${plan.name}.crt`].map((file) =>
    join(plan.folder, file),
  ) as [string, string];
  return issue(environment, plan, control, {
    request: undefined,
    family,
    publicKey: async () => key.publicKey as Uint8Array,
    title: `Key and certificate ${plan.name}`,
    outputs: async (certificate) => [
      { uri: keyFile, octets: toUtf8(await authority.sealKey(key, plan.passPhrase)), access: 'secret' },
      { uri: certificateFile, octets: certificate, access: 'public' },
    ],
    files: [keyFile, certificateFile],
  });
}

interface Subject {
  readonly request: CertificateRequest | undefined;
  readonly family: KeyFamily;
  readonly publicKey: () => Promise<Uint8Array>;
  readonly title: string;
  /** The files to write, from the PEM of the certificate. */
  readonly outputs: (certificate: Uint8Array) => Promise<readonly Output[]>;
  readonly files: readonly string[];
}

async function issue(
  environment: CaEnvironment,
  plan: SignPlan | IssuePlan,
  control: Control,
  about: Subject,
): Promise<CaResult> {
  const { authority } = environment;
  const { profile, override } = plan;
  if (profile.kind !== 'end-entity') {
    throw new CaError(
      `Nothing was signed: the profile ${profile.name} is for CAs or self-signed certificates.`,
    );
  }
  const ca = await openAuthority(environment, plan.authority);
  const signer = await signingKey(environment, ca, plan.authorityPassPhrase, control);
  const subject = planSubject(profile, plan, about.request);
  const validity = planValidity(environment.now(), plan, profile.days, ca.certificate);
  const draft = draftOf(
    profile,
    subject,
    validity,
    await about.publicKey(),
    { signer: signer.family, subject: about.family },
    plan,
  );
  const throwAway = await authority.throwAwayKey(signer.family);
  const preview = await authority.issue(
    { ...draft, serialNumber: serialOctets(ca.nextSerial) },
    ca.certificate,
    throwAway,
  );
  const findings = lintCertificate(environment, preview, profile);
  const result: CaResult = {
    ...EMPTY,
    ...summaryOf(preview, profile, draft),
    title: about.title,
    changes: subject.changes,
    findings,
    warnings: [
      ...warningsFor(ca, subject.altNames.length, validity.isShortened, about),
      ...(about.request === undefined && environment.files.protectionHint !== undefined
        ? [environment.files.protectionHint]
        : []),
    ],
    files: about.files,
    existing: await existingOf(environment, about.files),
    serialNumber: ca.style === 'sequential' ? serialHex(ca.nextSerial) : undefined,
  };
  if (control.mode === 'preview') {
    return { ...result, pem: undefined };
  }
  checkFindings(findings, override);
  await checkFree(environment, about.files, plan.overwrite, 'Nothing was issued');
  control.throwIfCancelled();
  control.report('Signing');
  const note = logNote(
    environment,
    `Certificate ${nameText(preview.subject)} issued to ${about.files.map(nameOf).join(', ')}`,
    findings,
    override,
  );
  const issued = await issueInto(environment, ca, async (serialNumber) => {
    const certificate = await authority.issue({ ...draft, serialNumber }, ca.certificate, signer);
    checkIssued(certificate, ca.certificate);
    const pem = toUtf8(toPem('CERTIFICATE', certificate.bytes));
    return { certificate, outputs: await about.outputs(pem), note };
  });
  return {
    ...result,
    ...summaryOf(issued.certificate, profile, draft),
    done: true,
    existing: [],
    serialNumber: issued.serial,
  };
}

/** What nobody asked about and everybody should know. */
function warningsFor(
  ca: CaFolder,
  altNames: number,
  isShortened: boolean,
  { request }: Subject,
): readonly string[] {
  const isIssuedAlready =
    request !== undefined &&
    ca.rows.some(
      ({ status, subject }) =>
        status === 'V' && subject !== '/' && subject === (request.subject && toSlashes(request.subject)),
    );
  return [
    ...(isShortened ? [SHORTENED] : []),
    ...(altNames === 0
      ? ['There are no alternative names: servers need one, as programs of today ignore the common name.']
      : []),
    ...(isIssuedAlready
      ? ['A certificate for the same subject is valid already. This one does not replace it.']
      : []),
  ];
}
