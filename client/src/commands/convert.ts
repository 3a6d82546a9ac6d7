import * as vscode from 'vscode';
import { ServerCommand } from '../../../server/src/core/protocol';
import type {
  ConversionFormat,
  ConvertArguments,
  ConvertResult,
} from '../../../server/src/core/viewProtocol';
import { openViewer } from '../views/certificateViewer';
import { isObjectNode } from '../views/pki/pkiNode';
import { nameOfUri, readFileAsBase64 } from '../views/readFileAsBase64';
import { askServer } from './askServer';
import type { Command } from './command';

const FORMATS: readonly (vscode.QuickPickItem & { readonly to: ConversionFormat })[] = [
  { label: 'PEM', detail: 'Text with BEGIN and END lines, an object each', to: 'pem' },
  { label: 'DER', detail: 'Bytes, a file for each object', to: 'der' },
  { label: 'Base64 alone', detail: 'One line for each object, for XML elements and web forms', to: 'base64' },
  { label: 'PKCS #7, PEM', detail: 'All certificates and CRLs in one block', to: 'pkcs7' },
  { label: 'PKCS #7, DER', detail: 'All certificates and CRLs in one file (.p7b)', to: 'pkcs7Der' },
];

/** A file, or what is selected in the editor, in another form: texts in a new document, bytes in files. */
export const convert: Command = async (session, given) => {
  const source = sourceOf(given);
  if (source === undefined) {
    void vscode.window.showInformationMessage('Open a file with a certificate or key first.');
    return;
  }
  const name = nameOfUri(source.uri);
  const format = await vscode.window.showQuickPick(FORMATS, {
    title: source.selection === undefined ? `Convert ${name}` : `Convert What Is Selected in ${name}`,
    placeHolder: 'To which form?',
    matchOnDetail: true,
  });
  if (format === undefined) {
    return;
  }
  const { uri, selection } = source;
  const argument: ConvertArguments = {
    name,
    bytes: await readFileAsBase64(uri),
    to: format.to,
    ...(selection === undefined ? {} : { selection }),
  };
  const { text, files } = await askServer<ConvertResult>(session, ServerCommand.convert, argument);
  if (text !== undefined) {
    const language = format.to === 'base64' ? 'plaintext' : 'pem';
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ content: text, language }),
    );
  } else {
    await writeFiles(uri, files ?? []);
  }
};

interface Source {
  readonly uri: vscode.Uri;
  readonly selection?: { readonly start: number; readonly end: number };
}

function sourceOf(given: unknown): Source | undefined {
  if (isObjectNode(given)) {
    return { uri: vscode.Uri.parse(given.object.uri, true) };
  }
  const editor = vscode.window.activeTextEditor;
  if (given instanceof vscode.Uri && given.toString() !== editor?.document.uri.toString()) {
    return { uri: given };
  }
  if (editor === undefined) {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    return input instanceof vscode.TabInputCustom ? { uri: input.uri } : undefined;
  }
  const { document, selection } = editor;
  return selection.isEmpty
    ? { uri: document.uri }
    : {
        uri: document.uri,
        selection: { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) },
      };
}

/** One file where the person says, several into a folder; nothing is overwritten without being asked. */
async function writeFiles(source: vscode.Uri, files: NonNullable<ConvertResult['files']>): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    throw new Error('Nothing was written: this workspace is not trusted.');
  }
  const folder =
    source.scheme === 'untitled'
      ? vscode.workspace.workspaceFolders?.[0]?.uri
      : vscode.Uri.joinPath(source, '..');
  const [first] = files;
  if (first === undefined || folder === undefined) {
    return;
  }
  if (files.length === 1) {
    const target = await vscode.window.showSaveDialog({
      defaultUri: vscode.Uri.joinPath(folder, first.name),
    });
    if (target !== undefined) {
      await vscode.workspace.fs.writeFile(target, fromBase64(first.bytes));
      await openViewer(target);
    }
    return;
  }
  const [target] =
    (await vscode.window.showOpenDialog({
      defaultUri: folder,
      canSelectFiles: false,
      canSelectFolders: true,
      openLabel: `Write ${files.length} Files`,
    })) ?? [];
  if (target === undefined) {
    return;
  }
  const taken = new Set((await vscode.workspace.fs.readDirectory(target)).map(([name]) => name));
  const clashing = files.filter(({ name }) => taken.has(name)).map(({ name }) => name);
  if (clashing.length > 0) {
    throw new Error(`Nothing was written: ${clashing.join(', ')} would be overwritten.`);
  }
  for (const { name, bytes } of files) {
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(target, name), fromBase64(bytes));
  }
  void vscode.window.showInformationMessage(`${files.length} files were written.`);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
