/** The language server: puts its handlers on a connection. */
import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { InitializationOptions } from '../core/protocol';
import { createDiagnostics, type Diagnostics } from './diagnostics';
import { codeLensHandler } from './handlers/codeLens';
import { commandHandler } from './handlers/executeCommand';
import { foldingHandler } from './handlers/folding';
import { hoverHandler } from './handlers/hover';
import { inlayHintHandler } from './handlers/inlayHints';
import { selectionRangeHandler } from './handlers/selectionRanges';
import { semanticTokensHandler } from './handlers/semanticTokens';
import { symbolHandler } from './handlers/symbols';
import type { RuntimeEnvironment } from './runtimeEnvironment';
import { createSession, type Handler } from './session';
import { createSettingsStore } from './settings';

const handlers: readonly Handler[] = [
  hoverHandler,
  codeLensHandler,
  symbolHandler,
  foldingHandler,
  selectionRangeHandler,
  semanticTokensHandler,
  inlayHintHandler,
  commandHandler,
];

/** Serves `connection` until it ends. */
export function startServer(connection: Connection, runtime: RuntimeEnvironment): void {
  const session = createSession(connection, runtime);
  const { documents, models } = session;
  let diagnostics: Diagnostics | undefined;

  connection.onInitialize(({ capabilities, initializationOptions }: InitializeParams): InitializeResult => {
    session.capabilities = capabilities;
    session.settings = createSettingsStore(connection, {
      canAsk: capabilities.workspace?.configuration === true,
      initial: (initializationOptions as InitializationOptions | undefined)?.settings,
    });
    diagnostics = createDiagnostics(session);
    return {
      serverInfo: { name: 'phonepki' },
      capabilities: Object.assign(
        { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true } },
        ...handlers.map((handler) => handler.capabilities?.(capabilities) ?? {}),
      ),
    };
  });

  connection.onInitialized(() => {
    if (session.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'phonepki' });
    }
    for (const handler of handlers) {
      handler.initialized?.(session);
    }
  });

  connection.onDidChangeConfiguration(({ settings }) => {
    session.settings.changed(settings);
    diagnostics?.refresh();
    const { codeLens, inlayHint } = session.capabilities.workspace ?? {};
    if (codeLens?.refreshSupport === true) {
      void connection.sendRequest('workspace/codeLens/refresh');
    }
    if (inlayHint?.refreshSupport === true) {
      void connection.languages.inlayHint.refresh();
    }
  });

  documents.onDidOpen(({ document }) => diagnostics?.opened(document));
  documents.onDidChangeContent(({ document }) => diagnostics?.changed(document));
  documents.onDidSave(({ document }) => diagnostics?.saved(document));
  documents.onDidClose(({ document: { uri } }) => {
    diagnostics?.closed(uri);
    models.forget(uri);
    session.settings.forget(uri);
  });
  connection.onShutdown(() => diagnostics?.dispose());

  for (const handler of handlers) {
    handler.register(session);
  }
  documents.listen(connection);
  connection.listen();
}
