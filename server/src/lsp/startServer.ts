/** The language server: puts its handlers on a connection. */
import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { ClientNotification, type InitializationOptions, type Neighbours } from '../core/protocol';
import { createCommittedTexts } from './committedTexts';
import { createDiagnostics, type Diagnostics } from './diagnostics';
import { codeActionHandler } from './handlers/codeActions';
import { codeLensHandler } from './handlers/codeLens';
import { completionHandler } from './handlers/completion';
import { definitionHandler } from './handlers/definition';
import { documentLinkHandler } from './handlers/documentLinks';
import { commandHandler } from './handlers/executeCommand';
import { foldingHandler } from './handlers/folding';
import { hoverHandler } from './handlers/hover';
import { inlayHintHandler } from './handlers/inlayHints';
import { phoneLanguageHandler } from './handlers/phoneLanguage';
import { referenceHandler } from './handlers/references';
import { renameHandler } from './handlers/rename';
import { selectionRangeHandler } from './handlers/selectionRanges';
import { semanticTokensHandler } from './handlers/semanticTokens';
import { signatureHelpHandler } from './handlers/signatureHelp';
import { symbolHandler } from './handlers/symbols';
import { trustHandler } from './handlers/trust';
import { typeHierarchyHandler } from './handlers/typeHierarchy';
import { workspaceHandler } from './handlers/workspace';
import { workspaceSymbolHandler } from './handlers/workspaceSymbols';
import { createRuleLink } from './ruleLinks';
import type { RuntimeEnvironment } from './runtimeEnvironment';
import { createSavedForms } from './savedForms';
import { createSession, type Handler } from './session';
import { createSettingsStore } from './settings';
import { createClientFiles } from './workspace/clientFiles';

const handlers: readonly Handler[] = [
  hoverHandler,
  codeLensHandler,
  codeActionHandler,
  symbolHandler,
  foldingHandler,
  selectionRangeHandler,
  semanticTokensHandler,
  inlayHintHandler,
  completionHandler,
  signatureHelpHandler,
  documentLinkHandler,
  phoneLanguageHandler,
  workspaceHandler,
  definitionHandler,
  referenceHandler,
  renameHandler,
  typeHierarchyHandler,
  workspaceSymbolHandler,
  commandHandler,
  trustHandler,
];

/** Serves `connection` until it ends. */
export function startServer(connection: Connection, runtime: RuntimeEnvironment): void {
  const session = createSession(connection, runtime);
  const { documents, models } = session;
  let diagnostics: Diagnostics | undefined;

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const { capabilities, workspaceFolders, rootUri } = params;
    const options = params.initializationOptions as InitializationOptions | undefined;
    session.capabilities = capabilities;
    session.ca.isTrusted = options?.isTrusted !== false;
    session.ca.signsRequests = options?.signsRequests === true;
    session.settings = createSettingsStore(connection, {
      canAsk: capabilities.workspace?.configuration === true,
      initial: options?.settings,
    });
    session.lint.folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
    session.ruleLink = createRuleLink(options?.ruleLink, runtime.rulePages);
    session.changesSeverity = options?.changesSeverity === true;
    session.insertsCertificates = options?.insertsCertificates === true;
    session.protectsKeys = options?.protectsKeys === true;
    session.opensObjects = options?.opensObjects === true;
    if (options?.readsFiles === true) {
      session.files = createClientFiles(connection);
    }
    committed.isAsked = options?.readsHead === true;
    session.standings.isAsked = options?.readsStandings === true;
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
    if (session.capabilities.workspace?.workspaceFolders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        const { folders } = session.lint;
        session.lint.folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        diagnostics?.refresh();
      });
    }
    for (const handler of handlers) {
      handler.initialized?.(session);
    }
  });

  connection.onDidChangeConfiguration(({ settings }) => {
    session.settings.changed(settings);
    diagnostics?.refresh();
    session.indexer.settingsChanged();
    const { codeLens, inlayHint } = session.capabilities.workspace ?? {};
    if (codeLens?.refreshSupport === true) {
      void connection.sendRequest('workspace/codeLens/refresh');
    }
    if (inlayHint?.refreshSupport === true) {
      void connection.languages.inlayHint.refresh();
    }
  });

  connection.onNotification(ClientNotification.neighboursChanged, ({ checkXml }: Neighbours) => {
    if (session.lint.xmlCheckedElsewhere !== checkXml) {
      session.lint.xmlCheckedElsewhere = checkXml;
      diagnostics?.refresh();
    }
  });
  const committed = createCommittedTexts(session, (document) => diagnostics?.opened(document));
  documents.onDidOpen(({ document }) => committed.ask(document));
  documents.onDidSave(({ document }) => committed.ask(document));
  const savedForms = createSavedForms(session, (document) => diagnostics?.opened(document));
  documents.onDidOpen(({ document }) => savedForms.look(document));
  documents.onDidSave(({ document }) => savedForms.look(document));
  connection.onNotification(ClientNotification.headChanged, () => {
    committed.askAll();
    session.standings.headChanged();
  });
  connection.onNotification(ClientNotification.standingsChanged, () => session.standings.askAgain());
  session.standings.onChange((uri) => {
    const document = documents.get(uri);
    if (document === undefined) {
      session.indexer.written(uri);
    } else {
      diagnostics?.opened(document);
    }
  });
  documents.onDidOpen(({ document }) => diagnostics?.opened(document));
  documents.onDidChangeContent(({ document }) => diagnostics?.changed(document));
  documents.onDidSave(({ document }) => diagnostics?.saved(document));
  documents.onDidClose(({ document: { uri } }) => {
    diagnostics?.closed(uri, session.indexer.closed(uri) ? 'indexed' : 'gone');
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
