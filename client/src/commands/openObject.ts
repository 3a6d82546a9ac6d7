import * as vscode from 'vscode';
import type { IndexedObject } from '../../../server/src/core/workspaceProtocol';
import { openViewer } from '../views/certificateViewer';
import { entryFile } from '../views/pki/caNode';
import { isObjectNode } from '../views/pki/pkiNode';
import type { Command } from './command';

/** What was clicked in the PKI view: the cursor goes to it in its file; a file without text opens in the viewer. */
export const openObject: Command = async (_session, node) => {
  if (isObjectNode(node)) {
    await showObject(node.object);
    return;
  }
  const file = entryFile(node);
  if (file !== undefined) {
    await vscode.window.showTextDocument(file, { preview: true });
  }
};

export async function showObject({ uri, range, isBinary }: IndexedObject): Promise<void> {
  const file = vscode.Uri.parse(uri, true);
  if (isBinary) {
    await openViewer(file);
    return;
  }
  const { start, end } = range;
  const block = new vscode.Range(start.line, start.character, end.line, end.character);
  const editor = await vscode.window.showTextDocument(file, { preview: true });
  editor.selection = new vscode.Selection(block.start, block.start);
  editor.revealRange(block, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
