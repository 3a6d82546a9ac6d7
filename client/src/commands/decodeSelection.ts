import * as vscode from 'vscode';
import { messages } from '../messages';
import { showDecoded } from '../views/decodedDocuments';

/** What is selected, decoded; the whole document where nothing is. */
export async function decodeSelection(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    void messages.showInformationMessage('Select PEM, base64 or hexadecimal DER in an editor first.');
    return;
  }
  const { document, selection } = editor;
  await showDecoded({
    kind: 'text',
    name: 'Selection',
    text: document.getText(selection.isEmpty ? undefined : selection),
  });
}
