/** Files of the disk, for clients that do not read them for the server. Nothing is written, no shell is asked. */
import { constants, type Dirent } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeUriPart } from '../core/encodeUriPart';
import { matchesGlob } from '../core/lint/glob';
import type { FileAccess, FileRequest } from '../lsp/runtimeEnvironment';

/** Without waiting for whoever writes into a pipe; a device has no end. Only files are read. */
const READING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Folders below folders beyond this are not followed. */
const MAX_DEPTH = 50;

export const files: FileAccess = {
  async list(request) {
    const found: string[] = [];
    const visited = new Set<string>();
    for (const folder of request.folders) {
      const path = pathOf(folder);
      if (path !== undefined) {
        await listFolder({ path, uri: folder.replace(/\/$/, ''), relative: '' }, request, visited, found, 0);
      }
    }
    return found;
  },
  async read(uri, maxBytes) {
    const path = pathOf(uri);
    const handle = path === undefined ? undefined : await open(path, READING).catch(() => undefined);
    if (handle === undefined) {
      return undefined;
    }
    try {
      const status = await handle.stat();
      return status.size > maxBytes || !status.isFile() ? undefined : await handle.readFile();
    } catch {
      return undefined;
    } finally {
      await handle.close();
    }
  },
};

interface Folder {
  readonly path: string;
  readonly uri: string;
  /** To the workspace folder, which globs are relative to. */
  readonly relative: string;
}

/** A folder is listed once, whatever links lead to it. */
async function listFolder(
  folder: Folder,
  request: FileRequest,
  visited: Set<string>,
  found: string[],
  depth: number,
): Promise<void> {
  const real = await realpath(folder.path).catch(() => undefined);
  if (real === undefined || visited.has(real) || depth > MAX_DEPTH) {
    return;
  }
  visited.add(real);
  const entries = await readdir(folder.path, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (found.length >= request.maxFiles || request.isCancelled()) {
      return;
    }
    const path = join(folder.path, entry.name);
    const uri = `${folder.uri}/${encodeUriPart(entry.name)}`;
    const relative = folder.relative === '' ? entry.name : `${folder.relative}/${entry.name}`;
    if (request.exclude.some((glob) => matchesGlob(relative, glob))) {
      continue;
    }
    const kind = await kindOf(entry, path);
    if (kind === 'folder') {
      await listFolder({ path, uri, relative }, request, visited, found, depth + 1);
    } else if (kind === 'file' && request.include.some((glob) => matchesGlob(relative, glob))) {
      found.push(uri);
    }
  }
}

async function kindOf(entry: Dirent, path: string): Promise<'file' | 'folder' | 'other'> {
  const what = entry.isSymbolicLink() ? await stat(path).catch(() => undefined) : entry;
  return what?.isDirectory() === true ? 'folder' : what?.isFile() === true ? 'file' : 'other';
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
