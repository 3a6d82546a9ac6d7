import * as vscode from 'vscode';
import {
  type AddToGitignoreArguments,
  type AddToGitignoreResult,
  ServerCommand,
} from '../../../server/src/core/protocol';
import { gitApi } from '../gitApi';
import { messages } from '../messages';
import { isObjectNode } from '../views/pki/pkiNode';
import { nameOfUri } from '../views/readFileAsBase64';
import { askServer } from './askServer';
import type { Command } from './command';

const OPEN = 'Open .gitignore';

/** Has Git ignore a file: the one that is given, or that of the editor. */
export const addToGitignore: Command = async (session, given) => {
  const file = fileOf(given);
  if (file === undefined) {
    void messages.showInformationMessage('Open the file that Git is to ignore first.');
    return;
  }
  const api = await gitApi().catch(() => undefined);
  const repository = api?.getRepository(file)?.rootUri.toString();
  const argument: AddToGitignoreArguments = {
    uri: file.toString(),
    ...(repository === undefined ? {} : { repository }),
  };
  const dirty = new Set(unsaved());
  const result = await askServer<AddToGitignoreResult>(session, ServerCommand.addToGitignore, argument);
  const gitignore = vscode.Uri.parse(result.gitignore, true);
  if (result.isNew && !dirty.has(gitignore.toString())) {
    await (await vscode.workspace.openTextDocument(gitignore)).save();
  }
  void tell(nameOfUri(file), result, gitignore);
};

function unsaved(): readonly string[] {
  return vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.toString());
}

async function tell(
  name: string,
  { line, isNew, isTracked }: AddToGitignoreResult,
  gitignore: vscode.Uri,
): Promise<void> {
  const what = isNew ? `.gitignore now has the line ${line}.` : `Git ignores ${name} already.`;
  const tracked = ` But Git tracks ${name} until it is taken out of the index: git rm --cached.`;
  const show = isTracked ? messages.showWarningMessage : messages.showInformationMessage;
  if ((await show(isTracked ? what + tracked : what, OPEN)) === OPEN) {
    await vscode.window.showTextDocument(gitignore);
  }
}

function fileOf(given: unknown): vscode.Uri | undefined {
  if (given instanceof vscode.Uri) {
    return given;
  }
  if (isObjectNode(given)) {
    return vscode.Uri.parse(given.object.uri, true);
  }
  const { uri } = (given ?? {}) as { readonly uri?: unknown };
  if (typeof uri === 'string') {
    return vscode.Uri.parse(uri, true);
  }
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return (
    vscode.window.activeTextEditor?.document.uri ??
    (input instanceof vscode.TabInputCustom ? input.uri : undefined)
  );
}
