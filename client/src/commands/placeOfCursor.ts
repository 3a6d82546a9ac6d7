import * as vscode from 'vscode';
import type { ObjectPlaceArguments } from '../../../server/src/core/protocol';
import { messages } from '../messages';

/** Where the cursor stands, as the server wants it; tells the person where there is no editor. */
export function placeOfCursor(): ObjectPlaceArguments | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    void messages.showInformationMessage('Open a file with a certificate or key and put the cursor into it.');
    return undefined;
  }
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}
