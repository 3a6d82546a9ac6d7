/** Opening trust lists, and going to their entries. */
import * as vscode from 'vscode';
import { nameOfUri } from '../views/readFileAsBase64';
import {
  isTrustListNode,
  rememberTrustList,
  showTrustList,
  TRUST_LIST_VIEW,
} from '../views/trustList/trustListView';
import type { Command } from './command';

/** Any file of PEMs, with the view of its list beside it. */
export const openAsTrustList: Command = async (_session, given) => {
  const uri = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
  const [chosen] =
    uri === undefined
      ? ((await vscode.window.showOpenDialog({ title: 'Open as Trust List', openLabel: 'Open' })) ?? [])
      : [uri];
  if (chosen === undefined) {
    return;
  }
  const document = await textOf(chosen);
  await rememberTrustList(document);
  await vscode.window.showTextDocument(document, { preview: false });
  await showTrustList(document.uri.toString());
  await vscode.commands.executeCommand(`${TRUST_LIST_VIEW}.focus`);
};

/** Certificates may be files of bytes under the same extensions. */
async function textOf(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    throw new Error(
      `${nameOfUri(uri)} was not opened as a trust list: it is no text. Convert it to PEM first (Convert…).`,
    );
  }
}

/** Shows where an entry stands in the text. */
export const goToTrustListEntry: Command = async (_session, given) => {
  if (!isTrustListNode(given)) {
    return;
  }
  const { start, end } = given.entry.range;
  await vscode.window.showTextDocument(vscode.Uri.parse(given.uri, true), {
    selection: new vscode.Range(start.line, start.character, end.line, end.character),
    preserveFocus: true,
    preview: false,
  });
};

/** Everything that an entry holds. */
export const showTrustListDetails: Command = async (_session, given) => {
  if (isTrustListNode(given)) {
    const { uri, entry } = given;
    await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    await vscode.commands.executeCommand('phonepki.showDetails', { uri, position: entry.range.start });
  }
};
