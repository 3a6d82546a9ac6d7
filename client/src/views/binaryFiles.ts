/**
 * Files of bytes under the extensions of PEM. VS Code gives a file with a NUL in its first 512 bytes no
 * text document, only an error; so when the tab of one opens, the certificate viewer takes its place.
 * Nothing is ever written.
 */
import * as vscode from 'vscode';
import type { Session } from '../startClient';
import { openViewer } from './certificateViewer';

const EXTENSIONS = /\.(?:pem|crt|cer|key|csr|req|crl|p7b|p7c|der|p12|pfx)$/i;
/** As many bytes as VS Code looks at. */
const HEAD = 512;
const MAX_SIZE = 30_000_000;

export function registerBinaryFiles(session: Session): vscode.Disposable {
  const look = (tabs: readonly vscode.Tab[]) => {
    for (const tab of tabs) {
      replaceWhereBinary(tab).catch((error: unknown) =>
        session.log.warn(`A file was not opened in the viewer: ${String(error)}`),
      );
    }
  };
  look(vscode.window.tabGroups.all.flatMap((group) => group.tabs));
  return vscode.window.tabGroups.onDidChangeTabs(({ opened }) => look(opened));
}

async function replaceWhereBinary(tab: vscode.Tab): Promise<void> {
  const uri = tab.input instanceof vscode.TabInputText ? tab.input.uri : undefined;
  if (uri === undefined || !EXTENSIONS.test(uri.path)) {
    return;
  }
  const isText = vscode.workspace.textDocuments.some(
    (document) => document.uri.toString() === uri.toString(),
  );
  if (isText || !(await isBinary(uri))) {
    return;
  }
  await openViewer(uri, {
    viewColumn: tab.group.viewColumn,
    preview: tab.isPreview,
    preserveFocus: !tab.isActive,
  });
  await vscode.window.tabGroups.close(tab, true);
}

async function isBinary(uri: vscode.Uri): Promise<boolean> {
  const { size } = await vscode.workspace.fs.stat(uri);
  return size <= MAX_SIZE && (await vscode.workspace.fs.readFile(uri)).subarray(0, HEAD).includes(0);
}
