import * as vscode from 'vscode';
import { showDecoded } from '../views/decodedDocuments';

export async function decodeClipboard(): Promise<void> {
  await showDecoded({ kind: 'text', name: 'Clipboard', text: await vscode.env.clipboard.readText() });
}
