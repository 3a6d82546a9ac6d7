/** The PKI view: every certificate, request, key and list of the workspace, whatever file it is in. */
import * as vscode from 'vscode';
import { ServerNotification } from '../../../../server/src/core/protocol';
import type { IndexState, ListObjectsResult } from '../../../../server/src/core/workspaceProtocol';
import type { Session } from '../../startClient';
import { createPkiTree, type Grouping, type PkiTree } from './pkiTree';

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
    made.onDidCount((result) => {
      view.badge = badgeOf(result);
      view.message = messageOf(result);
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
  tree?.refresh();
}

export function showMore(node: unknown): void {
  const group = (node as { readonly group?: Parameters<PkiTree['showMore']>[0] } | undefined)?.group;
  if (group !== undefined) {
    tree?.showMore(group);
  }
}

function badgeOf({ countByExpiry }: ListObjectsResult): vscode.ViewBadge | undefined {
  const expired = countByExpiry.expired ?? 0;
  const soon = countByExpiry['30 days'] ?? 0;
  return expired + soon === 0
    ? undefined
    : { value: expired + soon, tooltip: `${expired} expired, ${soon} to expire within 30 days` };
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
