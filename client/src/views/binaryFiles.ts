/**
 * Files of bytes under the extensions of PEM. VS Code gives a file with a NUL in its first 512 bytes no
 * text document, only an error; so when the tab of one opens, a read-only text takes its place that says
 * what the file holds. Nothing is ever written.
 */
import * as vscode from 'vscode';
import {
  type DescribeFileArguments,
  type DescribeFileResult,
  ServerCommand,
} from '../../../server/src/core/protocol';
import type { Session } from '../startClient';

const SCHEME = 'phonepki-decoded';
const EXTENSIONS = /\.(?:pem|crt|cer|key|csr|req|crl|p7b|p7c|der|p12|pfx)$/i;
/** As many bytes as VS Code looks at. */
const HEAD = 512;
const MAX_SIZE = 20_000_000;

export function registerBinaryFiles(session: Session): vscode.Disposable {
  const provider: vscode.TextDocumentContentProvider = {
    provideTextDocumentContent: (uri) => describe(session, originalOf(uri)),
  };
  const look = (tabs: readonly vscode.Tab[]) => {
    for (const tab of tabs) {
      replaceWhereBinary(tab).catch((error: unknown) =>
        session.log.warn(`A file was not decoded: ${String(error)}`),
      );
    }
  };
  look(vscode.window.tabGroups.all.flatMap((group) => group.tabs));
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, provider),
    vscode.window.tabGroups.onDidChangeTabs(({ opened }) => look(opened)),
  );
}

async function replaceWhereBinary(tab: vscode.Tab): Promise<void> {
  const uri = uriOf(tab);
  if (uri === undefined || uri.scheme === SCHEME || !EXTENSIONS.test(uri.path)) {
    return;
  }
  const isText = vscode.workspace.textDocuments.some(
    (document) => document.uri.toString() === uri.toString(),
  );
  if (isText || !(await isBinary(uri))) {
    return;
  }
  const decoded = await vscode.workspace.openTextDocument(decodedOf(uri));
  await vscode.window.showTextDocument(decoded, {
    viewColumn: tab.group.viewColumn,
    preview: tab.isPreview,
    preserveFocus: !tab.isActive,
  });
  await vscode.window.tabGroups.close(tab, true);
}

function uriOf({ input }: vscode.Tab): vscode.Uri | undefined {
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom
    ? input.uri
    : undefined;
}

async function isBinary(uri: vscode.Uri): Promise<boolean> {
  const { size } = await vscode.workspace.fs.stat(uri);
  return size <= MAX_SIZE && (await vscode.workspace.fs.readFile(uri)).subarray(0, HEAD).includes(0);
}

/** `…/server.crt` becomes `…/server.crt (decoded)`, with the original as its query. */
function decodedOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `${uri.path} (decoded)`, query: uri.toString() });
}

function originalOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.parse(uri.query, true);
}

async function describe(session: Session, uri: vscode.Uri): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(uri);
  const client = await session.client();
  const argument: DescribeFileArguments = {
    name: uri.path.slice(uri.path.lastIndexOf('/') + 1),
    bytes: toBase64(bytes),
  };
  const { text } = await client.sendRequest<DescribeFileResult>('workspace/executeCommand', {
    command: ServerCommand.describeFile,
    arguments: [argument],
  });
  return text;
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(binary);
}
