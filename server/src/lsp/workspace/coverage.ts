/** Which files belong to the index. */
import { matchesGlob } from '../../core/lint/glob';
import type { Settings } from '../../core/protocol';

/** Schemes of files that lie on a disk, here or on the machine that the editor works on. */
const ON_DISK: readonly string[] = ['file', 'vscode-remote'];

export interface Coverage {
  readonly folders: readonly string[];
  readonly settings: Settings['index'];
  /** `files.exclude` of the editor. */
  readonly filesExclude: readonly string[];
}

export function isCovered(uri: string, { folders, settings, filesExclude }: Coverage): boolean {
  const folder = folders.map(withSlash).find((each) => uri.startsWith(each));
  const scheme = uri.slice(0, uri.indexOf(':'));
  if (folder === undefined || !(settings.virtualWorkspaces || ON_DISK.includes(scheme))) {
    return false;
  }
  const path = decoded(uri.slice(folder.length));
  const matches = (glob: string) => matchesGlob(path, glob);
  return settings.include.some(matches) && !settings.exclude.some(matches) && !filesExclude.some(matches);
}

export function withSlash(folder: string): string {
  return folder.endsWith('/') ? folder : `${folder}/`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The globs of `files.exclude` that are switched on. */
export function globsOf(setting: unknown): readonly string[] {
  return typeof setting === 'object' && setting !== null
    ? Object.entries(setting).flatMap(([glob, value]) => (value === true ? [glob] : []))
    : [];
}
