/** Files of the CA on a disk: each step waits until the disk has it. */
import { constants, type Dirent } from 'node:fs';
import { chmod, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type FileProblem, type FileStore, FileStoreError } from '../ca/stores/fileStore';

const PROBLEMS: Readonly<Record<string, FileProblem>> = {
  ENOSPC: 'noSpace',
  EDQUOT: 'noSpace',
  EROFS: 'readOnly',
  EACCES: 'denied',
  EPERM: 'denied',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
};

const SECRET_MODE = 0o600;
const PUBLIC_MODE = 0o644;

function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function pathOf(uri: string): string {
  try {
    return fileURLToPath(uri);
  } catch {
    throw new FileStoreError('other', uri, 'Only files of a disk can be used.');
  }
}

/** The error of the system without the content of any file. */
function translated(error: unknown, uri: string): FileStoreError {
  const { code = 'unknown' } = error as NodeJS.ErrnoException;
  return error instanceof FileStoreError
    ? error
    : new FileStoreError(PROBLEMS[code] ?? 'other', uri, `The file system answered ${code}.`);
}

async function attempt<T>(uri: string, task: (path: string) => Promise<T>): Promise<T> {
  try {
    return await task(pathOf(uri));
  } catch (error) {
    throw translated(error, uri);
  }
}

/** Without waiting for whoever writes into a pipe. */
const READING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
/** An index of a million certificates has a quarter of it. */
const MAX_OCTETS = 500_000_000;

/** A device has no end, and a pipe has no content of its own: only files are read. */
async function readWhole(path: string, uri: string): Promise<Uint8Array> {
  const file = await open(path, READING);
  try {
    const status = await file.stat();
    if (!status.isFile() || status.size > MAX_OCTETS) {
      throw new FileStoreError('other', uri, 'This is no file, or one that is too large.');
    }
    return new Uint8Array(await file.readFile());
  } finally {
    await file.close();
  }
}

/** Until the entry of a folder is on the disk, too; not every system lets one ask for that. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), constants.O_RDONLY).catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

export const nodeFileStore: FileStore = {
  owner: {
    process: process.pid,
    host: hostname(),
    isRunning(id) {
      try {
        process.kill(id, 0);
        return true;
      } catch (error) {
        return (error as NodeJS.ErrnoException).code !== 'ESRCH';
      }
    },
  },
  protectionHint:
    process.platform === 'win32'
      ? 'Windows gives a new file the rights of its folder. Take those of others away: icacls <key file> /inheritance:r /grant:r %USERNAME%:F'
      : undefined,
  read: (uri) =>
    attempt(uri, (path) =>
      readWhole(path, uri).catch((error: unknown) => {
        if (isMissing(error)) {
          return undefined;
        }
        throw error;
      }),
    ),
  list: (uri) =>
    attempt(uri, async (path) => {
      const entries: readonly Dirent[] | undefined = await readdir(path, { withFileTypes: true }).catch(
        (error: unknown) => {
          if (isMissing(error)) {
            return undefined;
          }
          throw error;
        },
      );
      return entries?.map((entry) => ({ name: entry.name, kind: entry.isDirectory() ? 'folder' : 'file' }));
    }),
  create: (uri, octets, access) =>
    attempt(uri, async (path) => {
      const mode = access === 'secret' ? SECRET_MODE : PUBLIC_MODE;
      const file = await open(path, 'wx', mode).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
          return undefined;
        }
        throw error;
      });
      if (file === undefined) {
        return false;
      }
      try {
        await file.writeFile(octets);
        await file.sync();
      } catch (error) {
        await file.close();
        await rm(path, { force: true });
        throw error;
      }
      await file.close();
      // The umask may have taken more away, but never gives a secret to others.
      if (access === 'secret') {
        await chmod(path, SECRET_MODE);
      }
      await flushFolder(path);
      return true;
    }),
  rename: (from, to) =>
    attempt(to, async (path) => {
      await rename(pathOf(from), path);
      await flushFolder(path);
    }),
  remove: (uri) => attempt(uri, (path) => rm(path, { force: true })),
  makeFolder: (uri) =>
    attempt(uri, async (path) => {
      await mkdir(path, { recursive: true });
    }),
};
