/** The part of the API of VS Code's Git extension that is used here. */
import * as vscode from 'vscode';

interface GitExtension {
  getAPI(version: 1): GitApi;
}

export interface GitApi {
  readonly repositories: readonly Repository[];
  readonly onDidOpenRepository: vscode.Event<Repository>;
  readonly onDidCloseRepository: vscode.Event<Repository>;
  getRepository(uri: vscode.Uri): Repository | null;
}

export interface Repository {
  readonly rootUri: vscode.Uri;
  readonly state: RepositoryState;
  show(ref: string, path: string): Promise<string>;
  /** With an empty ref, of what is staged. Throws where there is no such file. */
  getObjectDetails(ref: string, path: string): Promise<unknown>;
  /** Those of the paths that Git ignores and does not track. */
  checkIgnore(paths: readonly string[]): Promise<ReadonlySet<string>>;
}

interface RepositoryState {
  readonly HEAD: { readonly commit?: string } | undefined;
  readonly indexChanges: readonly Change[];
  readonly workingTreeChanges: readonly Change[];
  /** Only with `git.untrackedChanges` as "separate"; else they are among those of the working tree. */
  readonly untrackedChanges: readonly Change[];
  readonly onDidChange: vscode.Event<void>;
}

interface Change {
  readonly uri: vscode.Uri;
  readonly status: number;
}

/** `undefined` where there is no Git extension; throws where it is switched off. */
export async function gitApi(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  return (await extension?.activate())?.getAPI(1);
}
