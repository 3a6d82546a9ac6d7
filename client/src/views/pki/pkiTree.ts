/** The lines of the PKI view, asked from the server's index when they are unfolded. */
import * as vscode from 'vscode';
import { ServerCommand } from '../../../../server/src/core/protocol';
import {
  EXPIRY_BUCKETS,
  type ListObjectsArguments,
  type ListObjectsResult,
  OBJECT_ROLES,
} from '../../../../server/src/core/workspaceProtocol';
import { askServer } from '../../commands/askServer';
import type { Session } from '../../startClient';
import { groupId, type PkiGroup, type PkiNode, toTreeItem } from './pkiNode';

/** Objects of a group that are listed at first, and so many more at a time. */
const PAGE = 200;

export type Grouping = 'role' | 'expiry';

export interface PkiTree extends vscode.TreeDataProvider<PkiNode>, vscode.Disposable {
  grouping: Grouping;
  /** Asks for everything again; what is still under way is cancelled. */
  refresh(): void;
  showMore(group: PkiGroup): void;
  /** Counts without listing, for a view that nobody looks at. */
  count(): Promise<ListObjectsResult | undefined>;
  /** Fires with what the index says of all objects together. */
  readonly onDidCount: vscode.Event<ListObjectsResult>;
}

export function createPkiTree(session: Session, grouping: Grouping): PkiTree {
  const changed = new vscode.EventEmitter<undefined>();
  const counted = new vscode.EventEmitter<ListObjectsResult>();
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

  async function count(): Promise<ListObjectsResult | undefined> {
    const result = await list({ limit: 0 });
    if (result !== undefined) {
      counted.fire(result);
    }
    return result;
  }

  async function groups(by: Grouping): Promise<readonly PkiGroup[]> {
    const result = await count();
    if (result === undefined) {
      return [];
    }
    const all: readonly PkiGroup[] =
      by === 'role'
        ? OBJECT_ROLES.map((role) => ({ kind: 'role', role, count: result.countByRole[role] ?? 0 }))
        : EXPIRY_BUCKETS.map((expiry) => ({
            kind: 'expiry',
            expiry,
            count: result.countByExpiry[expiry] ?? 0,
          }));
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
    count,
    onDidChangeTreeData: changed.event,
    onDidCount: counted.event,
    getTreeItem: (node) => toTreeItem(node, Date.now()),
    async getChildren(node) {
      switch (node?.kind) {
        case undefined:
          return [...(await groups(tree.grouping))];
        case 'role':
        case 'expiry':
          return objectsOf(node);
        default:
          return [];
      }
    },
    refresh() {
      asking.cancel();
      asking.dispose();
      asking = new vscode.CancellationTokenSource();
      changed.fire(undefined);
    },
    showMore(group) {
      const id = groupId(group);
      limits.set(id, (limits.get(id) ?? PAGE) + PAGE);
      tree.refresh();
    },
    dispose() {
      asking.cancel();
      vscode.Disposable.from(changed, counted, asking).dispose();
    },
  };
  return tree;
}
