import * as vscode from 'vscode';
import { ServerCommand } from '../../../server/src/core/protocol';
import type {
  ConversionFormat,
  ConvertArguments,
  ConvertResult,
} from '../../../server/src/core/viewProtocol';
import { messages } from '../messages';
import { openViewer } from '../views/certificateViewer';
import { isObjectNode } from '../views/pki/pkiNode';
import { nameOfUri, readFileAsBase64 } from '../views/readFileAsBase64';
import { saveFiles } from '../views/saveFiles';
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
    void messages.showInformationMessage('Open a file with a certificate or key first.');
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
  const write = (output: string, overwrite: boolean) =>
    askServer<ConvertResult>(session, ServerCommand.convert, { ...argument, output, overwrite });
  const { text, files } = await askServer<ConvertResult>(session, ServerCommand.convert, argument);
  if (text !== undefined) {
    const language = format.to === 'base64' ? 'plaintext' : 'pem';
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ content: text, language }),
    );
  } else {
    const written = files === undefined ? undefined : await saveFiles(uri, files, write);
    if (written !== undefined) {
      await openViewer(written);
    }
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
