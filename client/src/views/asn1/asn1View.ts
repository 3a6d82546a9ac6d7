/** The ASN.1 view: it follows the cursor, and selects the text of what is clicked in it. */
import * as vscode from 'vscode';
import { type ObjectPlaceArguments, ServerCommand } from '../../../../server/src/core/protocol';
import type { Asn1PathResult } from '../../../../server/src/core/viewProtocol';
import { askServer } from '../../commands/askServer';
import type { Session } from '../../startClient';
import { type Asn1Tree, type Asn1TreeNode, createAsn1Tree } from './asn1Tree';

const VIEW = 'phonepki.asn1View';
/** The cursor rests for so long before the view follows. */
const DEBOUNCE = 120;

/** The selection that a click in the view made: nothing to follow. */
let ownSelection: vscode.Selection | undefined;

export function registerAsn1View(session: Session): vscode.Disposable {
  const tree = createAsn1Tree(session);
  const view = vscode.window.createTreeView(VIEW, { treeDataProvider: tree, showCollapseAll: true });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStale = false;
  const followLater = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const wasStale = isStale;
      isStale = false;
      follow(session, tree, view, wasStale).catch((error: unknown) =>
        session.log.warn(`The ASN.1 view did not follow: ${String(error)}`),
      );
    }, DEBOUNCE);
  };
  return vscode.Disposable.from(
    tree,
    view,
    { dispose: () => clearTimeout(timer) },
    view.onDidChangeVisibility(followLater),
    vscode.window.onDidChangeActiveTextEditor(followLater),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      const isOwn = ownSelection !== undefined && selections[0]?.isEqual(ownSelection) === true;
      if (textEditor === vscode.window.activeTextEditor && !isOwn) {
        ownSelection = undefined;
        followLater();
      }
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && document === vscode.window.activeTextEditor?.document) {
        isStale = true;
        followLater();
      }
    }),
  );
}

async function follow(
  session: Session,
  tree: Asn1Tree,
  view: vscode.TreeView<Asn1TreeNode>,
  isStale: boolean,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  // With the keyboard in the view itself, the last object stays.
  if (!view.visible || editor === undefined) {
    return;
  }
  const { document, selection } = editor;
  const uri = document.uri.toString();
  const { line, character } = selection.active;
  const place: ObjectPlaceArguments = { uri, position: { line, character } };
  const found = await askServer<Asn1PathResult>(session, ServerCommand.asn1Path, place);
  const { block, title, path } = found;
  if (block === undefined) {
    if (isStale || tree.subject?.uri !== uri) {
      tree.show(undefined);
      view.description = '';
    }
    return;
  }
  if (isStale || tree.subject?.uri !== uri || tree.subject.block !== block) {
    tree.show({ uri, block, title });
    view.description = title;
  }
  const node = await tree.nodeAt(path);
  if (node !== undefined && view.visible) {
    await view.reveal(node, { select: true, focus: false });
  }
}

/** Selects the characters that encode a field. */
export async function selectField(node: Asn1TreeNode): Promise<void> {
  const { field, subject } = node;
  if (field.range === undefined) {
    return;
  }
  const { start, end } = field.range;
  const selection = new vscode.Selection(start.line, start.character, end.line, end.character);
  ownSelection = selection;
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(subject.uri, true), {
    preserveFocus: true,
    preview: false,
    viewColumn: columnOf(subject.uri),
  });
  editor.selection = selection;
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Where the document is already open. */
function columnOf(uri: string): vscode.ViewColumn {
  const open = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  return open?.viewColumn ?? vscode.ViewColumn.Active;
}
