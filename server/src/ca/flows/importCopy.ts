/** Copies a CA into a new folder: key, certificate, numbers, index, certificates and revocations. */
import type { CaResult, SerialStyle } from '../../core/caProtocol';
import { toUtf8 } from '../../core/der/strings';
import { nameText } from '../../core/describe/describeName';
import type { Certificate } from '../../core/x509/certificate';
import { CaError } from '../caError';
import { toPem } from '../pem';
import { readState } from '../stores/caState';
import { guarded, type Output, openCa } from '../stores/caStore';
import { join, nameOf } from '../stores/fileStore';
import { rowOf, rowText } from '../stores/indexFile';
import { layoutOf } from '../stores/layout';
import { checkFolder, filesOfNewCa, writeCaFiles } from '../stores/newCa';
import { nextInSequence, readSerialFile, serialHex } from '../stores/serialNumbers';
import { textOf } from '../stores/textOf';
import { DAYS_OF_OPENSSL, EMPTY } from './createAuthority';
import type { CaEnvironment, Control } from './environment';
import { beyond, checkAuthority, doubledWarning, numbersOf } from './importChecks';
import { type FoundBeside, findIssuedBeside } from './importIssued';
import { type ImportSource, LEAD } from './importSource';

/** Everything that a copy has of the original. */
interface Original {
  readonly certificate: Certificate;
  readonly keyText: string;
  readonly keyName: string;
  readonly style: SerialStyle;
  /** What nobody used so far, as far as the files of numbers and the index tell. */
  readonly next: bigint;
  readonly index: string;
  readonly issued: number;
  readonly beside: FoundBeside;
  /** Files that are copied as they are: path within the new folder, and octets. */
  readonly verbatim: readonly { readonly path: string; readonly octets: Uint8Array }[];
}

export async function copyCa(
  environment: CaEnvironment,
  source: ImportSource,
  folder: string,
  passPhrase: string | undefined,
  control: Control,
): Promise<CaResult> {
  const layout = layoutOf('openssl');
  await checkFolder(environment, folder, layout);
  const original = await guarded(LEAD, () => readOriginal(environment, source));
  const { certificate, keyText, keyName, style, next, beside } = original;
  const warnings = await checkAuthority(environment, certificate, keyText, keyName, passPhrase);
  const note = `${new Date(environment.now()).toISOString().slice(0, 19)}Z Copied from ${nameOf(source.uri)}`;
  const make = () => filesOfCopy(environment, folder, original, note);
  const result: CaResult = {
    ...EMPTY,
    title: `CA ${nameText(certificate.subject)}`,
    rows: [
      { label: 'CA', value: nameText(certificate.subject) },
      { label: 'Kept as', value: `${layout.title}, copied from ${nameOf(source.uri)}` },
      ...numbersOf(original.issued, beside, style, next),
    ],
    changes: [],
    findings: [],
    warnings: [
      `From now on issue with the copy only: ${nameOf(source.uri)} does not learn which serial numbers are used here. Remove it when the copy is known to work.`,
      ...warnings,
      ...doubledWarning(beside),
      ...(environment.files.protectionHint === undefined ? [] : [environment.files.protectionHint]),
    ],
    files: make().map(({ uri }) => uri),
    pem: undefined,
  };
  if (control.mode === 'preview') {
    return result;
  }
  control.throwIfCancelled();
  control.report('Writing the files');
  await writeCaFiles(environment, folder, layout, make);
  return {
    ...result,
    done: true,
    serialNumber: style === 'sequential' ? serialHex(beyond(next, beside)) : undefined,
  };
}

async function readOriginal(environment: CaEnvironment, source: ImportSource): Promise<Original> {
  return source.kind === 'layout' ? fromLayout(environment, source) : fromLooseFiles(environment, source);
}

async function fromLayout(
  environment: CaEnvironment,
  { uri, layout }: Extract<ImportSource, { kind: 'layout' }>,
): Promise<Original> {
  const { files } = environment;
  const ca = await openCa(environment, uri);
  const state = await readState(files, uri, layout);
  const to = layoutOf('openssl');
  const copies: (readonly [string, string])[] = [
    ...state.issued.map(
      (name) => [`${layout.newCertificates}/${name}`, `${to.newCertificates}/${name}`] as const,
    ),
    [layout.nextCrl, to.nextCrl],
    [layout.crl, to.crl],
  ];
  const verbatim: { path: string; octets: Uint8Array }[] = [];
  for (const [from, path] of copies) {
    const octets = await files.read(join(uri, from));
    if (octets !== undefined) {
      verbatim.push({ path, octets });
    }
  }
  return {
    certificate: ca.certificate,
    keyText: ca.keyText ?? refuseKeyless(ca.certificate, uri),
    keyName: nameOf(layout.key),
    style: ca.style,
    next: ca.nextSerial,
    index: state.index === undefined ? '' : textOf(state.index),
    issued: ca.rows.length,
    beside: await findIssuedBeside(environment, uri, ca.certificate, ca.rows),
    verbatim,
  };
}

function refuseKeyless({ subject }: Certificate, uri: string): never {
  throw new CaError(`${LEAD}: the private key of ${nameText(subject)} is not in ${nameOf(uri)}.`);
}

async function fromLooseFiles(
  environment: CaEnvironment,
  { uri, certificate, keyFile, lastSerial, nextSerial }: Extract<ImportSource, { kind: 'loose' }>,
): Promise<Original> {
  const read = async (name: string | undefined) => {
    const octets = name === undefined ? undefined : await environment.files.read(join(uri, name));
    return octets && textOf(octets);
  };
  const keyText = await read(keyFile);
  if (keyFile === undefined || keyText === undefined) {
    return refuseKeyless(certificate, uri);
  }
  const beside = await findIssuedBeside(environment, uri, certificate, []);
  const last = readSerialFile(await read(lastSerial), lastSerial ?? '');
  const upcoming = readSerialFile(await read(nextSerial), nextSerial ?? '');
  return {
    certificate,
    keyText,
    keyName: keyFile,
    style: last === undefined && upcoming === undefined ? 'random' : 'sequential',
    next: nextInSequence({ next: upcoming, last, used: new Set() }),
    index: '',
    issued: 0,
    beside,
    verbatim: [],
  };
}

function filesOfCopy(
  environment: CaEnvironment,
  folder: string,
  original: Original,
  note: string,
): readonly Output[] {
  const { certificate, keyText, style, next, index, beside, verbatim } = original;
  const layout = layoutOf('openssl');
  const fresh = filesOfNewCa(environment, folder, layout, {
    certificate,
    keyPem: keyText,
    style,
    days: DAYS_OF_OPENSSL,
    note,
  });
  const separator = index === '' || index.endsWith('\n') ? '' : '\n';
  const rows = beside.issued.map((each) => rowText(rowOf(each.certificate, each.serial)));
  const upcoming = beyond(next, beside);
  const contents = new Map<string, Uint8Array>([
    [layout.index, toUtf8(`${index}${separator}${rows.join('')}`)],
    ...(style === 'random'
      ? []
      : ([
          [layout.nextSerial, toUtf8(`${serialHex(upcoming)}\n`)],
          [layout.lastSerial ?? '', toUtf8(`${serialHex(upcoming - 1n)}\n`)],
        ] as const)),
    ...beside.issued.map(
      (each) =>
        [
          `${layout.newCertificates}/${each.serial}.pem`,
          toUtf8(toPem('CERTIFICATE', each.certificate.bytes)),
        ] as const,
    ),
    ...verbatim.map(({ path, octets }) => [path, octets] as const),
  ]);
  const replaced = new Map([...contents].map(([path, octets]) => [join(folder, path), octets]));
  const own = fresh.map((output) => ({ ...output, octets: replaced.get(output.uri) ?? output.octets }));
  const others = [...replaced].filter(([uri]) => fresh.every((output) => output.uri !== uri));
  return [...own, ...others.map(([uri, octets]): Output => ({ uri, octets, access: 'public' }))];
}
