/** Entry of the extension on the desktop and on remote machines. */
import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type Extension, startExtension } from '../startClient';

let extension: Extension | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const module = context.asAbsolutePath('dist/server.js');
  extension = startExtension(
    context,
    (id, name, options) =>
      new LanguageClient(
        id,
        name,
        {
          run: { module, transport: TransportKind.ipc },
          debug: {
            module,
            transport: TransportKind.ipc,
            options: { execArgv: ['--nolazy', '--inspect=6019'] },
          },
        },
        options,
      ),
  );
}

export async function deactivate(): Promise<void> {
  await extension?.dispose();
}
