/** Which files Git tracks, which it ignores, and which neither; without the Git extension nobody knows. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  ClientRequest,
  type FileStanding,
  type FileStandingsParams,
  type FileStandingsResult,
} from '../../server/src/core/protocol';
import { gitApi, type Repository } from './gitApi';

export function answerFileStandingRequests(client: BaseLanguageClient): void {
  client.onRequest(
    ClientRequest.fileStandings,
    async ({ uris }: FileStandingsParams): Promise<FileStandingsResult> => {
      const found = await standingsOf(uris).catch(() => undefined);
      return { files: uris.map((uri) => found?.get(uri) ?? null) };
    },
  );
}

async function standingsOf(uris: readonly string[]): Promise<ReadonlyMap<string, FileStanding>> {
  const api = await gitApi();
  const files = new Map<Repository, { readonly uri: string; readonly path: string }[]>();
  for (const uri of uris) {
    const file = vscode.Uri.parse(uri, true);
    const repository = file.scheme === 'file' ? api?.getRepository(file) : undefined;
    if (repository) {
      files.set(repository, [...(files.get(repository) ?? []), { uri, path: file.fsPath }]);
    }
  }
  const found = new Map<string, FileStanding>();
  for (const [repository, own] of files) {
    const ignored = await ignoredAmong(
      repository,
      own.map(({ path }) => path),
    );
    for (const { uri, path } of ignored === undefined ? [] : own) {
      const standing = ignored?.has(path) === true ? 'ignored' : await standingInIndex(repository, path);
      found.set(uri, { standing, repository: repository.rootUri.toString() });
    }
  }
  return found;
}

/** `undefined` where Git does not tell, as of files in a submodule, or an older Git extension cannot be asked. */
async function ignoredAmong(
  repository: Repository,
  paths: readonly string[],
): Promise<ReadonlySet<string> | undefined> {
  try {
    return await repository.checkIgnore(paths);
  } catch {
    return undefined;
  }
}

function standingInIndex(repository: Repository, path: string): Promise<FileStanding['standing']> {
  return repository.getObjectDetails('', path).then(
    () => 'tracked',
    () => 'untracked',
  );
}
