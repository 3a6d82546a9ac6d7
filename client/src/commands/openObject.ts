import * as vscode from 'vscode';
import type { PlacedObject } from '../../../server/src/core/workspaceProtocol';
import { openViewer } from '../views/certificateViewer';
import { entryFile } from '../views/pki/caNode';
import { isObjectNode } from '../views/pki/pkiNode';
import type { Command } from './command';

/** What was clicked in the PKI view, or the place of an object: the cursor goes to it; a file without text opens in the viewer. */
export const openObject: Command = async (_session, node) => {
  if (isObjectNode(node)) {
    await showObject(node.object);
    return;
  }
  if (isPlace(node)) {
    await showObject(node);
    return;
  }
  const file = entryFile(node);
  if (file !== undefined) {
    await vscode.window.showTextDocument(file, { preview: true });
  }
};

function isPlace(given: unknown): given is PlacedObject {
  const { uri, range } = (given ?? {}) as Partial<PlacedObject>;
  return typeof uri === 'string' && typeof range === 'object';
}

export async function showObject({ uri, range, isBinary }: PlacedObject): Promise<void> {
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
