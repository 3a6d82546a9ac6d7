/** The PKI view: every certificate, request, key and list of the workspace, whatever file it is in. */
import * as vscode from 'vscode';
import { ServerNotification } from '../../../../server/src/core/protocol';
import type { IndexState, ListObjectsResult } from '../../../../server/src/core/workspaceProtocol';
import type { Session } from '../../startClient';
import { isCaMore } from './caNode';
import type { PkiGroup } from './pkiNode';
import { createPkiTree, type Grouping, type PkiCount, type PkiTree } from './pkiTree';

const VIEW = 'phonepki.pkiView';
const GROUPING = 'phonepki.pkiView.grouping';
/** The index changes often while it is made. */
const DEBOUNCE = 400;

let tree: PkiTree | undefined;
let memory: vscode.Memento | undefined;

export function registerPkiView(session: Session, context: vscode.ExtensionContext): vscode.Disposable {
  memory = context.workspaceState;
  const grouping: Grouping = memory.get<string>(GROUPING) === 'expiry' ? 'expiry' : 'role';
  const made = createPkiTree(session, grouping);
  tree = made;
  const view = vscode.window.createTreeView(VIEW, {
    treeDataProvider: made,
    showCollapseAll: true,
    canSelectMany: true,
  });
  void vscode.commands.executeCommand('setContext', GROUPING, grouping);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const busy = createBusySign();
  // The badge counts whether the view is shown or not.
  const update = () => {
    made.refresh();
    if (!view.visible) {
      made.count().catch((error: unknown) => session.log.warn(`Nothing was counted: ${String(error)}`));
    }
  };
  const changed = (state: IndexState) => {
    busy.show(state.isBusy);
    clearTimeout(timer);
    timer = setTimeout(update, DEBOUNCE);
  };
  return vscode.Disposable.from(
    view,
    made,
    busy,
    { dispose: () => clearTimeout(timer) },
    made.onDidCount((count) => {
      view.badge = badgeOf(count);
      view.message = messageOf(count.index);
    }),
    watchCas(made, () => {
      clearTimeout(timer);
      timer = setTimeout(update, DEBOUNCE);
    }),
    session.onDidStart((client) => {
      busy.show(false);
      client.onNotification(ServerNotification.indexChanged, changed);
      update();
    }),
  );
}

export function groupBy(grouping: Grouping): void {
  if (tree !== undefined) {
    tree.grouping = grouping;
    tree.refresh();
  }
  void memory?.update(GROUPING, grouping);
  void vscode.commands.executeCommand('setContext', GROUPING, grouping);
}

export function refreshPkiView(): void {
  tree?.forgetCas();
  tree?.refresh();
}

export function showMore(node: unknown): void {
  const group = (node as { readonly group?: PkiGroup } | undefined)?.group;
  const list = isCaMore(node) ? node : group;
  if (list !== undefined) {
    tree?.showMore(list);
  }
}

function badgeOf({ index, care }: PkiCount): vscode.ViewBadge | undefined {
  const expired = index.countByExpiry.expired ?? 0;
  const soon = index.countByExpiry['30 days'] ?? 0;
  const waiting = care.reduce((sum, { count }) => sum + count, 0);
  const words = [
    ...(expired + soon === 0 ? [] : [`${expired} expired, ${soon} to expire within 30 days`]),
    ...care.map(({ text }) => text),
  ];
  return words.length === 0 ? undefined : { value: expired + soon + waiting, tooltip: words.join('\n') };
}

/** The files that make a folder a CA, and those that change when the index of the workspace does not. */
const CA_FILES = '**/{ca.crt,ca.key,ca.srl,index.txt,cacert.pem,cakey.pem,serial.txt,crlnumber,*.reason.txt}';

/** Whoever changes a CA, a form or `openssl ca`, its lines follow. */
function watchCas(cas: PkiTree, changed: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(CA_FILES);
  const cameOrWent = () => {
    cas.forgetCas();
    changed();
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(changed),
    watcher.onDidCreate(cameOrWent),
    watcher.onDidDelete(cameOrWent),
  );
}

function messageOf({ total, state }: ListObjectsResult): string {
  if (state.isIncomplete) {
    return `Only the first ${state.files} files were searched (phonepki.index.maxFiles).`;
  }
  return state.isBusy && total === 0 ? 'Searching the workspace…' : '';
}

/** The moving bar above the view, for as long as files are read. */
function createBusySign(): vscode.Disposable & { show(isBusy: boolean): void } {
  let done: (() => void) | undefined;
  const hide = () => {
    done?.();
    done = undefined;
  };
  return {
    show(isBusy) {
      if (!isBusy) {
        hide();
      } else if (done === undefined) {
        void vscode.window.withProgress(
          { location: { viewId: VIEW } },
          () =>
            new Promise<void>((resolve) => {
              done = resolve;
            }),
        );
      }
    },
    dispose: hide,
  };
}
