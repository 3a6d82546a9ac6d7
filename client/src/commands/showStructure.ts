import * as vscode from 'vscode';

/** Brings the ASN.1 view up, which follows the cursor. */
export async function showStructure(): Promise<void> {
  await vscode.commands.executeCommand('phonepki.asn1View.focus', { preserveFocus: true });
}
