import * as vscode from 'vscode';
import { ServerCommand } from '../../../server/src/core/protocol';
import type { IndexedObject, MatchKeyResult } from '../../../server/src/core/workspaceProtocol';
import { messages } from '../messages';
import { askServer } from './askServer';
import type { Command } from './command';
import { referenceOf } from './referenceOf';

/** Says what else has the key of the object, and goes there. */
export const matchKey: Command = async (session, given) => {
  const reference = referenceOf(given);
  if (reference === undefined) {
    return;
  }
  const { matches, text } = await askServer<MatchKeyResult>(session, ServerCommand.matchKey, reference);
  if (matches.length === 0) {
    void messages.showInformationMessage(text);
    return;
  }
  const picked = await vscode.window.showQuickPick(
    matches.map((object) => ({
      label: object.title,
      description: object.role,
      detail: vscode.workspace.asRelativePath(vscode.Uri.parse(object.uri, true)),
      object,
    })),
    { title: text, placeHolder: 'Everything with the same key' },
  );
  if (picked !== undefined) {
    await open(picked.object);
  }
};

async function open({ uri, range }: IndexedObject): Promise<void> {
  const { start } = range;
  const selection = new vscode.Range(start.line, start.character, start.line, start.character);
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(uri, true), { selection });
}
