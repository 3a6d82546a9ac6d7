/** Files as the CA needs them: each step is either done and on the disk, or not done. Places are URIs. */
import { encodeUriPart } from '../../core/encodeUriPart';

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

/** Where to run, for lock files: which process of which machine holds them. */
export interface FileOwner {
  readonly process: number;
  readonly host: string;
  /** False where it is certain that no such process runs on this machine. */
  isRunning(process: number): boolean;
}

export interface FileStore {
  readonly owner: FileOwner;
  /** What a person has to do so that nobody else reads a secret file; `undefined` where `create` sees to it. */
  readonly protectionHint: string | undefined;
  /** `undefined` where there is no such file. */
  read(uri: string): Promise<Uint8Array | undefined>;
  /** `undefined` where there is no such folder. */
  list(uri: string): Promise<readonly FolderEntry[] | undefined>;
  /**
   * Writes a new file and waits until the disk has it; false where something of that name is there already. `secret`:
   * nobody but the owner may read it.
   */
  create(uri: string, octets: Uint8Array, access: 'secret' | 'public'): Promise<boolean>;
  /** In one step, in place of what is there; waits until the disk has it. */
  rename(from: string, to: string): Promise<void>;
  /** Nothing where there is no such file. */
  remove(uri: string): Promise<void>;
  /** With the folders above it. */
  makeFolder(uri: string): Promise<void>;
}

export type FileProblem = 'noSpace' | 'readOnly' | 'denied' | 'busy' | 'other';

/** What a file system refuses, without what the file holds. */
export class FileStoreError extends Error {
  override readonly name = 'FileStoreError';

  constructor(
    readonly problem: FileProblem,
    readonly uri: string,
    detail: string,
  ) {
    super(detail);
  }
}

export function join(folder: string, path: string): string {
  const encoded = path.split('/').map(encodeUriPart).join('/');
  return `${folder.replace(/\/+$/, '')}/${encoded}`;
}

/** The last name of a URI as people read it. */
export function nameOf(uri: string): string {
  return plainUri(uri.replace(/\/+$/, '').split('/').at(-1) ?? uri);
}

/** URIs differ in what they encode, and mean the same. */
export function isSamePlace(one: string, other: string): boolean {
  return plainUri(one) === plainUri(other);
}

function plainUri(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

export function folderOf(uri: string): string {
  return uri.replace(/\/+$/, '').replace(/\/[^/]*$/, '');
}

/** Devices of Windows, whatever their extension (Microsoft, "Naming Files, Paths, and Namespaces"). */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\.|$)/i;

/** A name of files that stays in its folder, and means the same to a shell and to every system. */
export function isPlainName(name: string): boolean {
  return /^[\p{L}\p{N}_][\p{L}\p{N}_.@ -]*$/u.test(name) && !/[. ]$/.test(name) && !DEVICE.test(name);
}

/** The path of a file within a folder, decoded; `undefined` elsewhere. Clients encode URIs in more than one way. */
export function pathWithin(folder: string, uri: string): string | undefined {
  const prefix = `${plainUri(folder.replace(/\/+$/, ''))}/`;
  const path = plainUri(uri);
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

/** The same refusal in words for people. `lead` says what was not done. */
export function describeFileProblem({ problem, uri }: FileStoreError, lead: string): string {
  const name = nameOf(uri);
  switch (problem) {
    case 'noSpace':
      return `${lead}: the disk is full (${name}). Free some space and try again.`;
    case 'readOnly':
      return `${lead}: ${name} is on a disk that cannot be written to.`;
    case 'denied':
      return `${lead}: writing ${name} is not permitted. Check who owns the folder and its access rights.`;
    case 'busy':
      return `${lead}: another program holds ${name} open. Close it and try again.`;
    case 'other':
      return `${lead}: ${name} could not be read or written.`;
  }
}
