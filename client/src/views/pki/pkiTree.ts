/** The lines of the PKI view, asked from the server's index when they are unfolded. */
import * as vscode from 'vscode';
import type { CaCare } from '../../../../server/src/core/caLifeProtocol';
import { ServerCommand } from '../../../../server/src/core/protocol';
import {
  EXPIRY_BUCKETS,
  type ListObjectsArguments,
  type ListObjectsResult,
  OBJECT_ROLES,
} from '../../../../server/src/core/workspaceProtocol';
import { askServer } from '../../commands/askServer';
import type { Session } from '../../startClient';
import type { CaNode } from './caNode';
import { careBeyondIndex, createCaTree } from './caTree';
import { groupId, type PkiGroup, type PkiNode, toTreeItem } from './pkiNode';

/** Objects of a group that are listed at first, and so many more at a time. */
const PAGE = 200;

export type Grouping = 'role' | 'expiry';

export interface PkiTree extends vscode.TreeDataProvider<PkiNode>, vscode.Disposable {
  grouping: Grouping;
  /** Asks for everything again; what is still under way is cancelled. */
  refresh(): void;
  showMore(list: PkiGroup | CaNode): void;
  /** Looks for CAs in the workspace again, the next time. */
  forgetCas(): void;
  /** Counts without listing, for a view that nobody looks at. */
  count(): Promise<void>;
  /** Fires with what there is of all objects together. */
  readonly onDidCount: vscode.Event<PkiCount>;
}

export interface PkiCount {
  readonly index: ListObjectsResult;
  /** What waits at the CAs of the workspace. */
  readonly care: readonly CaCare[];
}

export function createPkiTree(session: Session, grouping: Grouping): PkiTree {
  const changed = new vscode.EventEmitter<undefined>();
  const counted = new vscode.EventEmitter<PkiCount>();
  const cas = createCaTree(session);
  const limits = new Map<string, number>();
  let asking = new vscode.CancellationTokenSource();

  async function list(argument: ListObjectsArguments): Promise<ListObjectsResult | undefined> {
    const { token } = asking;
    try {
      return await askServer<ListObjectsResult>(session, ServerCommand.listObjects, argument, token);
    } catch (error) {
      if (token.isCancellationRequested) {
        return undefined;
      }
      throw error;
    }
  }

  /** What the view begins with: the CAs, and behind them the groups of all objects. */
  async function top(): Promise<
    { readonly index: ListObjectsResult; readonly authorities: CaNode[] } | undefined
  > {
    const { token } = asking;
    const [index, authorities] = await Promise.all([list({ limit: 0 }), cas.authorities(token)]);
    if (index === undefined || token.isCancellationRequested) {
      return undefined;
    }
    counted.fire({ index, care: careBeyondIndex(authorities) });
    return { index, authorities };
  }

  function groups({ countByRole, countByExpiry }: ListObjectsResult, by: Grouping): readonly PkiGroup[] {
    const all: readonly PkiGroup[] =
      by === 'role'
        ? OBJECT_ROLES.map((role) => ({ kind: 'role', role, count: countByRole[role] ?? 0 }))
        : EXPIRY_BUCKETS.map((expiry) => ({ kind: 'expiry', expiry, count: countByExpiry[expiry] ?? 0 }));
    return all.filter(({ count }) => count > 0);
  }

  async function objectsOf(group: PkiGroup): Promise<PkiNode[]> {
    const limit = limits.get(groupId(group)) ?? PAGE;
    const nodes: PkiNode[] = [];
    let total = 0;
    // The server gives at most a thousand at once.
    do {
      const filter = group.kind === 'role' ? { roles: [group.role] } : { expiry: [group.expiry] };
      const wanted = Math.min(1000, limit - nodes.length);
      const result = await list({ ...filter, offset: nodes.length, limit: wanted });
      if (result === undefined || result.objects.length === 0) {
        break;
      }
      nodes.push(...result.objects.map((object) => ({ kind: 'object' as const, object })));
      total = result.total;
    } while (nodes.length < Math.min(limit, total));
    return total > nodes.length ? [...nodes, { kind: 'more', group, left: total - nodes.length }] : nodes;
  }

  const tree: PkiTree = {
    grouping,
    async count() {
      await top();
    },
    onDidChangeTreeData: changed.event,
    onDidCount: counted.event,
    getTreeItem: (node) => toTreeItem(node, Date.now()),
    async getChildren(node) {
      if (node === undefined) {
        const found = await top();
        return found === undefined ? [] : [...found.authorities, ...groups(found.index, tree.grouping)];
      }
      switch (node.kind) {
        case 'role':
        case 'expiry':
          return objectsOf(node);
        case 'object':
        case 'more':
          return [];
        default:
          return cas.children(node, asking.token);
      }
    },
    refresh() {
      asking.cancel();
      asking.dispose();
      asking = new vscode.CancellationTokenSource();
      changed.fire(undefined);
    },
    forgetCas: () => cas.forgetFolders(),
    showMore(list) {
      if (list.kind === 'role' || list.kind === 'expiry') {
        const id = groupId(list);
        limits.set(id, (limits.get(id) ?? PAGE) + PAGE);
      } else {
        cas.showMore(list);
      }
      tree.refresh();
    },
    dispose() {
      asking.cancel();
      vscode.Disposable.from(changed, counted, asking).dispose();
    },
  };
  return tree;
}
