/** Reads and writes `.phonepki/embedded.json` of a folder of the workspace. */

import { FileStoreError, folderOf, join, nameOf } from '../../ca/stores/fileStore';
import { toUtf8 } from '../../core/der/strings';
import { encodeUriPart } from '../../core/encodeUriPart';
import {
  type EmbeddedCopy,
  MEMORY_PATH,
  memoryText,
  readMemory,
  withCopies,
} from '../../core/phone/slots/embeddedMemory';
import { textOf } from '../../core/workspace/readContent';
import type { Session } from '../session';

/** The folder of the workspace that the file lies in; `undefined` where it lies in none. */
export function workspaceFolderOf({ lint }: Session, uri: string): string | undefined {
  if (WAY_OUT.test(uri)) {
    return undefined;
  }
  return lint.folders
    .filter((folder) => uri.startsWith(withSlash(folder)))
    .sort((one, other) => other.length - one.length)[0];
}

/** Steps up, also in what URL parsers take for one: backslashes, encoded dots, characters that they leave out. */
const WAY_OUT = /[\\\t\r\n]|\/(?:\.|%2e){1,2}(?:[/?#]|$)/i;

function withSlash(folder: string): string {
  return folder.endsWith('/') ? folder : `${folder}/`;
}

/** As people read it, with `..` where the file lies elsewhere on the same machine. */
export function pathFrom(folder: string, uri: string): string {
  const from = withSlash(folder).split('/').slice(0, -1);
  const to = uri.split('/');
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) {
    common++;
  }
  return common < 3
    ? uri
    : [...from.slice(common).map(() => '..'), ...to.slice(common).map(decoded)].join('/');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function uriFrom(folder: string, path: string): string {
  if (/^[a-z][a-z0-9+.-]+:\//i.test(path)) {
    return path;
  }
  const parts = withSlash(folder).split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '.' && part !== '') {
      parts.push(encodeUriPart(part));
    }
  }
  return parts.join('/');
}

export interface Memory {
  readonly copies: readonly EmbeddedCopy[];
  /** A whole sentence where there is a file that cannot be used; it is left as it is. */
  readonly problem: string | undefined;
}

const MAX_BYTES = 5_000_000;
const NOTHING: Memory = { copies: [], problem: undefined };

export async function readEmbedded({ files }: Session, folder: string): Promise<Memory> {
  const bytes = await files?.read(join(folder, MEMORY_PATH), MAX_BYTES);
  if (bytes === undefined) {
    return NOTHING;
  }
  const copies = readMemory(textOf(bytes) ?? '');
  return copies === undefined
    ? {
        copies: [],
        problem: `${MEMORY_PATH} cannot be read, so nobody knows which certificates were inserted. Restore it from version control, or delete it.`,
      }
    : { copies, problem: undefined };
}

const queues = new WeakMap<Session, Promise<unknown>>();

/** Remembers insertions; false where that is not possible here. One after the other, so that none is lost. */
export function remember(
  session: Session,
  folder: string | undefined,
  copies: readonly EmbeddedCopy[],
): Promise<boolean> {
  const task = (queues.get(session) ?? Promise.resolve()).then(() => write(session, folder, copies));
  queues.set(
    session,
    task.catch(() => undefined),
  );
  return task;
}

async function write(
  session: Session,
  folder: string | undefined,
  copies: readonly EmbeddedCopy[],
): Promise<boolean> {
  const { store } = session.runtime;
  if (folder === undefined || store === undefined || !folder.startsWith('file:')) {
    return false;
  }
  const uri = join(folder, MEMORY_PATH);
  const memory = await readEmbedded(session, folder);
  if (memory.problem !== undefined) {
    return false;
  }
  const text = memoryText(withCopies(memory.copies, copies));
  const random = session.runtime.crypto.getRandomValues(new Uint8Array(6));
  const temporary = join(folderOf(uri), `.${nameOf(uri)}.${[...random].join('')}`);
  try {
    await store.makeFolder(folderOf(uri));
    await store.create(temporary, toUtf8(text), 'public');
    await store.rename(temporary, uri);
    return true;
  } catch (error) {
    await store.remove(temporary).catch(() => undefined);
    if (error instanceof FileStoreError) {
      return false;
    }
    throw error;
  }
}
