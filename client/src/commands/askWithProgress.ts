import * as vscode from 'vscode';
import { ProgressType } from 'vscode-languageclient';
import type { Session } from '../startClient';
import { withoutLinks } from '../withoutLinks';

let lastToken = 0;
const WORK_DONE = new ProgressType<{ readonly message?: string }>();

/** Runs a command of the server, with its progress in a notification from which it can be cancelled. */
export async function askWithProgress<Result>(
  session: Session,
  title: string,
  command: string,
  argument: object,
): Promise<Result> {
  const client = await session.client();
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: withoutLinks(title), cancellable: true },
    async (progress, token) => {
      const workDoneToken = `phonepki-command-${++lastToken}`;
      const listener = client.onProgress(WORK_DONE, workDoneToken, ({ message }) => {
        if (message !== undefined) {
          progress.report({ message: withoutLinks(message) });
        }
      });
      try {
        const params = { command, arguments: [argument], workDoneToken };
        return await client.sendRequest<Result>('workspace/executeCommand', params, token);
      } finally {
        listener.dispose();
      }
    },
  );
}
