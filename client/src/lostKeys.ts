/**
 * Before a request is deleted that holds the only reference to its key, a person is asked. The editor lets
 * nobody stop a deletion, so a request that is to be kept is written again once it is gone.
 */
import * as vscode from 'vscode';
import { ServerCommand } from '../../server/src/core/protocol';
import type { LostKeysArguments, LostKeysResult } from '../../server/src/core/workspaceProtocol';
import { askServer } from './commands/askServer';
import { messages } from './messages';
import type { Session } from './startClient';

interface KeptFile {
  readonly uri: vscode.Uri;
  readonly octets: Uint8Array;
}

const DELETE = 'Delete Anyway';
const KEEP: vscode.MessageItem = { title: 'Keep the Request', isCloseAffordance: true };

/** The editor goes on after a minute, so the answer may come when the files are gone. */
interface Deletion {
  kept: readonly KeptFile[];
  isDone: boolean;
}

export function guardRequests(session: Session): vscode.Disposable {
  let deletion: Deletion | undefined;
  return vscode.Disposable.from(
    vscode.workspace.onWillDeleteFiles((event) => {
      const own: Deletion = { kept: [], isDone: false };
      deletion = own;
      if (session.isRunning()) {
        event.waitUntil(
          filesToKeep(session, event.files).then(
            async (files) => {
              own.kept = files;
              await (own.isDone ? restore(files) : undefined);
            },
            (error: unknown) => session.log.error(`Deleted files were not looked at: ${String(error)}`),
          ),
        );
      }
    }),
    vscode.workspace.onDidDeleteFiles(async () => {
      if (deletion !== undefined) {
        deletion.isDone = true;
        await restore(deletion.kept);
      }
    }),
  );
}

async function restore(files: readonly KeptFile[]): Promise<void> {
  await Promise.all(files.map(({ uri, octets }) => vscode.workspace.fs.writeFile(uri, octets)));
}

const PATIENCE = 5;

async function requestsAmong(
  session: Session,
  files: readonly vscode.Uri[],
): Promise<LostKeysResult['requests']> {
  const argument: LostKeysArguments = { uris: files.map(String) };
  for (let tries = 0; ; tries++) {
    const { requests, isBusy } = await askServer<LostKeysResult>(session, ServerCommand.lostKeys, argument);
    if (requests.length === 0 || !isBusy || tries === PATIENCE) {
      return requests;
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

async function filesToKeep(session: Session, files: readonly vscode.Uri[]): Promise<readonly KeptFile[]> {
  const requests = await requestsAmong(session, files);
  const [first] = requests;
  if (first === undefined) {
    return [];
  }
  const uris = [...new Set(requests.map(({ uri }) => uri))].map((uri) => vscode.Uri.parse(uri, true));
  const read = uris.map(async (uri) => ({ uri, octets: await vscode.workspace.fs.readFile(uri) }));
  const found = await Promise.all(read);
  const names = requests.map(({ title }) => title).join(', ');
  const answer = await messages.showWarningMessage(
    requests.length === 1
      ? `The request of ${names} holds the only reference to its key. The key is lost with it.`
      : `The requests of ${names} hold the only references to their keys. The keys are lost with them.`,
    {
      modal: true,
      detail:
        'Neither a private key nor a certificate with this key is in the workspace. Where the key stays on a device or in a Windows store, it is of no use without its request.',
    },
    { title: DELETE },
    KEEP,
  );
  return answer?.title === DELETE ? [] : found;
}
