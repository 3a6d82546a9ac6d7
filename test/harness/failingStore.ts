/** A disk that fails at a step of one's choice. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type FileStore, FileStoreError } from '../../server/src/ca/stores/fileStore';
import { nodeFileStore } from '../../server/src/node/fileStore';

const DEAD = 999_999_999;

/** Counts the steps that change something; from number `at` on every step fails, and the one at `at` is half done. */
export function failingStore(
  at: number,
  problem: 'power' | 'noSpace',
): { readonly store: FileStore; steps(): number } {
  let count = 0;
  const step = async <T>(uri: string, half: () => Promise<unknown>, whole: () => Promise<T>): Promise<T> => {
    count++;
    if (count > at || (count === at && problem === 'noSpace')) {
      throw new FileStoreError(problem === 'noSpace' ? 'noSpace' : 'other', uri, 'stopped');
    }
    if (count === at) {
      await half();
      throw new FileStoreError('other', uri, 'stopped');
    }
    return whole();
  };
  const files = nodeFileStore;
  const nothing = async () => undefined;
  return {
    steps: () => count,
    store: {
      owner: {
        process: DEAD,
        host: files.owner.host,
        isRunning: (id) => id !== DEAD && files.owner.isRunning(id),
      },
      protectionHint: undefined,
      read: (uri) => files.read(uri),
      list: (uri) => files.list(uri),
      create: (uri, octets, access) =>
        step(
          uri,
          () => files.create(uri, octets.subarray(0, octets.length / 2), access),
          () => files.create(uri, octets, access),
        ),
      rename: (from, to) => step(to, nothing, () => files.rename(from, to)),
      // Space is needed for new octets only.
      remove: (uri) =>
        problem === 'noSpace' ? files.remove(uri) : step(uri, nothing, () => files.remove(uri)),
      makeFolder: (uri) => step(uri, nothing, () => files.makeFolder(uri)),
    },
  };
}

/** Names and contents of everything below a folder, without what an interrupted change leaves for the next one. */
export function snapshot(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (!statSync(path).isDirectory()) {
      found.set(name, createHash('sha256').update(readFileSync(path)).digest('hex'));
    }
  }
  return found;
}
