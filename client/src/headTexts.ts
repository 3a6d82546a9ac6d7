/** What the commit that is checked out has of a file, asked of the Git extension; without it nobody knows. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  ClientNotification,
  ClientRequest,
  type HeadTextParams,
  type HeadTextResult,
} from '../../server/src/core/protocol';
import type { Session } from './startClient';

/** The part of the Git extension's API that is used here. */
interface GitExtension {
  getAPI(version: 1): GitApi;
}

interface GitApi {
  readonly repositories: readonly Repository[];
  readonly onDidOpenRepository: vscode.Event<Repository>;
  getRepository(uri: vscode.Uri): Repository | null;
}

interface Repository {
  readonly state: {
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly onDidChange: vscode.Event<void>;
  };
  show(ref: string, path: string): Promise<string>;
}

export function answerHeadTextRequests(client: BaseLanguageClient): void {
  client.onRequest(ClientRequest.headText, async ({ uri }: HeadTextParams): Promise<HeadTextResult> => {
    const file = vscode.Uri.parse(uri);
    try {
      const repository = (await gitApi())?.getRepository(file);
      return { text: (await repository?.show('HEAD', file.fsPath)) ?? null };
    } catch {
      // Not committed yet, or Git itself is missing.
      return { text: null };
    }
  });
}

/** Tells the server of commits, once it runs. */
export function registerHeadChanges(session: Session): vscode.Disposable {
  const subscriptions: vscode.Disposable[] = [];
  const tell = async () => {
    if (session.isRunning()) {
      await (await session.client()).sendNotification(ClientNotification.headChanged);
    }
  };
  const follow = ({ state }: Repository) => {
    let last = state.HEAD?.commit;
    subscriptions.push(
      state.onDidChange(() => {
        if (state.HEAD?.commit !== last) {
          last = state.HEAD?.commit;
          void tell();
        }
      }),
    );
  };
  let isFollowing = false;
  const start = session.onDidStart(async () => {
    const api = isFollowing ? undefined : await gitApi().catch(() => undefined);
    if (api === undefined || isFollowing) {
      return;
    }
    isFollowing = true;
    api.repositories.forEach(follow);
    subscriptions.push(
      api.onDidOpenRepository((repository) => {
        follow(repository);
        void tell();
      }),
    );
  });
  return { dispose: () => vscode.Disposable.from(start, ...subscriptions).dispose() };
}

/** `undefined` where there is no Git extension; throws where it is switched off. */
async function gitApi(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  return (await extension?.activate())?.getAPI(1);
}
