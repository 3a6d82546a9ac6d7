/** A CA in its folder: what it has issued, and changing it without ever losing or doubling anything. */
import type { SerialStyle } from '../../core/caProtocol';
import { toUtf8 } from '../../core/der/strings';
import type { Certificate } from '../../core/x509/certificate';
import { CaError } from '../caError';
import { isEncryptedKey, objectsOfText } from '../keys/openKey';
import { toPem } from '../pem';
import { type CaState, nextSerialOf, readState, type StoreHost } from './caState';
import { describeFileProblem, type FileStore, FileStoreError, folderOf, join, nameOf } from './fileStore';
import { type IndexRow, rowOf, rowText } from './indexFile';
import { type Change, commit, isInterrupted, recover } from './journal';
import { findLayout, type Layout } from './layout';
import { lock } from './lock';
import { serialHex, serialOctets } from './serialNumbers';
import { textOf } from './textOf';

/** What can be read of a CA without its key. */
export interface CaFolder {
  readonly uri: string;
  readonly layout: Layout;
  readonly certificate: Certificate;
  /** The text of the key file; `undefined` where the key lies elsewhere. */
  readonly keyText: string | undefined;
  readonly keyIsEncrypted: boolean;
  readonly style: SerialStyle;
  readonly rows: readonly IndexRow[];
  readonly nextSerial: bigint;
}

/** Finishes or takes back what a crash left in a folder: whoever opens it next does that. */
export async function finishInterrupted(host: StoreHost, folder: string): Promise<void> {
  const { files, mayWrite } = host;
  if (mayWrite && (await isInterrupted(files, folder))) {
    const held = await lock(host, folder);
    try {
      await recover(files, folder);
    } finally {
      await held.release().catch(() => undefined);
    }
  }
}

/** Reads the CA of a folder; `lead` begins refusals: what was not done. */
export async function openCa(host: StoreHost, uri: string): Promise<CaFolder> {
  const { files } = host;
  await finishInterrupted(host, uri);
  const layout = await findLayout(files, uri);
  if (layout === undefined) {
    throw new CaError(
      `Nothing was done: there is no CA in ${nameOf(uri)}: neither ca.crt nor CA/cacert.pem. Create one, choose its folder, or import one whose files have other names.`,
    );
  }
  const certificate = await readCaCertificate(files, uri, layout);
  const key = await files.read(join(uri, layout.key));
  const keyText = key && textOf(key);
  const state = await readState(files, uri, layout);
  return {
    uri,
    layout,
    certificate,
    keyText,
    keyIsEncrypted: keyText !== undefined && isEncryptedKey(keyText),
    style: state.style,
    rows: state.rows,
    nextSerial: nextSerialOf(host, state),
  };
}

async function readCaCertificate(files: FileStore, uri: string, layout: Layout): Promise<Certificate> {
  const octets = await files.read(join(uri, layout.certificate));
  const found = octets && objectsOfText(textOf(octets)).find((object) => object.kind === 'certificate');
  if (found?.kind !== 'certificate' || found.subject === undefined || found.publicKey === undefined) {
    throw new CaError(`Nothing was done: ${layout.certificate} holds no certificate that can be read.`);
  }
  return found;
}

/** What one issuance leaves behind. */
export interface Issued {
  readonly certificate: Certificate;
  /** Files beside the store that belong to it: the certificate where it was wanted, a new private key. */
  readonly outputs: readonly Output[];
  /** One line for the log: who asked for what, and with which override. */
  readonly note: string;
  /** What else changes in index.txt at the same time. */
  readonly reviseIndex?: (text: string) => string;
}

/** A file beyond the store's own, in the folder of the CA or elsewhere. */
export interface Output {
  readonly uri: string;
  readonly octets: Uint8Array;
  readonly access: 'secret' | 'public';
}

/** What a change of the CA comes to. */
interface Changed<T> {
  readonly changes: readonly Change[];
  readonly result: T;
}

/**
 * Changes a CA under its lock: finishes what a crash left, has the changes worked out from the state as it is now,
 * and makes them all in one, unless another program was at work meanwhile. `lead` begins refusals.
 */
export async function changeCa<T>(
  host: StoreHost,
  { uri, layout }: Pick<CaFolder, 'uri' | 'layout'>,
  lead: string,
  plan: (state: CaState) => Promise<Changed<T>>,
): Promise<T> {
  const { files } = host;
  const held = await guarded(lead, () => lock(host, uri));
  try {
    return await guarded(lead, async () => {
      await recover(files, uri);
      const state = await readState(files, uri, layout);
      const { changes, result } = await plan(state);
      await commit(files, uri, changes, async () => {
        await held.check();
        const current = await readState(files, uri, layout);
        if (current.fingerprint !== state.fingerprint) {
          throw new CaError(
            `${lead}: another program, such as openssl, changed ${layout.index}, ${layout.nextSerial} or ${layout.newCertificates} in the same moment. Try again.`,
          );
        }
      });
      return result;
    });
  } finally {
    // A lock that cannot be removed now goes stale by itself.
    await held.release().catch(() => undefined);
  }
}

/** Makes a certificate with the serial number in these octets. */
export type Make = (serial: Uint8Array) => Promise<Issued>;

/** What was issued, with its serial number as `openssl ca` writes it. */
export type Numbered = Issued & { readonly serial: string };

/** Issues one certificate: see {@link issueAllInto}. */
export async function issueInto(
  host: StoreHost,
  ca: Pick<CaFolder, 'uri' | 'layout'>,
  make: Make,
): Promise<Numbered> {
  const [issued] = await issueAllInto(host, ca, [make]);
  return issued as Numbered;
}

/**
 * Issues: takes the next serial numbers, has the certificates made with them, and writes everything in one change:
 * all of them, or none.
 */
export function issueAllInto(
  host: StoreHost,
  { uri, layout }: Pick<CaFolder, 'uri' | 'layout'>,
  makes: readonly Make[],
): Promise<readonly Numbered[]> {
  const { files } = host;
  return changeCa(host, { uri, layout }, 'Nothing was issued', async (state) => {
    const used = new Set(state.serials.used);
    const taken: CaState = { ...state, serials: { ...state.serials, used } };
    const issued: Numbered[] = [];
    // One after the other: others get their turn between them.
    for (const make of makes) {
      const serial = nextSerialOf(host, taken);
      used.add(serial);
      issued.push({ ...(await make(serialOctets(serial))), serial: serialHex(serial) });
    }
    const last = issued.at(-1)?.serial;
    await files.makeFolder(join(uri, layout.newCertificates));
    for (const folder of new Set(
      issued.flatMap(({ outputs }) => outputs.map((each) => folderOf(each.uri))),
    )) {
      await files.makeFolder(folder);
    }
    const upcoming = state.style === 'random' ? nextSerialOf(host, taken) : BigInt(`0x${last}`) + 1n;
    return { changes: await changesFor(host, uri, layout, state, upcoming, issued), result: issued };
  });
}

async function changesFor(
  host: StoreHost,
  uri: string,
  layout: Layout,
  state: CaState,
  upcoming: bigint,
  issued: readonly Numbered[],
): Promise<Change[]> {
  const former = state.index === undefined ? '' : textOf(state.index);
  const index = issued.reduce((text, { reviseIndex }) => reviseIndex?.(text) ?? text, former);
  const separator = index === '' || index.endsWith('\n') ? '' : '\n';
  const rows = issued.map(({ certificate, serial }) => rowText(rowOf(certificate, serial)));
  const changes: Change[] = [
    ...issued.map(({ certificate, serial }) =>
      change(`${layout.newCertificates}/${serial}.pem`, toUtf8(toPem('CERTIFICATE', certificate.bytes))),
    ),
    change(layout.index, toUtf8(`${index}${separator}${rows.join('')}`)),
    change(layout.nextSerial, toUtf8(`${serialHex(upcoming)}\n`)),
    await logChange(host, uri, layout, ...issued.map(({ note }) => note)),
  ];
  if (layout.lastSerial !== undefined) {
    changes.push(change(layout.lastSerial, toUtf8(`${issued.at(-1)?.serial}\n`)));
  }
  if ((await host.files.read(join(uri, layout.indexAttributes))) === undefined) {
    changes.push(change(layout.indexAttributes, toUtf8('unique_subject = no\n')));
  }
  return [...changes, ...issued.flatMap(({ outputs }) => outputs.map((output) => toChange(uri, output)))];
}

/** More lines in the log of the CA. */
export async function logChange(
  { files }: StoreHost,
  uri: string,
  layout: Layout,
  ...notes: readonly string[]
): Promise<Change> {
  const log = await files.read(join(uri, layout.log));
  const lines = notes.map((note) => `${note.replace(/[\r\n]+/g, ' ')}\n`);
  return change(layout.log, toUtf8(`${log === undefined ? '' : textOf(log)}${lines.join('')}`));
}

/** A file of the CA with new contents; `path` is within its folder. */
export function change(path: string, octets: Uint8Array): Change {
  return { path, octets, access: 'public' };
}

export function toChange(folder: string, { uri, octets, access }: Output): Change {
  const prefix = `${folder.replace(/\/+$/, '')}/`;
  const path = uri.startsWith(prefix) ? decodeURIComponent(uri.slice(prefix.length)) : uri;
  return { path, octets, access };
}

/** Never overwrites without being asked: names what is in the way. */
export async function refuseExisting(files: FileStore, uris: readonly string[], lead: string): Promise<void> {
  const existing: string[] = [];
  for (const uri of uris) {
    if ((await files.read(uri)) !== undefined) {
      existing.push(uri);
    }
  }
  if (existing.length > 0) {
    throw new CaError(
      `${lead}: ${existing.map(nameOf).join(', ')} ${existing.length === 1 ? 'is' : 'are'} there already, and nothing is overwritten. Choose another name or folder.`,
      existing,
    );
  }
}

/** Turns refusals of the file system into words. */
export async function guarded<T>(lead: string, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof FileStoreError) {
      throw new CaError(describeFileProblem(error, lead));
    }
    throw error;
  }
}
