/** The folders of the workspace in which a CA is kept, with its files. */
import * as vscode from 'vscode';

/** Its certificate alone makes no CA: many folders hold a copy of one. CA.pl calls it as others do; its key tells. */
const CERTIFICATES = '{**/ca.crt,**/CA/cacert.pem,**/private/cakey.pem}';
const COMPANIONS =
  '{**/ca.key,**/ca.srl,**/index.txt,**/CA/cakey.pem,**/CA/serial.txt,**/CA/index.txt,**/private/cakey.pem}';
const EXCLUDED = '**/node_modules/**';
const MOST = 200;

/** Folders with the certificate of a CA under the name that it has in one of the layouts. */
export async function foldersWithCertificate(): Promise<readonly string[]> {
  const found = await vscode.workspace.findFiles(CERTIFICATES, EXCLUDED, MOST);
  return [...new Set(found.map(homeOf))].sort();
}

/** Those of them with a key, an index or a counter of serial numbers beside it. */
export async function foldersWithCa(): Promise<readonly string[]> {
  const [folders, companions] = await Promise.all([
    foldersWithCertificate(),
    vscode.workspace.findFiles(COMPANIONS, EXCLUDED, MOST * 3),
  ]);
  const homes = new Set(companions.map(homeOf));
  return folders.filter((folder) => homes.has(folder));
}

/** The card's files lie in a folder CA within that of the CA, the key of CA.pl and easy-rsa in a folder private. */
function homeOf(uri: vscode.Uri): string {
  const up = /\/(CA|private)\/[^/]+$/.test(uri.path) ? '../..' : '..';
  return vscode.Uri.joinPath(uri, up).toString();
}
