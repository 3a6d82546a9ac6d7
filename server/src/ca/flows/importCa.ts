/** A CA that somebody else made: used where it is, or copied into a folder of its own with its numbers and its history. */
import type { CaResult } from '../../core/caProtocol';
import { toUtf8 } from '../../core/der/strings';
import { nameText } from '../../core/describe/describeName';
import { CaError } from '../caError';
import { toPem } from '../pem';
import { type CaState, nextSerialOf } from '../stores/caState';
import { type CaFolder, change, changeCa, guarded, logChange, openCa } from '../stores/caStore';
import { join, nameOf } from '../stores/fileStore';
import { rowOf, rowText } from '../stores/indexFile';
import type { Change } from '../stores/journal';
import { opensslConfig } from '../stores/layout';
import { serialHex } from '../stores/serialNumbers';
import { textOf } from '../stores/textOf';
import { DAYS_OF_OPENSSL, EMPTY } from './createAuthority';
import type { CaEnvironment, Control } from './environment';
import { beyond, checkAuthority, doubledWarning, numbersOf } from './importChecks';
import { copyCa } from './importCopy';
import { type FoundBeside, findIssuedBeside } from './importIssued';
import { findSource, LEAD } from './importSource';

export interface ImportCaPlan {
  readonly source: string;
  readonly folder?: string | undefined;
  readonly passPhrase: string | undefined;
}

export async function importCa(
  environment: CaEnvironment,
  plan: ImportCaPlan,
  control: Control,
): Promise<CaResult> {
  control.report('Looking at the files');
  const source = await guarded(LEAD, () => findSource(environment, plan.source));
  if (plan.folder !== undefined) {
    return copyCa(environment, source, plan.folder, plan.passPhrase, control);
  }
  if (source.kind === 'loose') {
    throw new CaError(
      `${LEAD}: the files in ${nameOf(source.uri)} are not named as OpenSSL or a gateway names those of a CA (found: ${source.certificateFile}). Choose a new folder to copy them to.`,
    );
  }
  return takeOver(environment, source.uri, plan.passPhrase, control);
}

/** What has to be added to a folder so that it can be used here, and by `openssl ca` all the same. */
async function takeOver(
  environment: CaEnvironment,
  uri: string,
  passPhrase: string | undefined,
  control: Control,
): Promise<CaResult> {
  const ca = await guarded(LEAD, () => openCa(environment, uri));
  const { certificate, layout } = ca;
  const keyName = nameOf(layout.key);
  const warnings = await checkAuthority(environment, certificate, ca.keyText, keyName, passPhrase);
  const beside = await findIssuedBeside(environment, uri, certificate, ca.rows);
  const missing = await missingFiles(environment, ca);
  const result: CaResult = {
    ...EMPTY,
    title: `CA ${nameText(certificate.subject)}`,
    rows: [
      { label: 'CA', value: nameText(certificate.subject) },
      { label: 'Kept as', value: `${layout.title}, used where it is` },
      ...numbersOf(ca.rows.length, beside, ca.style, ca.nextSerial),
    ],
    changes: [],
    findings: [],
    warnings: [...warnings, ...doubledWarning(beside)],
    files: [...missing, ...beside.issued.map(({ serial }) => `${layout.newCertificates}/${serial}.pem`)].map(
      (path) => join(uri, path),
    ),
    pem: undefined,
  };
  if (control.mode === 'preview') {
    return result;
  }
  control.throwIfCancelled();
  const isComplete = missing.length === 0 && beside.issued.length === 0;
  if (!isComplete) {
    control.report('Writing the files');
    await guarded(LEAD, () => environment.files.makeFolder(join(uri, layout.newCertificates)));
    await changeCa(environment, ca, LEAD, async (state) => {
      const changes = await additions(environment, ca, state, beside, missing);
      return { changes, result: undefined };
    });
  }
  const { nextSerial } = await guarded(LEAD, () => openCa(environment, uri));
  return {
    ...result,
    done: true,
    serialNumber: ca.style === 'sequential' ? serialHex(nextSerial) : undefined,
  };
}

/** What `openssl ca` wants and is not there. The configuration of CA.pl and easy-rsa lies elsewhere. */
async function missingFiles({ files }: CaEnvironment, { uri, layout }: CaFolder): Promise<readonly string[]> {
  const isOwn = layout.kind === 'openssl' || layout.kind === 'innovaphone-card';
  const wanted = [layout.index, layout.indexAttributes, layout.nextSerial, layout.nextCrl];
  const missing: string[] = [];
  for (const path of isOwn ? [...wanted, layout.config] : wanted) {
    if ((await files.read(join(uri, path))) === undefined) {
      missing.push(path);
    }
  }
  return missing;
}

async function additions(
  environment: CaEnvironment,
  { uri, layout, style }: CaFolder,
  state: CaState,
  beside: FoundBeside,
  missing: readonly string[],
): Promise<readonly Change[]> {
  const former = state.index === undefined ? '' : textOf(state.index);
  const separator = former === '' || former.endsWith('\n') ? '' : '\n';
  const rows = beside.issued.map(({ certificate, serial }) => rowText(rowOf(certificate, serial)));
  const next = beyond(nextSerialOf(environment, state), beside);
  const contents: Readonly<Record<string, string>> = {
    [layout.indexAttributes]: 'unique_subject = no\n',
    [layout.nextCrl]: '01\n',
    [layout.config]: opensslConfig(layout, style, DAYS_OF_OPENSSL),
  };
  const text = (path: string, content: string) => change(path, toUtf8(content));
  return [
    ...beside.issued.map(({ certificate, serial }) =>
      text(`${layout.newCertificates}/${serial}.pem`, toPem('CERTIFICATE', certificate.bytes)),
    ),
    text(layout.index, `${former}${separator}${rows.join('')}`),
    text(layout.nextSerial, `${serialHex(next)}\n`),
    ...(layout.lastSerial === undefined || style === 'random'
      ? []
      : [text(layout.lastSerial, `${serialHex(next - 1n)}\n`)]),
    ...missing.flatMap((path) => (contents[path] === undefined ? [] : [text(path, contents[path])])),
    await logChange(
      environment,
      uri,
      layout,
      `${new Date(environment.now()).toISOString().slice(0, 19)}Z Taken over; ${beside.issued.length} certificates written down`,
    ),
  ];
}
