/** The view of the trust list in the editor: it follows the editor, and keeps its list while others are looked at. */
import * as vscode from 'vscode';
import {
  TRUST_LIST_NAME,
  TrustListCommand,
  type TrustListEntry,
  type TrustListResult,
} from '../../../../server/src/core/trustListProtocol';
import { askServer } from '../../commands/askServer';
import type { Session } from '../../startClient';
import { toTreeItem } from './trustListItem';

export const TRUST_LIST_VIEW = 'phonepki.trustListView';
/** True while there is a list to show. */
const SHOWN = 'phonepki.trustList.shown';
const OPENED_AS = 'phonepki.trustList.openedAs';
const DEBOUNCE = 150;

/** A line of the view: what a command run on it gets. */
export interface TrustListNode {
  readonly kind: 'trustListEntry';
  readonly uri: string;
  readonly entry: TrustListEntry;
}

export function isTrustListNode(given: unknown): given is TrustListNode {
  return (given as Partial<TrustListNode> | undefined)?.kind === 'trustListEntry';
}

interface Shown {
  readonly view: vscode.TreeView<TrustListNode>;
  /** The list; `undefined` where none is open. */
  uri: string | undefined;
  nodes: readonly TrustListNode[];
}

let shown: Shown | undefined;
let memory: vscode.Memento | undefined;
let refresh: (() => Promise<void>) | undefined;

export function registerTrustListView(session: Session, context: vscode.ExtensionContext): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const provider: vscode.TreeDataProvider<TrustListNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: (node) => toTreeItem(node, Date.now()),
    getChildren: (node) => (node === undefined ? [...(shown?.nodes ?? [])] : []),
    getParent: () => undefined,
  };
  const view = vscode.window.createTreeView(TRUST_LIST_VIEW, {
    treeDataProvider: provider,
    canSelectMany: true,
  });
  memory = context.workspaceState;
  shown = { view, uri: undefined, nodes: [] };
  refresh = async () => {
    await readList(session);
    changed.fire(undefined);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      refresh?.().catch((error: unknown) =>
        session.log.warn(`The trust list was not read: ${String(error)}`),
      );
    }, DEBOUNCE);
  };
  const follow = () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document !== undefined && isTrustList(document)) {
      show(document.uri.toString());
      later();
    }
  };
  follow();
  return vscode.Disposable.from(
    changed,
    view,
    { dispose: () => clearTimeout(timer) },
    vscode.window.onDidChangeActiveTextEditor(follow),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.toString() === shown?.uri) {
        later();
      }
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.toString() === shown?.uri) {
        show(undefined);
        later();
      }
    }),
    session.onDidStart(later),
  );
}

export function isTrustList({ uri }: vscode.TextDocument): boolean {
  return TRUST_LIST_NAME.test(uri.path) || openedAsTrustLists().includes(uri.toString());
}

/** URIs of files that somebody opened as a trust list. */
export function openedAsTrustLists(): readonly string[] {
  return memory?.get<readonly string[]>(OPENED_AS, []) ?? [];
}

/** From now on the file is a trust list, whatever it is called. */
export async function rememberTrustList(document: vscode.TextDocument): Promise<void> {
  if (!isTrustList(document)) {
    await memory?.update(OPENED_AS, [
      ...openedAsTrustLists().slice(-MOST_REMEMBERED),
      document.uri.toString(),
    ]);
  }
}

const MOST_REMEMBERED = 99;

/** Shows the list of a document in the view; gives its entries. */
export async function showTrustList(uri: string): Promise<readonly TrustListNode[]> {
  show(uri);
  await refresh?.();
  return shown?.nodes ?? [];
}

/** The list that is shown. */
export function shownTrustList(): string | undefined {
  return shown?.uri;
}

/** What is selected in the view. */
export function selectedEntries(): readonly TrustListNode[] {
  return shown?.view.selection ?? [];
}

function show(uri: string | undefined): void {
  if (shown !== undefined && shown.uri !== uri) {
    shown.uri = uri;
    shown.nodes = [];
    void vscode.commands.executeCommand('setContext', SHOWN, uri !== undefined);
  }
}

async function readList(session: Session): Promise<void> {
  const uri = shown?.uri;
  if (shown === undefined || uri === undefined) {
    return;
  }
  const { entries } = await askServer<TrustListResult>(session, TrustListCommand.read, { uri });
  if (shown.uri === uri) {
    shown.nodes = entries.map((entry) => ({ kind: 'trustListEntry', uri, entry }));
    shown.view.description = vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true));
    shown.view.message = entries.length === 0 ? 'The list is empty.' : '';
  }
}
