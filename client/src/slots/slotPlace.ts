import * as vscode from 'vscode';
import type { SlotPlace } from '../../../server/src/core/slotProtocol';
import { messages } from '../messages';

/**
 * The place in a phone config that a command is about: as a lens or a code action gives it, the file of a menu, else
 * where the cursor stands. The file is opened, so that its text is changed in the editor.
 */
export async function slotPlace(given: unknown): Promise<SlotPlace | undefined> {
  const place = placeOf(given);
  if (place === undefined) {
    void messages.showInformationMessage(
      'Open the config of a phone and put the cursor into a certificate item.',
    );
    return undefined;
  }
  await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true));
  return place;
}

function placeOf(given: unknown): SlotPlace | undefined {
  const editor = vscode.window.activeTextEditor;
  const isEditor = editor?.document.uri.toString() === String(given);
  if (given instanceof vscode.Uri && !isEditor) {
    return { uri: given.toString() };
  }
  const place = given as Partial<SlotPlace> | undefined;
  if (typeof place?.uri === 'string') {
    return place as SlotPlace;
  }
  if (editor === undefined) {
    return undefined;
  }
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}

/** Shows the file where it is not in front. */
export async function showConfig(uri: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  return vscode.window.showTextDocument(document);
}
