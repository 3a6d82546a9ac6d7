/** Certificate requests: with a new key, for a key that is there, and to renew a certificate. */
import type {
  CaResult,
  CreateRequestArguments,
  NamePart,
  RenewalRequestArguments,
} from '../../core/caProtocol';
import { toUtf8 } from '../../core/der/strings';
import { encodingOf } from '../../core/der/values';
import { nameText } from '../../core/describe/describeName';
import type { Certificate } from '../../core/x509/certificate';
import { findExtensionValue } from '../../core/x509/extension';
import { isKeyOf, subjectFamily } from '../authority';
import { CaError } from '../caError';
import type { CaKey } from '../keys/caKey';
import { familyOfName, KEY_TITLES, usualHash } from '../keys/keyAlgorithms';
import { objectsOfText } from '../keys/openKey';
import { toPem } from '../pem';
import type { Profile } from '../profiles/profile';
import type { Output } from '../stores/caStore';
import { join, nameOf } from '../stores/fileStore';
import { altNameOf, altNameText } from '../x509/altNames';
import { type ExtensionPlan, writeRequestedExtensions } from '../x509/writeExtensions';
import { EMPTY, existingOf } from './createAuthority';
import type { CaEnvironment, Control } from './environment';
import { checkFree, writeTogether } from './outputs';
import { planSubject, type SubjectPlan } from './subjectPlan';

export type RequestPlanArguments = Omit<CreateRequestArguments, 'profile' | 'passPhrase' | 'dryRun'> & {
  readonly profile: Profile;
  readonly passPhrase: string | undefined;
};

const LEAD = 'Nothing was made';

export async function createRequest(
  environment: CaEnvironment,
  plan: RequestPlanArguments,
  control: Control,
): Promise<CaResult> {
  const { authority } = environment;
  const name = plan.key ?? plan.profile.key;
  control.report(`Making a key (${KEY_TITLES[name]})`);
  const key =
    control.mode === 'preview'
      ? await authority.throwAwayKey(familyOfName(name))
      : await authority.generateKey(name);
  control.throwIfCancelled();
  const [keyFile, requestFile] = [`${plan.name}.key`, `${plan.name}.csr`].map((file) =>
    join(plan.folder, file),
  ) as [string, string];
  return finish(
    environment,
    plan,
    control,
    key,
    planSubject(plan.profile, plan, undefined),
    requestFile,
    async () => [
      { uri: keyFile, octets: toUtf8(await authority.sealKey(key, plan.passPhrase)), access: 'secret' },
    ],
    [keyFile, requestFile],
  );
}

export type KeyRequestPlan = Omit<
  RenewalRequestArguments,
  'profile' | 'passPhrase' | 'dryRun' | 'certificate' | 'keyFile'
> & {
  readonly profile: Profile;
  readonly passPhrase: string | undefined;
  /** The texts of the files. */
  readonly keyText: string;
  readonly keyName: string;
  readonly certificateText: string | undefined;
};

/** A request for a key that is there; subject and names from a certificate where one is to be renewed. */
export async function createRequestForKey(
  environment: CaEnvironment,
  plan: KeyRequestPlan,
  control: Control,
): Promise<CaResult> {
  control.report('Opening the key');
  const key = await environment.authority.openKey(plan.keyText, plan.passPhrase, plan.keyName);
  if (key.publicKey === undefined) {
    throw new CaError(`${LEAD}: the file ${plan.keyName} does not hold the public key.`);
  }
  const renewed = plan.certificateText === undefined ? undefined : readOld(plan.certificateText);
  if (renewed !== undefined && isKeyOf(key, renewed.publicKey) === false) {
    throw new CaError(`${LEAD}: ${plan.keyName} is not the key of the certificate to be renewed.`);
  }
  const subject =
    renewed === undefined ? planSubject(plan.profile, plan, undefined) : subjectOf(plan, renewed);
  return finish(environment, plan, control, key, subject, plan.output, async () => [], [plan.output]);
}

function readOld(text: string): Certificate {
  const found = objectsOfText(text).find((object) => object.kind === 'certificate');
  if (found?.kind !== 'certificate' || found.subject === undefined) {
    throw new CaError(`${LEAD}: there is no certificate to be renewed in the file.`);
  }
  return found;
}

/** The same subject, octet for octet, and the same names, unless others were given. */
function subjectOf(plan: KeyRequestPlan, renewed: Certificate): SubjectPlan {
  const names = findExtensionValue(renewed.extensions, 'subjectAltName')?.names ?? [];
  const own = names.map(altNameOf).filter((name) => name !== undefined);
  const parts: readonly NamePart[] | undefined = plan.subject;
  const wishes = { subject: parts ?? [], altNames: plan.altNames ?? own.map(altNameText) };
  const relaxed = {
    ...plan.profile,
    altNames: { fromRequest: false, fromCommonName: false, required: false },
  };
  if (parts !== undefined) {
    return planSubject(relaxed, wishes, undefined);
  }
  const kept = {
    kind: 'kept',
    what: `Subject ${nameText(renewed.subject)}`,
    why: 'of the certificate to be renewed',
  } as const;
  const isEmpty = renewed.subject?.rdns.length === 0;
  const planned =
    own.length === 0 && plan.altNames === undefined ? undefined : planSubject(relaxed, wishes, undefined);
  return {
    subject: renewed.subject === undefined ? new Uint8Array() : encodingOf(renewed.subject.node),
    hasEmptySubject: isEmpty,
    altNames: planned?.altNames ?? [],
    changes: [...(planned?.changes ?? []), kept],
    commonName: undefined,
  };
}

async function finish(
  environment: CaEnvironment,
  plan: RequestPlanArguments | KeyRequestPlan,
  control: Control,
  key: CaKey,
  subject: SubjectPlan,
  requestFile: string,
  others: () => Promise<readonly Output[]>,
  files: readonly string[],
): Promise<CaResult> {
  const { profile } = plan;
  const publicKey = key.publicKey as Uint8Array;
  const family = subjectFamily(publicKey, 'The key');
  const isCa = profile.kind === 'root' || profile.kind === 'intermediate';
  const extensions: ExtensionPlan = {
    certificateAuthority: isCa ? { pathLength: undefined } : undefined,
    keyUsage: profile.keyUsage.filter((usage) => family.kind === 'rsa' || usage !== 'keyEncipherment'),
    extendedKeyUsage: profile.extendedKeyUsage,
    altNames: subject.altNames,
    hasEmptySubject: subject.hasEmptySubject,
    crlDistributionPoints: [],
    ocsp: [],
    caIssuers: [],
  };
  const hash = plan.hash ?? profile.hash ?? usualHash(family);
  const request = await environment.authority.request(
    { subject: subject.subject, publicKey, extensions: writeRequestedExtensions(extensions) },
    key,
    hash,
  );
  const names = subject.altNames.map(altNameText).join(', ');
  const result: CaResult = {
    ...EMPTY,
    title: `Certificate request ${nameOf(requestFile)}`,
    rows: [
      { label: 'Key', value: family.kind === 'rsa' ? `RSA, ${family.bits} bits` : `EC, ${family.curve}` },
      { label: 'Hash', value: hash.toUpperCase() },
      ...(names === '' ? [] : [{ label: 'Alternative names', value: names }]),
      { label: 'Key usage', value: extensions.keyUsage.join(', ') || 'any' },
      { label: 'Extended key usage', value: extensions.extendedKeyUsage.join(', ') || 'any' },
    ],
    changes: subject.changes,
    findings: [],
    files,
    existing: await existingOf(environment, files),
    pem: undefined,
  };
  if (control.mode === 'preview') {
    return result;
  }
  await checkFree(environment, files, plan.overwrite, LEAD);
  control.throwIfCancelled();
  control.report('Writing the files');
  const pem = toPem('CERTIFICATE REQUEST', request);
  const outputs: readonly Output[] = [
    ...(await others()),
    { uri: requestFile, octets: toUtf8(pem), access: 'public' },
  ];
  await writeTogether(environment, outputs, plan.overwrite, LEAD);
  return { ...result, done: true, existing: [], pem };
}
