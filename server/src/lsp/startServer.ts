/**
 * The language server: handlers only. Each gets the document, its model, asks core, and converts the answer.
 */
import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  FoldingRangeRequest,
  type InitializeParams,
  type InitializeResult,
  MarkupKind,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentModel } from '../core/documentModel';
import { codeLenses } from '../core/features/codeLens';
import { foldingSpans } from '../core/features/folding';
import { hover } from '../core/features/hover';
import { documentSymbols } from '../core/features/symbols';
import { type InitializationOptions, ServerCommand } from '../core/protocol';
import { executeCommand } from './commands';
import { createDiagnostics, type Diagnostics } from './diagnostics';
import { createModelCache } from './modelCache';
import type { RuntimeEnvironment } from './runtimeEnvironment';
import { safely } from './safely';
import { createSettingsStore, type SettingsStore } from './settings';
import { toCodeLens, toDocumentSymbol, toFoldingRange, toHover } from './toProtocol';

/** Languages in which folding is ours; elsewhere an answer would switch the language's own off. */
const FOLDED_LANGUAGES: readonly string[] = ['pem'];

/** Serves `connection` until it ends. */
export function startServer(connection: Connection, runtime: RuntimeEnvironment): void {
  const documents = new TextDocuments(TextDocument);
  const models = createModelCache();
  const log = connection.console;
  let capabilities: ClientCapabilities = {};
  let settings: SettingsStore = createSettingsStore(connection, { canAsk: false, initial: undefined });
  let diagnostics: Diagnostics | undefined;

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    capabilities = params.capabilities;
    const options = params.initializationOptions as InitializationOptions | undefined;
    settings = createSettingsStore(connection, {
      canAsk: capabilities.workspace?.configuration === true,
      initial: options?.settings,
    });
    diagnostics = createDiagnostics({ connection, runtime, models, settings, documents });
    return {
      serverInfo: { name: 'phonepki' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        codeLensProvider: {},
        documentSymbolProvider: { label: 'PhonePKI' },
        executeCommandProvider: { commands: Object.values(ServerCommand) },
        ...(canRegisterFolding() ? {} : { foldingRangeProvider: true }),
      },
    };
  });

  const canRegisterFolding = () => capabilities.textDocument?.foldingRange?.dynamicRegistration === true;

  connection.onInitialized(() => {
    if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'phonepki' });
    }
    if (canRegisterFolding()) {
      const documentSelector = FOLDED_LANGUAGES.map((language) => ({ language }));
      void connection.client.register(FoldingRangeRequest.type, { documentSelector });
    }
  });

  connection.onDidChangeConfiguration((change) => {
    settings.changed(change.settings);
    diagnostics?.refresh();
    if (capabilities.workspace?.codeLens?.refreshSupport === true) {
      void connection.sendRequest(CodeLensRefreshRequest.type);
    }
  });

  documents.onDidOpen(({ document }) => diagnostics?.opened(document));
  documents.onDidChangeContent(({ document }) => diagnostics?.changed(document));
  documents.onDidSave(({ document }) => diagnostics?.saved(document));
  documents.onDidClose(({ document: { uri } }) => {
    diagnostics?.closed(uri);
    models.forget(uri);
    settings.forget(uri);
  });

  /** The document that a request is about, with its model; `undefined` where it was closed meanwhile. */
  async function documentOf(
    uri: string,
  ): Promise<{ document: TextDocument; model: DocumentModel } | undefined> {
    const { limits } = await settings.of(uri);
    const document = documents.get(uri);
    return document && { document, model: models.get(document, limits.documentSize * 1_000_000) };
  }

  connection.onHover((params, token) =>
    safely(log, 'Hover', null, token, async () => {
      const found = await documentOf(params.textDocument.uri);
      const at = found?.document.offsetAt(params.position);
      const answer =
        found === undefined || at === undefined ? undefined : hover(found.model, at, { now: runtime.now() });
      const formats = capabilities.textDocument?.hover?.contentFormat;
      const format = formats === undefined || formats.includes(MarkupKind.Markdown) ? 'markdown' : 'plain';
      return found === undefined || answer === undefined ? null : toHover(found.document, answer, format);
    }),
  );

  connection.onCodeLens((params, token) =>
    safely(log, 'Code lens', [], token, async () => {
      const { uri } = params.textDocument;
      const { codeLens } = await settings.of(uri);
      const found = codeLens.enabled ? await documentOf(uri) : undefined;
      return found === undefined
        ? []
        : codeLenses(found.model, { now: runtime.now() }).map((lens) => toCodeLens(found.document, lens));
    }),
  );

  connection.onDocumentSymbol((params, token) =>
    safely(log, 'Document symbols', [], token, async () => {
      const found = await documentOf(params.textDocument.uri);
      return found === undefined
        ? []
        : documentSymbols(found.model, { now: runtime.now() }).map((symbol) =>
            toDocumentSymbol(found.document, symbol),
          );
    }),
  );

  connection.onFoldingRanges((params, token) =>
    safely(log, 'Folding', null, token, async () => {
      const found = await documentOf(params.textDocument.uri);
      return found === undefined || !FOLDED_LANGUAGES.includes(found.document.languageId)
        ? null
        : foldingSpans(found.model).flatMap((span) => toFoldingRange(found.document, span) ?? []);
    }),
  );

  connection.onExecuteCommand(({ command, arguments: args }) => executeCommand(command, args?.[0], runtime));

  connection.onShutdown(() => diagnostics?.dispose());

  documents.listen(connection);
  connection.listen();
}
