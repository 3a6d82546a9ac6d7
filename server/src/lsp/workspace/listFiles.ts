/** Which files of the workspace the index is made of. */
import type { Settings } from '../../core/protocol';
import type { SessionParts } from '../session';
import { type Coverage, globsOf } from './coverage';

export interface ListedFiles {
  /** No more than the settings allow. */
  readonly uris: readonly string[];
  /** There are more. */
  readonly isIncomplete: boolean;
}

export async function listFiles(
  { files }: SessionParts,
  { folders, settings, filesExclude }: Coverage,
  isCancelled: () => boolean,
): Promise<ListedFiles> {
  const { include, exclude, maxFiles, virtualWorkspaces } = settings;
  if (files === undefined || include.length === 0 || folders.length === 0) {
    return { uris: [], isIncomplete: false };
  }
  const uris = await files.list({
    folders,
    include,
    exclude: [...exclude, ...filesExclude],
    maxFiles: maxFiles + 1,
    virtualWorkspaces,
    isCancelled,
  });
  return { uris: uris.slice(0, maxFiles), isIncomplete: uris.length > maxFiles };
}

/** The folders and settings, with what the editor itself excludes. */
export async function readCoverage(
  { connection, capabilities, lint }: SessionParts,
  { index }: Settings,
): Promise<Coverage> {
  const { folders } = lint;
  const folder = folders[0];
  const setting: unknown =
    folder === undefined || capabilities.workspace?.configuration !== true
      ? undefined
      : await connection.workspace
          .getConfiguration({ scopeUri: folder, section: 'files.exclude' })
          .catch(() => undefined);
  return { folders, settings: index, filesExclude: globsOf(setting) };
}
