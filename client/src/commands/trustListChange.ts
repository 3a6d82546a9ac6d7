/** Adding to and removing from a trust list. The server says which edits, and the editor makes them: undo works. */
import * as vscode from 'vscode';
import { ServerCommand } from '../../../server/src/core/protocol';
import {
  type TrustListAddArguments,
  TrustListCommand,
  type TrustListEditResult,
} from '../../../server/src/core/trustListProtocol';
import type { ListObjectsResult } from '../../../server/src/core/workspaceProtocol';
import { messages } from '../messages';
import type { Session } from '../startClient';
import { isObjectNode } from '../views/pki/pkiNode';
import { expiryWords } from '../views/pki/words';
import { showTrustList, type TrustListNode } from '../views/trustList/trustListView';
import { askServer } from './askServer';
import type { Command } from './command';
import { chosenEntries, chosenList } from './trustListChoice';

/** Adds objects of the PKI view, or what is picked from the workspace or the clipboard. */
export const addToTrustList: Command = async (session, given, selected) => {
  const nodes = Array.isArray(selected) ? selected : [given];
  const ids = nodes.filter(isObjectNode).map(({ object }) => object.id);
  const uri = await chosenList(given, 'Add to Trust List');
  if (uri === undefined) {
    return;
  }
  const picked = ids.length > 0 ? { ids } : await pickCertificates(session, uri);
  if (picked === undefined) {
    return;
  }
  await addObjects(session, uri, picked);
};

/** Opens the list where it is not, adds objects of the workspace or what is in a text, and shows it. */
export async function addObjects(session: Session, uri: string, objects: Picked): Promise<void> {
  const argument: TrustListAddArguments = { uri, ...objects };
  await change(session, uri, TrustListCommand.add, argument, 'added');
}

type Picked = Pick<TrustListAddArguments, 'ids' | 'text'>;

interface CertificateItem extends vscode.QuickPickItem {
  readonly id?: string;
}

async function pickCertificates(session: Session, uri: string): Promise<Picked | undefined> {
  const { objects } = await askServer<ListObjectsResult>(session, ServerCommand.listObjects, {
    roles: ['root CA', 'intermediate CA', 'leaf'],
  });
  const now = Date.now();
  const elsewhere = objects.filter((object) => object.uri !== uri);
  const distinct = new Map(elsewhere.map((object) => [object.sha256, object]));
  const clipboard: CertificateItem = {
    label: '$(clippy) From the Clipboard',
    detail: 'A certificate that was copied with its BEGIN and END lines',
  };
  const certificates = [...distinct.values()].map((object): CertificateItem & { id: string } => ({
    label: object.title,
    description: [object.role, expiryWords(object, now)].filter((part) => part !== '').join(' · '),
    detail: vscode.workspace.asRelativePath(vscode.Uri.parse(object.uri, true)),
    id: object.id,
  }));
  const chosen = await vscode.window.showQuickPick([clipboard, ...certificates], {
    title: 'Add to Trust List',
    placeHolder: 'Which certificates are to be trusted? Usually those of root CAs.',
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen === undefined || chosen.length === 0) {
    return undefined;
  }
  return {
    ids: chosen.flatMap(({ id }) => (id === undefined ? [] : [id])),
    ...(chosen.includes(clipboard) ? { text: await vscode.env.clipboard.readText() } : {}),
  };
}

/** Removes what is selected in the view, or picked. */
export const removeFromTrustList: Command = async (session, given, selected) => {
  const uri = await chosenList(given, 'Remove from Trust List');
  if (uri === undefined) {
    return;
  }
  const entries = await chosenEntries(uri, 'Remove from Trust List', given, selected);
  if (entries !== undefined) {
    await removeEntries(session, uri, entries);
  }
};

/** Removes all of it, after asking. */
export const clearTrustList: Command = async (session, given) => {
  const uri = await chosenList(given, 'Clear Trust List');
  const entries = uri === undefined ? [] : await showTrustList(uri);
  if (uri === undefined || entries.length === 0) {
    return;
  }
  const clear = 'Clear';
  const answer = await messages.showWarningMessage(
    `Remove ${entries.length === 1 ? 'the only entry' : `all ${entries.length} entries`} of the trust list?`,
    { modal: true, detail: 'A device that gets an empty list trusts nobody. Other text of the file stays.' },
    clear,
  );
  if (answer === clear) {
    await removeEntries(session, uri, entries);
  }
};

async function removeEntries(
  session: Session,
  uri: string,
  entries: readonly TrustListNode[],
): Promise<void> {
  const ids = entries.map(({ entry }) => entry.id);
  await change(session, uri, TrustListCommand.remove, { uri, ids }, 'removed');
}

async function change(
  session: Session,
  uri: string,
  command: string,
  argument: object,
  verb: 'added' | 'removed',
): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    throw new Error(`Nothing was ${verb}: this workspace is not trusted.`);
  }
  const place = vscode.Uri.parse(uri, true);
  const document = await vscode.workspace.openTextDocument(place);
  const result = await askServer<TrustListEditResult>(session, command, argument);
  if (result.edits.length > 0) {
    if (document.version !== result.version) {
      throw new Error(`Nothing was ${verb}: the document has changed meanwhile. Try again.`);
    }
    const edit = new vscode.WorkspaceEdit();
    for (const { range, newText } of result.edits) {
      const { start, end } = range;
      edit.replace(place, new vscode.Range(start.line, start.character, end.line, end.character), newText);
    }
    if (!(await vscode.workspace.applyEdit(edit))) {
      throw new Error(`Nothing was ${verb}: the editor did not take the change. Is the file read-only?`);
    }
    await vscode.window.showTextDocument(document, { preview: false, preserveFocus: verb === 'removed' });
  }
  await showTrustList(uri);
  tell(result, verb);
}

function tell({ done, refused, warnings }: TrustListEditResult, verb: string): void {
  const said = done.length === 1 ? `${done[0]} was ${verb}.` : `${done.length} entries were ${verb}.`;
  const careful = [...refused, ...warnings];
  if (careful.length > 0) {
    void messages.showWarningMessage([...(done.length > 0 ? [said] : []), ...careful].join(' '));
  } else if (done.length > 0) {
    vscode.window.setStatusBarMessage(said, STATUS_TIME);
  }
}

const STATUS_TIME = 5000;
