/** The CAs of the workspace as lines of the PKI view, asked from the server when they are unfolded. */

import * as vscode from 'vscode';
import {
  CA_LISTS,
  type CaCare,
  type CaContentsArguments,
  type CaContentsResult,
  CaLifeCommand,
} from '../../../../server/src/core/caLifeProtocol';
import { foldersWithCa } from '../../ca/caFolders';
import { askServer } from '../../commands/askServer';
import type { Session } from '../../startClient';
import { type CaNode, caNodeId } from './caNode';

/** Entries of a list that are shown at first, and so many more at a time. */
const PAGE = 200;
/** The server gives at most so many at once. */
const MOST = 1000;

export interface CaTree {
  /** A line for each CA. */
  authorities(token: vscode.CancellationToken): Promise<CaNode[]>;
  children(node: CaNode, token: vscode.CancellationToken): Promise<CaNode[]>;
  /** Looks for the folders of CAs again: the workspace is searched for them once. */
  forgetFolders(): void;
  /** The next time this list is asked for, it is longer. */
  showMore(node: CaNode): void;
}

export function createCaTree(session: Session): CaTree {
  const limits = new Map<string, number>();
  let folders: Promise<readonly string[]> | undefined;

  const ask = (argument: CaContentsArguments, token: vscode.CancellationToken) =>
    askServer<CaContentsResult>(session, CaLifeCommand.contents, argument, token);

  async function entries(
    { authority, list, count }: Extract<CaNode, { kind: 'caList' }>,
    token: vscode.CancellationToken,
  ): Promise<CaNode[]> {
    const limit = limits.get(caNodeId({ kind: 'caMore', authority, list, left: 0 })) ?? PAGE;
    const nodes: CaNode[] = [];
    while (nodes.length < Math.min(limit, count)) {
      const wanted = Math.min(MOST, limit - nodes.length);
      const page = await ask({ authority, list, offset: nodes.length, limit: wanted }, token);
      if (page.entries.length === 0) {
        break;
      }
      nodes.push(...page.entries.map((entry) => ({ kind: 'caEntry' as const, authority, entry })));
    }
    const left = count - nodes.length;
    return left > 0 ? [...nodes, { kind: 'caMore', authority, list, left }] : nodes;
  }

  async function authorityNode(
    authority: string,
    token: vscode.CancellationToken,
  ): Promise<CaNode | undefined> {
    try {
      return { kind: 'authority', authority, contents: await ask({ authority }, token) };
    } catch (error) {
      if (!(await isThere(authority))) {
        // Of a folder that goes with all that is in it, nobody is told what that was.
        folders = undefined;
        return undefined;
      }
      const problem = error instanceof Error ? error.message : String(error);
      return { kind: 'brokenAuthority', authority, problem };
    }
  }

  return {
    async authorities(token) {
      folders ??= foldersWithCa();
      const nodes = await Promise.all((await folders).map((folder) => authorityNode(folder, token)));
      return nodes.filter((node) => node !== undefined);
    },
    async children(node, token) {
      switch (node.kind) {
        case 'authority': {
          const { authority, contents } = node;
          return [
            ...CA_LISTS.map(
              (list): CaNode => ({ kind: 'caList', authority, list, count: contents.counts[list] }),
            ),
            { kind: 'caCrl', authority, contents },
            { kind: 'caSerial', authority, contents },
          ];
        }
        case 'caList':
          return entries(node, token);
        default:
          return [];
      }
    },
    forgetFolders() {
      folders = undefined;
    },
    showMore(node) {
      const id = caNodeId(node);
      limits.set(id, (limits.get(id) ?? PAGE) + PAGE);
    },
  };
}

function isThere(folder: string): Thenable<boolean> {
  return vscode.workspace.fs.stat(vscode.Uri.parse(folder, true)).then(
    () => true,
    () => false,
  );
}

/** What the index of the workspace does not count: it sees what expires, but not what waits. */
export function careBeyondIndex(nodes: readonly CaNode[]): readonly CaCare[] {
  return nodes.flatMap((node) =>
    node.kind === 'authority'
      ? node.contents.care.filter(({ kind }) => kind === 'requests' || kind === 'unlisted')
      : [],
  );
}
