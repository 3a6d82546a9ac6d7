/** Which trust list, and which of its entries, a command is about. */
import * as vscode from 'vscode';
import {
  isTrustList,
  isTrustListNode,
  rememberTrustList,
  selectedEntries,
  shownTrustList,
  showTrustList,
  type TrustListNode,
} from '../views/trustList/trustListView';

interface ListItem extends vscode.QuickPickItem {
  readonly choose: () => Promise<vscode.TextDocument | undefined>;
}

/** URI of the list that is shown, else one that the person picks; it is open then. */
export async function chosenList(given: unknown, title: string): Promise<string | undefined> {
  const active = vscode.window.activeTextEditor?.document;
  const known = isTrustListNode(given)
    ? given.uri
    : active !== undefined && isTrustList(active)
      ? active.uri.toString()
      : shownTrustList();
  const document =
    known === undefined
      ? await pickList(title)
      : await vscode.workspace.openTextDocument(vscode.Uri.parse(known, true));
  if (document === undefined) {
    return undefined;
  }
  await rememberTrustList(document);
  return document.uri.toString();
}

async function pickList(title: string): Promise<vscode.TextDocument | undefined> {
  const found = await vscode.workspace.findFiles(
    '**/*{trustlist,trust-list,TrustList}*.{txt,pem,crt,cer}',
    '**/node_modules/**',
    100,
  );
  const items: readonly ListItem[] = [
    ...found.map((uri) => ({
      label: vscode.workspace.asRelativePath(uri),
      choose: async () => vscode.workspace.openTextDocument(uri),
    })),
    {
      label: '$(new-file) New Trust List',
      detail: 'An empty list, to be saved where you want it',
      choose: async () =>
        vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'untitled', path: 'trustlist.txt' })),
    },
    {
      label: '$(folder-opened) Another File…',
      choose: async () => {
        const [uri] = (await vscode.window.showOpenDialog({ title, openLabel: 'Open' })) ?? [];
        return uri && vscode.workspace.openTextDocument(uri);
      },
    },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: 'Which trust list?' });
  return chosen?.choose();
}

/** The lines of the view that a command was run on, those selected there, or what is picked. */
export async function chosenEntries(
  uri: string,
  title: string,
  given: unknown,
  selected: unknown,
): Promise<readonly TrustListNode[] | undefined> {
  if (Array.isArray(selected) && selected.some(isTrustListNode)) {
    return selected.filter(isTrustListNode);
  }
  if (isTrustListNode(given)) {
    return [given];
  }
  const nodes = await showTrustList(uri);
  const picked = new Set(selectedEntries().map(({ entry }) => entry.id));
  const chosen = await vscode.window.showQuickPick(
    nodes.map((node) => ({
      label: node.entry.title,
      description: node.entry.fingerprints?.sha1 ?? '',
      picked: picked.has(node.entry.id),
      node,
    })),
    { title, placeHolder: 'Which entries?', canPickMany: true, matchOnDescription: true },
  );
  return chosen === undefined || chosen.length === 0 ? undefined : chosen.map(({ node }) => node);
}
