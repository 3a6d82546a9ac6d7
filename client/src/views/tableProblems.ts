/** What was wrong with rows of a table, in the list of problems, until the table changes. */
import * as vscode from 'vscode';
import type { BulkRow } from '../../../server/src/core/bulkProtocol';

let collection: vscode.DiagnosticCollection | undefined;

export function registerTableProblems(): vscode.Disposable {
  const created = vscode.languages.createDiagnosticCollection('phonepki.table');
  collection = created;
  return vscode.Disposable.from(
    created,
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        created.delete(document.uri);
      }
    }),
  );
}

export function showTableProblems(table: vscode.Uri, rows: readonly BulkRow[]): void {
  const problems = rows
    .filter(({ state }) => state === 'refused')
    .map(({ range: { start, end }, message }) => {
      const range = new vscode.Range(start.line, start.character, end.line, end.character);
      const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
      diagnostic.source = 'PhonePKI';
      return diagnostic;
    });
  collection?.set(table, problems);
}
