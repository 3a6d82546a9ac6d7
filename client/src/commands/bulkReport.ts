import * as vscode from 'vscode';
import type { BulkResult } from '../../../server/src/core/bulkProtocol';
import { messages } from '../messages';

/** Opens the report of each row, and sums it up in a message. */
export async function showReport({ title, warnings, table, report, isCancelled }: BulkResult): Promise<void> {
  if (report !== undefined) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(report, true));
    await vscode.window.showTextDocument(document, { preview: false });
  }
  const isWhole = table.every(({ state }) => state === 'issued' || state === 'present');
  const cancelled = isCancelled ? 'Cancelled: what is done stays, and the next run goes on behind it. ' : '';
  const said = `${cancelled}${title}.`;
  if (isWhole) {
    void messages.showInformationMessage(said);
    return;
  }
  const [first = ''] = warnings;
  void messages.showWarningMessage(`${said} ${first}`.trim());
}
