/** Finds what an export is about: the certificate, its chain in the index, the file with its private key. */
import { CaError } from '../../ca/caError';
import type { CaEnvironment, Control } from '../../ca/flows/environment';
import {
  chainAbove,
  type ExportMaterial,
  isKeyFor,
  type KeyPlace,
  objectsOfFile,
  openFile,
  workOf,
} from '../../ca/flows/exportMaterial';
import { folderOf, nameOf } from '../../ca/stores/fileStore';
import type { ExportSource } from '../../core/exportProtocol';
import type { PkiObject } from '../../core/pkiObject';
import type { IndexEntry } from '../../core/workspace/indexEntry';
import { entriesWithKey, sameKeyEntries } from '../../core/workspace/relations';
import type { WorkspaceIndex } from '../../core/workspace/workspaceIndex';
import type { Certificate } from '../../core/x509/certificate';
import type { Session } from '../session';
import { entryAt, entryOf } from '../workspace/findEntry';

/** With its pass phrase in clear. */
export type OpenedSource = Omit<ExportSource, 'sourcePassPhrase'> & {
  readonly sourcePassPhrase: string | undefined;
};

export async function findMaterial(
  session: Session,
  environment: CaEnvironment,
  source: OpenedSource,
  control: Control,
): Promise<ExportMaterial> {
  await session.indexer.ready();
  const { index } = session.indexer;
  const entry = await entryMeant(session, source);
  const uri = entry?.uri ?? source.uri;
  if (uri === undefined) {
    throw new CaError('Nothing was exported: neither "id" nor "uri" says what.');
  }
  const named = entry && certificateOf(index, entry);
  const objects =
    named === undefined || source.sourcePassPhrase !== undefined
      ? await objectsAt(environment, uri, source.sourcePassPhrase, control)
      : [];
  const certificates = objects.filter((object) => object.kind === 'certificate');
  const certificate =
    named ?? mainCertificate(index, objects, certificates) ?? certificateForKeys(index, objects);
  if (certificate === undefined) {
    throw new CaError(`Nothing was exported: there is no certificate in ${nameOf(uri)}. Choose one.`);
  }
  const holdsKey = objects.some((object) => object.kind === 'privateKey' && isKeyFor(object, certificate));
  const isEncrypted = source.sourcePassPhrase !== undefined;
  const key =
    source.keyFile !== undefined
      ? await chosenKey(environment, source.keyFile)
      : holdsKey
        ? { uri, isEncrypted, isCertain: true }
        : await findKey(environment, index, uri, certificate);
  return { source: uri, certificate, ...chainAbove(certificate, certificates, index.pool), key };
}

/** By id or place; a place beside everything means the whole file. */
async function entryMeant(
  session: Session,
  { id, uri, position }: OpenedSource,
): Promise<IndexEntry | undefined> {
  if (id !== undefined) {
    return entryOf(session, { id });
  }
  return uri === undefined || position === undefined ? undefined : entryAt(session, uri, position);
}

/** The certificate that an entry is, or that a key belongs to. */
function certificateOf(index: WorkspaceIndex, entry: IndexEntry): Certificate | undefined {
  const candidates = [entry, ...(entry.role === 'private key' ? sameKeyEntries(index, entry) : [])];
  for (const each of candidates) {
    const object = index.decode(each);
    if (object?.kind === 'certificate') {
      return object;
    }
  }
  return undefined;
}

async function objectsAt(
  environment: CaEnvironment,
  uri: string,
  passPhrase: string | undefined,
  control: Control,
): Promise<readonly PkiObject[]> {
  const octets = await environment.files.read(uri);
  if (octets === undefined) {
    throw new CaError(`Nothing was exported: there is no file ${nameOf(uri)}. Save it first.`);
  }
  const objects = objectsOfFile(uri, octets);
  const isSealed = objects.some(({ kind }) => kind === 'pkcs12');
  return isSealed ? openFile(environment, uri, passPhrase, workOf(environment, control)) : objects;
}

/** The one whose key is there too, else the first that issued none of the others. */
function mainCertificate(
  index: WorkspaceIndex,
  objects: readonly PkiObject[],
  certificates: readonly Certificate[],
): Certificate | undefined {
  const keys = objects.filter((object) => object.kind === 'privateKey');
  const own = certificates.find((certificate) => keys.some((key) => isKeyFor(key, certificate)));
  if (own !== undefined) {
    return own;
  }
  const above = new Set(
    certificates.flatMap((certificate) => chainAbove(certificate, certificates, index.pool).issuers),
  );
  return certificates.find((certificate) => !above.has(certificate)) ?? certificates[0];
}

/** A file may hold the key alone. */
function certificateForKeys(index: WorkspaceIndex, objects: readonly PkiObject[]): Certificate | undefined {
  for (const object of objects) {
    const found = sameKey(index, object.kind === 'privateKey' ? object : undefined)
      .map((entry) => index.decode(entry))
      .find((each) => each?.kind === 'certificate');
    if (found?.kind === 'certificate') {
      return found;
    }
  }
  return undefined;
}

function sameKey(index: WorkspaceIndex, object: PkiObject | undefined): readonly IndexEntry[] {
  return object === undefined ? [] : entriesWithKey(index, object);
}

async function chosenKey(environment: CaEnvironment, uri: string): Promise<KeyPlace> {
  const octets = await environment.files.read(uri);
  if (octets === undefined) {
    throw new CaError(`Nothing was exported: there is no file ${nameOf(uri)}.`);
  }
  const objects = objectsOfFile(uri, octets);
  return { uri, isEncrypted: objects.every(({ kind }) => kind !== 'privateKey'), isCertain: false };
}

/**
 * By the public key; an encrypted key does not show its own, so it is looked for where people keep it: in the same
 * file, or beside it under the same name. Whether it is the right one shows when it is opened.
 */
async function findKey(
  environment: CaEnvironment,
  index: WorkspaceIndex,
  uri: string,
  certificate: Certificate,
): Promise<KeyPlace | undefined> {
  const [plain] = sameKey(index, certificate)
    .filter(({ kind }) => kind === 'privateKey')
    .sort((one, other) => nearness(other.uri, uri) - nearness(one.uri, uri));
  if (plain !== undefined) {
    return { uri: plain.uri, isEncrypted: false, isCertain: true };
  }
  for (const candidate of namesOfKeys(uri)) {
    const octets = await environment.files.read(candidate).catch(() => undefined);
    const objects = octets === undefined ? [] : objectsOfFile(candidate, octets);
    if (objects.some((object) => object.kind === 'privateKey' && isKeyFor(object, certificate))) {
      return { uri: candidate, isEncrypted: false, isCertain: true };
    }
    if (objects.some(({ kind }) => kind === 'encryptedPrivateKey')) {
      return { uri: candidate, isEncrypted: true, isCertain: false };
    }
  }
  return undefined;
}

function nearness(one: string, other: string): number {
  return one === other ? 2 : folderOf(one) === folderOf(other) ? 1 : 0;
}

/** `phone.crt`: in itself, in `phone.key`, `phone-key.pem`, …; `cacert.pem`: in `cakey.pem`. */
function namesOfKeys(uri: string): readonly string[] {
  const stem = uri.replace(/\.[^./]*$/, '');
  const other = uri.replace(/cert([^/]*)$/i, 'key$1');
  const names = ['.key', '-key.pem', '_key.pem', '.key.pem', '.pem'].map((ending) => stem + ending);
  return [...new Set([uri, ...names, other])];
}
