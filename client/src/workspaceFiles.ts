/** Files for the index of the server: what VS Code finds and reads, on any machine and in the browser. Reading only. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  ClientRequest,
  type ListFilesParams,
  type ReadFileParams,
  type ReadFileResult,
} from '../../server/src/core/protocol';
import { toBase64 } from './views/readFileAsBase64';

/** Schemes of files that lie on a disk, here or on the machine that VS Code works on. */
const ON_DISK: readonly string[] = ['file', 'vscode-remote'];

export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(ClientRequest.listFiles, listFiles);
  client.onRequest(ClientRequest.readFile, readFile);
}

/** `files.exclude` holds, what Git ignores is found nevertheless: both are how `findFiles` works. */
async function listFiles(
  { include, exclude, maxFiles, virtualWorkspaces }: ListFilesParams,
  token: vscode.CancellationToken,
): Promise<readonly string[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (!virtualWorkspaces && folders.every(({ uri }) => !ON_DISK.includes(uri.scheme))) {
    return [];
  }
  // The server looks at each path again; alternatives within alternatives are better left to it.
  const simple = exclude.filter((glob) => !/[{},]/.test(glob));
  const excluded = simple.length === 0 ? undefined : `{${simple.join(',')}}`;
  const found = new Set<string>();
  for (const glob of include) {
    const uris = await vscode.workspace.findFiles(glob, excluded, maxFiles, token);
    for (const uri of uris) {
      if (found.size < maxFiles && (virtualWorkspaces || ON_DISK.includes(uri.scheme))) {
        found.add(uri.toString());
      }
    }
  }
  return [...found];
}

async function readFile({ uri, maxBytes }: ReadFileParams): Promise<ReadFileResult> {
  try {
    const file = vscode.Uri.parse(uri, true);
    const { size } = await vscode.workspace.fs.stat(file);
    return { bytes: size > maxBytes ? null : toBase64(await vscode.workspace.fs.readFile(file)) };
  } catch {
    // Deleted meanwhile, or not to be read by this person.
    return { bytes: null };
  }
}
