/** Looks for the first sign of a certificate or key, so that a folder without any costs nothing. */
import * as vscode from 'vscode';

/**
 * What every object begins with: an armor line, base64 of a SEQUENCE, base64 of an armor line, a device's
 * hexadecimal; and what phone configs begin with, which need not hold any object.
 */
const MARKER = new RegExp(
  [
    '(?:BEGIN|begin) [A-Z]|M[A-I][A-Za-z0-9+/]{6}|LS0tLS1CRUdJTi|30(?:8[1-3]|[2-7][0-9a-f])[0-9a-fA-F]{8}',
    '<(?:polycomConfig|PHONE_CONFIG|APPLICATION|MASTER_CONFIG|handsetConfig|flat-profile|gs_provision|phone-settings)\\b',
    '<(?:\\w+:)?(?:DLSMessage|DlsMessage|WorkpointMessage)\\b|<Item\\s+name\\s*=|<(?:deviceProtocol|customcerts)\\b',
    '\\s(?:device|reg|voIpProt|sec)\\.[\\w.]+\\s*=\\s*["\']|^mod cmd |^vars (?:create|del|read) |^config (?:add|change) ',
    '^#!version:1\\.0\\.0\\.[01]|phonepki-dialect:',
  ].join('|'),
  'm',
);

/** Files that hold nothing else. */
const CANDIDATES = '**/*.{pem,crt,cer,der,key,csr,req,crl,p7b,p7c,p12,pfx}';

/** Calls `found` once. */
export function createMarkerWatch(found: () => void): vscode.Disposable {
  const disposables: vscode.Disposable[] = [];
  const search = new vscode.CancellationTokenSource();
  const stop = () => {
    search.cancel();
    vscode.Disposable.from(...disposables.splice(0)).dispose();
  };
  const hit = () => {
    stop();
    found();
  };
  const look = (document: vscode.TextDocument) => {
    if (document.languageId === 'pem' || MARKER.test(document.getText())) {
      hit();
      return true;
    }
    return false;
  };

  disposables.push(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const lines = contentChanges.map(({ range, text }) => {
        const lastLine = range.start.line + text.split('\n').length;
        return document.getText(new vscode.Range(range.start.line, 0, lastLine, 0));
      });
      if (lines.some((text) => MARKER.test(text))) {
        hit();
      }
    }),
  );
  if (!vscode.workspace.textDocuments.some(look)) {
    void searchFiles(search.token).then((isThere) => isThere && hit());
  }
  return { dispose: stop };
}

async function searchFiles(token: vscode.CancellationToken): Promise<boolean> {
  const isLocal = vscode.workspace.workspaceFolders?.every(
    ({ uri }) => uri.scheme === 'file' || uri.scheme === 'vscode-remote',
  );
  const files = isLocal === true ? await vscode.workspace.findFiles(CANDIDATES, undefined, 1, token) : [];
  return files.length > 0 && !token.isCancellationRequested;
}
