/** A PKCS #12 file taken apart: its key and certificates as PEM files, or the folder of a CA. */
import type { CaResult } from '../../core/caProtocol';
import { createPool } from '../../core/chain/certificatePool';
import { toUtf8 } from '../../core/der/strings';
import { dateText } from '../../core/describe/dates';
import { nameText } from '../../core/describe/describeName';
import type { Certificate } from '../../core/x509/certificate';
import { publicKeyBytes } from '../../core/x509/publicKeyBytes';
import { readSubjectKey } from '../authority';
import { CaError } from '../caError';
import type { CaKey } from '../keys/caKey';
import { familyOfKey } from '../keys/keyAlgorithms';
import { toPkcs8 } from '../keys/openKey';
import type { Output } from '../stores/caStore';
import { join, nameOf } from '../stores/fileStore';
import { layoutOf } from '../stores/layout';
import { checkFolder, filesOfNewCa, type NewCa, writeNewCa } from '../stores/newCa';
import { DAYS_OF_OPENSSL, EMPTY, existingOf } from './createAuthority';
import type { CaEnvironment, Control } from './environment';
import { chainAbove, isKeyFor, openFile, workOf } from './exportMaterial';
import { certificateFiles, chainRows } from './importedFiles';
import { LEAD, problemOfAuthority } from './importSource';
import { checkFree, writeTogether } from './outputs';

export interface ImportPkcs12Plan {
  readonly source: string;
  readonly sourcePassPhrase: string | undefined;
  readonly folder: string;
  readonly name: string;
  readonly asAuthority: boolean;
  readonly passPhrase: string | undefined;
  readonly overwrite?: boolean | undefined;
}

interface Contents {
  readonly key: CaKey;
  readonly certificate: Certificate;
  readonly issuers: readonly Certificate[];
  readonly isComplete: boolean;
}

export async function importPkcs12(
  environment: CaEnvironment,
  plan: ImportPkcs12Plan,
  control: Control,
): Promise<CaResult> {
  control.report('Opening the file');
  const contents = await contentsOf(environment, plan, control);
  const { certificate, issuers, isComplete } = contents;
  const end = certificate.validity?.notAfter?.instant ?? 0;
  const isCa = problemOfAuthority(certificate) === undefined;
  const result: CaResult = {
    ...EMPTY,
    title: `${plan.asAuthority ? 'CA' : 'Key and certificate'} ${nameText(certificate.subject)}`,
    rows: [
      { label: 'Subject', value: nameText(certificate.subject) },
      { label: 'Issuer', value: nameText(certificate.issuer) },
      { label: 'Valid until', value: dateText(end) },
      {
        label: 'Key',
        value: `${certificate.publicKey?.algorithmName} ${certificate.publicKey?.bits ?? ''}`.trim(),
      },
      ...chainRows(issuers, isComplete),
    ],
    changes: [],
    findings: [],
    warnings: [
      ...(end < environment.now() ? [`The certificate ended on ${dateText(end)}.`] : []),
      ...(isCa && !plan.asAuthority
        ? ['It is a CA: it can have the folder of one, and issue from there.']
        : []),
      ...(plan.passPhrase === undefined && control.mode === 'write' ? [NOT_ENCRYPTED] : []),
      ...(environment.files.protectionHint === undefined ? [] : [environment.files.protectionHint]),
    ],
    files: [],
    pem: undefined,
  };
  return plan.asAuthority
    ? asAuthority(environment, plan, control, contents, result)
    : asFiles(environment, plan, control, contents, result);
}

const NOT_ENCRYPTED = 'The key is not encrypted: whoever can read its file has it.';

async function contentsOf(
  environment: CaEnvironment,
  { source, sourcePassPhrase }: ImportPkcs12Plan,
  control: Control,
): Promise<Contents> {
  const where = nameOf(source);
  const objects = await openFile(environment, source, sourcePassPhrase, workOf(environment, control), LEAD);
  const certificates = objects.filter((object) => object.kind === 'certificate');
  const keys = objects.filter((object) => object.kind === 'privateKey');
  for (const key of keys) {
    const certificate = certificates.find((each) => isKeyFor(key, each));
    const publicKey = certificate && publicKeyBytes(certificate);
    if (certificate !== undefined && publicKey !== undefined) {
      const family = familyOfKey(readSubjectKey(publicKey, 'The key'), `The key in ${where}`);
      return {
        key: { family, pkcs8: toPkcs8(key), publicKey },
        certificate,
        ...chainAbove(certificate, certificates, createPool([])),
      };
    }
  }
  throw new CaError(
    keys.length === 0
      ? `${LEAD}: there is no private key in ${where}.`
      : `${LEAD}: no certificate in ${where} belongs to its private key.`,
  );
}

async function asFiles(
  environment: CaEnvironment,
  plan: ImportPkcs12Plan,
  control: Control,
  { key, certificate, issuers }: Contents,
  result: CaResult,
): Promise<CaResult> {
  const keyFile = join(plan.folder, `${plan.name}.key`);
  const others = certificateFiles(plan.folder, plan.name, certificate, issuers);
  const files = [keyFile, ...others.map(({ uri }) => uri)];
  const planned = { ...result, files, existing: await existingOf(environment, files) };
  if (control.mode === 'preview') {
    return planned;
  }
  await checkFree(environment, files, plan.overwrite, LEAD);
  control.throwIfCancelled();
  control.report('Writing the files');
  const pem = toUtf8(await environment.authority.sealKey(key, plan.passPhrase));
  const outputs: readonly Output[] = [{ uri: keyFile, octets: pem, access: 'secret' }, ...others];
  await writeTogether(environment, outputs, plan.overwrite, LEAD);
  return { ...planned, done: true, existing: [] };
}

/** Nobody knows which numbers the CA used before, so the next ones are random. */
async function asAuthority(
  environment: CaEnvironment,
  plan: ImportPkcs12Plan,
  control: Control,
  { key, certificate }: Contents,
  result: CaResult,
): Promise<CaResult> {
  const problem = problemOfAuthority(certificate);
  if (problem !== undefined) {
    throw new CaError(`${LEAD}: ${nameText(certificate.subject)} ${problem}. Import it as files.`);
  }
  const layout = layoutOf('openssl');
  await checkFolder(environment, plan.folder, layout);
  const time = new Date(environment.now()).toISOString().slice(0, 19);
  const note = `${time}Z Imported from ${nameOf(plan.source)}`;
  const ca = (keyPem: string): NewCa => ({
    certificate,
    keyPem,
    style: 'random',
    days: DAYS_OF_OPENSSL,
    note,
  });
  const files = filesOfNewCa(environment, plan.folder, layout, ca('')).map(({ uri }) => uri);
  const planned: CaResult = {
    ...result,
    warnings: [
      ...result.warnings,
      'What it issued before is not known here: serial numbers are random from now on, and only new certificates can be revoked by their row.',
    ],
    files,
  };
  if (control.mode === 'preview') {
    return planned;
  }
  control.throwIfCancelled();
  control.report('Writing the files');
  const keyPem = await environment.authority.sealKey(key, plan.passPhrase);
  await writeNewCa(environment, plan.folder, layout, ca(keyPem));
  return { ...planned, done: true };
}
