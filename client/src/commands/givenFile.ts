import * as vscode from 'vscode';
import { isObjectNode } from '../views/pki/pkiNode';

/** The file that a command is about: of a line of a view, as a menu gives it, else that of the active tab. */
export function givenFile(given: unknown): vscode.Uri | undefined {
  if (isObjectNode(given)) {
    return vscode.Uri.parse(given.object.uri, true);
  }
  if (given instanceof vscode.Uri) {
    return given;
  }
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return (
    vscode.window.activeTextEditor?.document.uri ??
    (input instanceof vscode.TabInputCustom ? input.uri : undefined)
  );
}
