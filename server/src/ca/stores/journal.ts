/**
 * Several files, changed together. A plan names them; their new contents are written beside their places; then the
 * plan becomes the journal, and from that moment on the change counts as made: whoever opens the folder next
 * finishes it. A plan without a journal is taken back, and everything is as it was before.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { toUtf8 } from '../../core/der/strings';
import { toHex } from '../../core/der/values';
import { CaError } from '../caError';
import { type FileStore, join } from './fileStore';
import { textOf } from './textOf';

export interface Change {
  /** Within the folder, with slashes; or the whole URI of a file elsewhere. */
  readonly path: string;
  readonly octets: Uint8Array;
  readonly access: 'secret' | 'public' | 'removed';
}

/** Takes a file of the folder away, as long as it still holds these octets. */
export function removal(path: string, octets: Uint8Array): Change {
  return { path, octets, access: 'removed' };
}

const JOURNAL = '.phonepki-journal';
const PLAN = '.phonepki-journal.new';
/** Behind the names of files that are not in force yet. */
export const BESIDE = '.phonepki-new';

interface Step {
  readonly path: string;
  readonly sha256: string;
  readonly isRemoval?: true;
}

function place(folder: string, path: string): string {
  return path.includes(':/') ? path : join(folder, path);
}

/** Makes all changes, or none. `lastCheck` runs when everything is written but nothing is changed yet. */
export async function commit(
  files: FileStore,
  folder: string,
  changes: readonly Change[],
  lastCheck: () => Promise<void>,
): Promise<void> {
  const steps = changes.map(
    ({ path, octets, access }): Step => ({
      path,
      sha256: toHex(sha256(octets)),
      ...(access === 'removed' ? { isRemoval: true } : {}),
    }),
  );
  const plan = join(folder, PLAN);
  try {
    await files.create(plan, toUtf8(JSON.stringify({ version: 1, steps })), 'public');
    for (const { path, octets, access } of changes) {
      const beside = place(folder, path) + BESIDE;
      await files.remove(beside);
      if (access !== 'removed') {
        await files.create(beside, octets, access);
      }
    }
    await lastCheck();
  } catch (error) {
    // What cannot be removed now is at the next opening.
    await takeBack(files, folder, steps).catch(() => undefined);
    throw error;
  }
  await files.rename(plan, join(folder, JOURNAL));
  await replay(files, folder, steps);
}

async function takeBack(files: FileStore, folder: string, steps: readonly Step[]): Promise<void> {
  for (const { path } of steps) {
    await files.remove(place(folder, path) + BESIDE);
  }
  await files.remove(join(folder, PLAN));
}

async function replay(files: FileStore, folder: string, steps: readonly Step[]): Promise<void> {
  for (const { path, sha256: expected, isRemoval } of steps) {
    const target = place(folder, path);
    const octets = await files.read(isRemoval === true ? target : target + BESIDE);
    if (isRemoval === true && octets !== undefined && toHex(sha256(octets)) === expected) {
      await files.remove(target);
    }
    if (octets === undefined || isRemoval === true) {
      // Done before the interruption.
      continue;
    }
    if (toHex(sha256(octets)) !== expected) {
      throw new CaError(
        `The folder was left in the middle of a change, and ${path}${BESIDE} is not what belongs there. Restore ${path} from a backup, or remove ${JOURNAL} to keep what is there; nothing was changed now.`,
      );
    }
    await files.rename(target + BESIDE, target);
  }
  await files.remove(join(folder, JOURNAL));
}

/** True where a process stopped in the middle of a change. */
export async function isInterrupted(files: FileStore, folder: string): Promise<boolean> {
  const names = (await files.list(folder)) ?? [];
  return names.some(({ name }) => name === JOURNAL || name === PLAN);
}

/** Finishes or takes back what an earlier process left; the caller holds the lock. */
export async function recover(files: FileStore, folder: string): Promise<void> {
  const journal = await files.read(join(folder, JOURNAL));
  if (journal !== undefined) {
    const steps = readSteps(textOf(journal));
    if (steps === undefined) {
      throw new CaError(
        `The file ${JOURNAL} of the CA cannot be read. It was written whole, so somebody changed it since: compare the folder with a backup, then remove it.`,
      );
    }
    await replay(files, folder, steps);
  }
  const plan = await files.read(join(folder, PLAN));
  if (plan !== undefined) {
    // A plan that breaks off was being written when nothing else was there yet.
    await takeBack(files, folder, readSteps(textOf(plan)) ?? []);
  }
}

function readSteps(text: string): readonly Step[] | undefined {
  try {
    const { steps } = JSON.parse(text) as { steps: readonly Step[] };
    const isGood = steps.every(
      ({ path, sha256: hash, isRemoval }) =>
        typeof path === 'string' &&
        typeof hash === 'string' &&
        !/(^|\/)\.\.(\/|$)|^\/|\\/.test(path) &&
        // A journal that came with a workspace must not delete anything beyond it.
        (isRemoval !== true || !path.includes(':')),
    );
    return isGood ? steps : undefined;
  } catch {
    return undefined;
  }
}
