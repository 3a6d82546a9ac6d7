/**
 * Phone configs open as properties or plain text because of their extension. The server says which language
 * suits them, and the document gets it; a language that a person chose afterwards is left alone.
 */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type LanguageSuggestion, ServerNotification } from '../../../server/src/core/protocol';

/** Documents that got a language once, as long as they stay open. */
const switched = new Set<string>();

export function registerPhoneLanguage(): vscode.Disposable {
  return vscode.workspace.onDidCloseTextDocument((document) => {
    // A change of language closes and opens the document.
    if (document.isClosed && !isShown(document.uri)) {
      switched.delete(document.uri.toString());
    }
  });
}

/** Listens to a client, which a restart replaces. */
export function listenForLanguages(client: BaseLanguageClient, log: vscode.LogOutputChannel): void {
  client.onNotification(ServerNotification.suggestLanguage, ({ uri, languageId }: LanguageSuggestion) => {
    const document = vscode.workspace.textDocuments.find(
      (each) => each.uri.toString() === vscode.Uri.parse(uri).toString(),
    );
    if (document === undefined || switched.has(document.uri.toString())) {
      return;
    }
    switched.add(document.uri.toString());
    vscode.languages.setTextDocumentLanguage(document, languageId).then(undefined, (error: unknown) => {
      log.warn(`The language ${languageId} was not set: ${String(error)}`);
    });
  });
}

function isShown(uri: vscode.Uri): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()),
  );
}
