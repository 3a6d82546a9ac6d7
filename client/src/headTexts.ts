/** What the commit that is checked out has of a file, asked of the Git extension; without it nobody knows. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ClientRequest, type HeadTextParams, type HeadTextResult } from '../../server/src/core/protocol';
import { gitApi } from './gitApi';

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
