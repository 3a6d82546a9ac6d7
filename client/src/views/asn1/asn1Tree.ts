/** The fields of one object of a document, asked from the server when they are unfolded. */
import * as vscode from 'vscode';
import { ServerCommand } from '../../../../server/src/core/protocol';
import type {
  Asn1ChildrenArguments,
  Asn1ChildrenResult,
  Asn1Node,
} from '../../../../server/src/core/viewProtocol';
import { askServer } from '../../commands/askServer';
import type { Session } from '../../startClient';
import { type ItemRange, MOST, piecesOf } from './ranges';

/** A block of an open document. */
export interface Asn1Subject {
  readonly uri: string;
  readonly block: number;
  readonly title: string;
}

/** A field, or some of the many fields within one. */
export interface Asn1TreeNode {
  readonly subject: Asn1Subject;
  readonly parent: Asn1TreeNode | undefined;
  /** Of the field; of a piece that of the field it is of. */
  readonly path: readonly number[];
  readonly field: Asn1Node;
  readonly piece: ItemRange | undefined;
}

export interface Asn1Tree extends vscode.TreeDataProvider<Asn1TreeNode>, vscode.Disposable {
  readonly subject: Asn1Subject | undefined;
  /** Shows another object, or the same one anew. */
  show(subject: Asn1Subject | undefined): void;
  /** The line of a field, whose ancestors are fetched where they are not there yet. */
  nodeAt(path: readonly number[]): Promise<Asn1TreeNode | undefined>;
}

export function createAsn1Tree(session: Session): Asn1Tree {
  const changed = new vscode.EventEmitter<undefined>();
  let subject: Asn1Subject | undefined;
  let known = new Map<Asn1TreeNode | undefined, Promise<Asn1TreeNode[]>>();

  function childrenOf(parent: Asn1TreeNode | undefined): Promise<Asn1TreeNode[]> {
    let children = known.get(parent);
    if (children === undefined) {
      children = parent === undefined ? roots() : within(parent);
      known.set(parent, children);
    }
    return children;
  }

  async function roots(): Promise<Asn1TreeNode[]> {
    if (subject === undefined) {
      return [];
    }
    const shown = subject;
    const result = await ask(shown, [], { from: 0, to: 0 }).catch(() => undefined);
    // Between two keystrokes the block may be gone.
    return result === undefined
      ? []
      : [{ subject: shown, parent: undefined, path: [], field: result.parent, piece: undefined }];
  }

  async function within(parent: Asn1TreeNode): Promise<Asn1TreeNode[]> {
    const { path, field } = parent;
    const range = parent.piece ?? { from: 0, to: field.childCount };
    const pieces = piecesOf(range);
    if (pieces.length > 0) {
      return pieces.map((piece) => ({ ...parent, parent, piece }));
    }
    const result = await ask(parent.subject, path, range);
    return result.children.map((child, at) => ({
      subject: parent.subject,
      parent,
      path: [...path, range.from + at],
      field: child,
      piece: undefined,
    }));
  }

  function ask(
    { uri, block }: Asn1Subject,
    path: readonly number[],
    { from, to }: ItemRange,
  ): Promise<Asn1ChildrenResult> {
    const argument: Asn1ChildrenArguments = { uri, block, path, from, count: Math.min(MOST, to - from) };
    return askServer<Asn1ChildrenResult>(session, ServerCommand.asn1Children, argument);
  }

  const tree: Asn1Tree = {
    get subject() {
      return subject;
    },
    onDidChangeTreeData: changed.event,
    getTreeItem: toTreeItem,
    getChildren: childrenOf,
    getParent: (node) => node.parent,
    show(other) {
      subject = other;
      known = new Map();
      changed.fire(undefined);
    },
    async nodeAt(path) {
      let [node] = await childrenOf(undefined);
      while (node !== undefined && (node.piece !== undefined || node.path.length < path.length)) {
        const wanted = path[node.path.length] ?? 0;
        node = (await childrenOf(node)).find(({ piece, path: own }) =>
          piece === undefined ? own.at(-1) === wanted : piece.from <= wanted && wanted < piece.to,
        );
      }
      return node;
    },
    dispose: () => changed.dispose(),
  };
  return tree;
}

function toTreeItem(node: Asn1TreeNode): vscode.TreeItem {
  const { field, piece, path, subject } = node;
  const { name, type, value, isSecret, childCount, offset, headerLength, contentLength } = field;
  const id = `${subject.uri}#${subject.block}/${path.join('.')}`;
  if (piece !== undefined) {
    const item = new vscode.TreeItem(
      `[${piece.from} … ${piece.to - 1}]`,
      vscode.TreeItemCollapsibleState.Collapsed,
    );
    item.id = `${id}[${piece.from}-${piece.to}]`;
    item.iconPath = new vscode.ThemeIcon('list-ordered');
    return item;
  }
  const item = new vscode.TreeItem(
    name,
    childCount === 0
      ? vscode.TreeItemCollapsibleState.None
      : path.length < 2
        ? vscode.TreeItemCollapsibleState.Expanded
        : vscode.TreeItemCollapsibleState.Collapsed,
  );
  const kind = type === name ? '' : type;
  item.id = id;
  item.description = value === '' ? kind : value;
  item.tooltip = `${name}${kind === '' ? '' : ` (${kind})`}\noffset ${offset}, header ${headerLength}, content ${contentLength} bytes${value === '' ? '' : `\n${value}`}`;
  item.iconPath = new vscode.ThemeIcon(
    isSecret ? 'lock' : childCount > 0 ? 'symbol-structure' : 'symbol-field',
  );
  item.command = { command: 'phonepki.asn1View.select', title: 'Select in the Text', arguments: [node] };
  return item;
}
