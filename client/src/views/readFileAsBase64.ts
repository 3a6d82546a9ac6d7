import * as vscode from 'vscode';

/** Larger files are not read: no certificate, key store or revocation list that people look at comes near. */
const MAX_SIZE = 30_000_000;

/** What the file holds, as its editor shows it where there is one. Throws with a reason for people. */
export async function readFileAsBase64(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) {
    return toBase64(new TextEncoder().encode(open.getText()));
  }
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > MAX_SIZE) {
    throw new Error(`${nameOfUri(uri)} was not read: it has more than ${MAX_SIZE / 1_000_000} MB.`);
  }
  return toBase64(await vscode.workspace.fs.readFile(uri));
}

export function nameOfUri({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(binary);
}
