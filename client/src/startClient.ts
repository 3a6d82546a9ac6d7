/**
 * The part of the extension that runs in the editor. It looks for something to decode, starts the
 * language server at the first hit, and asks the questions that only an editor can ask.
 */
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { DID_GRANT_TRUST } from '../../server/src/core/caProtocol';
import type { InitializationOptions } from '../../server/src/core/protocol';
import { registerCommands } from './commands/registerCommands';
import { answerFileStandingRequests } from './fileStandings';
import { registerGitChanges } from './gitChanges';
import { answerHeadTextRequests } from './headTexts';
import { guardRequests } from './lostKeys';
import { createMarkerWatch } from './markerWatch';
import { messages } from './messages';
import { createTraceChannel } from './traceChannel';
import { registerAsn1View } from './views/asn1/asn1View';
import { registerBinaryFiles } from './views/binaryFiles';
import { registerCertificateViewer } from './views/certificateViewer';
import { registerDecodedDocuments } from './views/decodedDocuments';
import { registerNeighbours, tellNeighbours } from './views/neighbours';
import { listenForLanguages, registerPhoneLanguage } from './views/phoneLanguage';
import { registerPkiView } from './views/pki/pkiView';
import { registerRulePages, ruleLink } from './views/rulePages';
import { registerTrustListView } from './views/trustList/trustListView';
import { answerFileRequests } from './workspaceFiles';

/** Makes a client that is not started yet; differs between Node and the browser. */
export type NewLanguageClient = (
  id: string,
  name: string,
  options: LanguageClientOptions,
) => BaseLanguageClient;

export interface Session {
  readonly log: vscode.LogOutputChannel;
  /** The running client; starts it where it was not needed before. */
  client(): Promise<BaseLanguageClient>;
  restart(): Promise<void>;
  isRunning(): boolean;
  readonly secrets: vscode.SecretStorage;
  /** Fires with each client that was started. */
  readonly onDidStart: vscode.Event<BaseLanguageClient>;
}

/** Schemes of documents that people edit; output channels and the like are left alone. */
const SCHEMES = [
  'file',
  'untitled',
  'git',
  'vscode-remote',
  'vscode-vfs',
  'vscode-test-web',
  'memfs',
  'sftp',
  'ftp',
];

export interface Extension extends vscode.Disposable {
  readonly session: Session;
}

export function startExtension(
  context: vscode.ExtensionContext,
  newLanguageClient: NewLanguageClient,
): Extension {
  const log = vscode.window.createOutputChannel('PhonePKI', { log: true });
  const session = createSession(context, log, newLanguageClient);
  const watch = createMarkerWatch(() => {
    session.client().catch((error: unknown) => {
      log.error(`The language server did not start: ${String(error)}`);
      void messages.showErrorMessage(
        'The PhonePKI language server did not start. See the log for the reason.',
      );
    });
  });
  context.subscriptions.push(
    log,
    watch,
    registerDecodedDocuments(session),
    registerBinaryFiles(session),
    registerRulePages(context),
    registerPhoneLanguage(),
    registerNeighbours(session),
    registerGitChanges(session),
    guardRequests(session),
    registerCertificateViewer(session, context.extensionUri),
    registerPkiView(session, context),
    registerAsn1View(session),
    registerTrustListView(session, context),
    vscode.workspace.onDidGrantWorkspaceTrust(async () => {
      if (session.isRunning()) {
        await (await session.client()).sendNotification(DID_GRANT_TRUST);
      }
    }),
    ...registerCommands(session),
  );
  return {
    session,
    async dispose() {
      if (session.isRunning()) {
        await (await session.client()).stop();
      }
    },
  };
}

function createSession(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  newLanguageClient: NewLanguageClient,
): Session {
  const started = new vscode.EventEmitter<BaseLanguageClient>();
  let starting: Promise<BaseLanguageClient> | undefined;
  const start = async () => {
    const client = newLanguageClient('phonepki', 'PhonePKI', {
      documentSelector: SCHEMES.map((scheme) => ({ scheme })),
      outputChannel: log,
      initializationOptions: {
        ruleLink: ruleLink(context),
        changesSeverity: true,
        insertsCertificates: true,
        protectsKeys: true,
        opensObjects: true,
        readsFiles: true,
        readsHead: true,
        readsStandings: true,
        signsRequests: true,
        isTrusted: vscode.workspace.isTrusted,
      } satisfies InitializationOptions,
      middleware: {
        // What a click on a lens does is up to the editor.
        async provideCodeLenses(document, token, next) {
          const lenses = await next(document, token);
          for (const { command, range } of lenses ?? []) {
            if (command !== undefined && command.command === '') {
              command.command = 'phonepki.showDetails';
              command.arguments = [{ uri: document.uri.toString(), position: range.start }];
            }
          }
          return lenses;
        },
      },
      traceOutputChannel: createTraceChannel(log),
    });
    answerFileRequests(client);
    answerHeadTextRequests(client);
    answerFileStandingRequests(client);
    listenForLanguages(client, log);
    await client.start();
    await tellNeighbours(client);
    log.info('The language server runs.');
    started.fire(client);
    return client;
  };
  return {
    log,
    client() {
      starting ??= start();
      return starting;
    },
    async restart() {
      const running = starting;
      starting = undefined;
      const client = await running?.catch(() => undefined);
      await client?.stop();
      await this.client();
    },
    isRunning: () => starting !== undefined,
    secrets: context.secrets,
    onDidStart: started.event,
  };
}
