/** What all handlers share while one client is served. */
import {
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  type ResponseError,
  type ServerCapabilities,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentModel } from '../core/documentModel';
import type { Settings } from '../core/protocol';
import { type CaService, createCaService } from './ca/caService';
import { createFileStandings, type FileStandings } from './fileStandings';
import { createLintPolicy, type LintPolicy } from './lintPolicy';
import { createModelCache, type ModelCache } from './modelCache';
import { createRuleLink, type RuleLink } from './ruleLinks';
import type { FileAccess, RuntimeEnvironment } from './runtimeEnvironment';
import { safely } from './safely';
import { createSettingsStore, type SettingsStore } from './settings';
import { createIndexer, type Indexer } from './workspace/indexer';
import { createNeighbourhood, type Neighbourhood } from './workspace/neighbourhood';

export interface OpenDocument {
  readonly document: TextDocument;
  readonly model: DocumentModel;
  readonly settings: Settings;
}

/** A session without what is made of it. */
export interface SessionParts {
  readonly connection: Connection;
  readonly runtime: RuntimeEnvironment;
  readonly documents: TextDocuments<TextDocument>;
  readonly models: ModelCache;
  readonly ca: CaService;
  /** Known after `initialize`. */
  capabilities: ClientCapabilities;
  settings: SettingsStore;
  readonly lint: LintPolicy;
  readonly neighbourhood: Neighbourhood;
  readonly standings: FileStandings;
  ruleLink: RuleLink;
  /** The client asks for the severity of a rule and writes it into the settings. */
  changesSeverity: boolean;
  /** The client has forms for certificate items of phone configs. */
  insertsCertificates: boolean;
  /** The client has the commands that protect keys. */
  protectsKeys: boolean;
  /** The client goes to objects of the index. */
  opensObjects: boolean;
  /** Where files are read; known after `initialize`. */
  files: FileAccess | undefined;
  /** The document with its model; `undefined` where it was closed meanwhile. */
  open(uri: string): Promise<OpenDocument | undefined>;
  /**
   * Answers a request about a document: `otherwise` where it is not open, or where `task` fails; `what`
   * names the request in the log.
   */
  answer<T>(
    what: string,
    uri: string,
    otherwise: T,
    token: CancellationToken,
    task: (opened: OpenDocument) => T | Promise<T>,
  ): Promise<T | ResponseError<void>>;
}

export interface Session extends SessionParts {
  readonly indexer: Indexer;
}

/** A part of the server: what it can, and how it answers. */
export interface Handler {
  /** What is announced with the answer to `initialize`. */
  readonly capabilities?: (client: ClientCapabilities) => ServerCapabilities;
  /** Called before the connection listens. */
  readonly register: (session: Session) => void;
  /** Called when the client is ready for requests of the server. */
  readonly initialized?: (session: Session) => void;
}

export function createSession(connection: Connection, runtime: RuntimeEnvironment): Session {
  const documents = new TextDocuments(TextDocument);
  const models = createModelCache();
  const session: SessionParts = {
    connection,
    runtime,
    documents,
    models,
    ca: createCaService(runtime),
    capabilities: {},
    settings: createSettingsStore(connection, { canAsk: false, initial: undefined }),
    lint: createLintPolicy(runtime),
    neighbourhood: createNeighbourhood(),
    standings: createFileStandings(connection, runtime),
    ruleLink: createRuleLink(undefined, runtime.rulePages),
    changesSeverity: false,
    insertsCertificates: false,
    protectsKeys: false,
    opensObjects: false,
    files: runtime.files,
    async open(uri) {
      const settings = await session.settings.of(uri);
      const document = documents.get(uri);
      return (
        document && {
          document,
          settings,
          model: models.get(document, {
            maxLength: settings.limits.documentSize * 1_000_000,
            phone: settings.phone,
            git: session.standings.of(uri),
          }),
        }
      );
    },
    answer(what, uri, otherwise, token, task) {
      return safely(connection.console, what, otherwise, token, async () => {
        const opened = await session.open(uri);
        return opened === undefined ? otherwise : task(opened);
      });
    },
  };
  return Object.assign(session, { indexer: createIndexer(session) });
}
