/** Tells the server which of its checks another extension does already. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ClientNotification, type Neighbours } from '../../../server/src/core/protocol';
import type { Session } from '../startClient';

/** The extension of Red Hat that validates XML. */
const XML_EXTENSION = 'redhat.vscode-xml';
/** It starts with the first XML document, a moment after that is opened. */
const START_UP = 3000;

export function registerNeighbours(session: Session): vscode.Disposable {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    if (session.isRunning()) {
      void session.client().then(tellNeighbours);
    }
  };
  const lookLater = (document: vscode.TextDocument) => {
    if (document.languageId === 'xml' && vscode.extensions.getExtension(XML_EXTENSION)?.isActive === false) {
      clearTimeout(waiting);
      waiting = setTimeout(look, START_UP);
    }
  };
  return vscode.Disposable.from(
    vscode.extensions.onDidChange(look),
    vscode.workspace.onDidOpenTextDocument(lookLater),
    vscode.window.onDidChangeActiveTextEditor(look),
    { dispose: () => clearTimeout(waiting) },
  );
}

export async function tellNeighbours(client: BaseLanguageClient): Promise<void> {
  const neighbours: Neighbours = {
    checkXml: vscode.extensions.getExtension(XML_EXTENSION)?.isActive === true,
  };
  await client.sendNotification(ClientNotification.neighboursChanged, neighbours);
}
