/** Certificates of a trust list as files: PEM, DER, or the whole list as one file. */
import * as vscode from 'vscode';
import {
  TrustListCommand,
  type TrustListExportArguments,
  type TrustListExportResult,
  type TrustListFormat,
} from '../../../server/src/core/trustListProtocol';
import { messages } from '../messages';
import { saveFiles } from '../views/saveFiles';
import { isTrustListNode } from '../views/trustList/trustListView';
import { askServer } from './askServer';
import type { Command } from './command';
import { chosenEntries, chosenList } from './trustListChoice';

const LIST = 'Export Trust List';
const ENTRY = 'Export Entry';

const FORMATS: readonly (vscode.QuickPickItem & { readonly to: TrustListFormat })[] = [
  { label: 'Whole List', detail: 'One text file with the PEM of every certificate', to: 'list' },
  { label: 'PEM', detail: 'A text file for each certificate that you choose', to: 'pem' },
  { label: 'DER', detail: 'A file of bytes for each certificate that you choose', to: 'der' },
];

export const exportTrustList: Command = async (session, given, selected) => {
  const title = isTrustListNode(given) ? ENTRY : LIST;
  const uri = await chosenList(given, title);
  if (uri === undefined) {
    return;
  }
  // What is one certificate is no list.
  const formats = isTrustListNode(given) ? FORMATS.filter(({ to }) => to !== 'list') : FORMATS;
  const format = await vscode.window.showQuickPick(formats, { title, placeHolder: 'As what?' });
  const entries =
    format === undefined || format.to === 'list'
      ? undefined
      : await chosenEntries(uri, title, given, selected);
  if (format === undefined || (format.to !== 'list' && entries === undefined)) {
    return;
  }
  const argument: TrustListExportArguments = {
    uri,
    to: format.to,
    ...(entries === undefined ? {} : { ids: entries.map(({ entry }) => entry.id) }),
  };
  const { files } = await askServer<TrustListExportResult>(session, TrustListCommand.export, argument);
  const written = await saveFiles(vscode.Uri.parse(uri, true), files);
  if (written !== undefined) {
    void messages.showInformationMessage(`${vscode.workspace.asRelativePath(written)} was written.`);
  }
};
