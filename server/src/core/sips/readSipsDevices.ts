/**
 * The devices of a folder, told by the names of files: `pbx1.trustlist.txt` and `pbx1.pem` are of one device, and so
 * is everything beside a file that is called `trustlist.txt` and nothing more.
 */
import { fileNameOf } from '../fileNameOf';
import { TRUST_LIST_NAME } from '../trustListProtocol';
import type { IndexEntry } from '../workspace/indexEntry';
import type { PlacedCertificate } from '../workspace/surroundings';
import type { WorkspaceIndex } from '../workspace/workspaceIndex';

export interface SipsDevice {
  /** Below the folder; each once. */
  readonly name: string;
  /** URIs, in the order of their names. */
  readonly trustLists: readonly string[];
  /** All the others. */
  readonly files: readonly string[];
  /** Certificates that are its own, so it may show them to others. */
  readonly own: readonly PlacedCertificate[];
  /** All that is in its files, the chains of its own among it; what is in several files is there for each. */
  readonly sent: readonly PlacedCertificate[];
  /** What is in its trust lists. */
  readonly trusted: readonly PlacedCertificate[];
}

export interface SipsFolder {
  /** URI. */
  readonly folder: string;
  /** URIs of files that are trust lists by another name. */
  readonly trustLists: readonly string[];
}

interface Files {
  readonly name: string;
  readonly trustLists: string[];
  readonly files: string[];
}

/** Those with a trust list or a certificate of their own, in the order of their names. */
export function readSipsDevices(
  index: WorkspaceIndex,
  { folder, trustLists }: SipsFolder,
): readonly SipsDevice[] {
  const start = folder.endsWith('/') ? folder : `${folder}/`;
  const uris = index.files().filter((uri) => uri.startsWith(start));
  const named = new Set(trustLists);
  const isList = (uri: string) => named.has(uri) || TRUST_LIST_NAME.test(decoded(uri));
  const lists = uris.filter(isList);
  const withStem = new Set(lists.filter((uri) => stemOf(uri) !== '').map(folderOf));
  const whole = new Set(lists.map(folderOf).filter((each) => !withStem.has(each)));
  const groups = new Map<string, Files>();
  for (const uri of uris.sort()) {
    const stem = whole.has(folderOf(uri)) ? '' : stemOf(uri);
    const place = decoded(folderOf(uri).slice(start.length));
    const name =
      stem === '' ? (place === '' ? fileNameOf(start.slice(0, -1)) : place.slice(0, -1)) : place + stem;
    const group = groups.get(name.toLowerCase()) ?? { name, trustLists: [], files: [] };
    groups.set(name.toLowerCase(), group);
    (isList(uri) ? group.trustLists : group.files).push(uri);
  }
  const devices = [...groups.values()].map((group) => toDevice(index, group));
  const listed = devices.filter((device) => device.trustLists.length > 0);
  const known = new Set(listed.flatMap(({ own }) => own.map(({ entry }) => entry.sha256)));
  // Other copies of their certificates, as a CA keeps them, are no further devices.
  const others = devices.filter(
    (device) => device.trustLists.length === 0 && device.own.some(({ entry }) => !known.has(entry.sha256)),
  );
  return [...listed, ...others].sort((one, other) => (one.name < other.name ? -1 : 1));
}

function toDevice(index: WorkspaceIndex, { name, trustLists, files }: Files): SipsDevice {
  const entries = files.flatMap((uri) => index.of(uri));
  const sent = files.flatMap((uri) => certificatesOf(index, index.of(uri)));
  const keys = new Set(entries.filter(({ kind }) => kind !== 'certificate').map(({ keyId }) => keyId));
  const leaves = sent.filter(({ entry }) => entry.role === 'leaf');
  // A certificate that signed itself may well say that it is a CA: with a trust list beside it, it is of a device.
  const withKey = sent.filter(({ entry }) => entry.keyId !== undefined && keys.has(entry.keyId));
  const firsts = sent.filter(({ entry }, at) => entry.uri !== sent[at - 1]?.entry.uri);
  const others = trustLists.length === 0 ? [] : withKey.length > 0 ? withKey : firsts;
  return {
    name,
    trustLists,
    files,
    own: distinct(leaves.length > 0 ? leaves : others),
    sent,
    trusted: certificatesOf(
      index,
      trustLists.flatMap((uri) => index.of(uri)),
    ),
  };
}

function certificatesOf(index: WorkspaceIndex, entries: readonly IndexEntry[]): readonly PlacedCertificate[] {
  const found = entries.flatMap((entry) => {
    const certificate = entry.kind === 'certificate' ? index.decode(entry) : undefined;
    return certificate?.kind === 'certificate' ? { entry, certificate } : [];
  });
  return distinct(found);
}

/** Each once, in its first place. */
export function distinct(certificates: readonly PlacedCertificate[]): readonly PlacedCertificate[] {
  const found = new Map<string, PlacedCertificate>();
  for (const each of certificates) {
    if (!found.has(each.entry.sha256)) {
      found.set(each.entry.sha256, each);
    }
  }
  return [...found.values()];
}

const EXTENSION = /\.[a-z0-9]{1,8}$/i;
const LIST = /(?:^|[._ -])trust-?list.*$/i;
/** What names of files say of what is in them, with a number where there are several. */
const KIND =
  /[._ -](?:device|application|app|full-?chain|chain|bundle|certificates?|cert|crt|cer|private[-_]?key|key|request|csr|req)(?:[-_.]?\d+)?$/i;

/** `pbx1` of `pbx1.trustlist.txt`, `pbx1-app.pem` and `pbx1.pem`; empty where the name says only what is in the file. */
function stemOf(uri: string): string {
  let stem = fileNameOf(uri).replace(EXTENSION, '').replace(LIST, '');
  for (let shorter = stem.replace(KIND, ''); shorter !== stem; shorter = stem.replace(KIND, '')) {
    stem = shorter;
  }
  return stem;
}

/** With the slash. */
function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
