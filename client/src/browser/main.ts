/** Entry of the extension in the browser. */
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type Extension, startExtension } from '../startClient';

let extension: Extension | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const server = vscode.Uri.joinPath(context.extensionUri, 'dist/serverBrowser.js').toString(true);
  extension = startExtension(
    context,
    (id, name, options) => new LanguageClient(id, name, new Worker(server), options),
  );
}

export async function deactivate(): Promise<void> {
  await extension?.dispose();
}
