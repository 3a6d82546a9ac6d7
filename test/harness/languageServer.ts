/** The language server and a client of it in one process, over streams in memory. */
import { webcrypto } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node';
import type { HostCrypto } from '../../server/src/ca/hostCrypto';
import type { FileStore } from '../../server/src/ca/stores/fileStore';
import type { FileAccess, Timers } from '../../server/src/lsp/runtimeEnvironment';
import { startServer } from '../../server/src/lsp/startServer';

export interface TestServer {
  readonly client: ProtocolConnection;
  readonly result: InitializeResult;
  /** Everything the server logged. */
  readonly logged: string[];
  /** Lets the clock of the server go on and runs what was due. */
  advance(milliseconds: number): void;
  open(uri: string, text: string, languageId?: string): Promise<void>;
  change(uri: string, version: number, text: string): Promise<void>;
  /** The next diagnostics of this document that the server sends, from now on. */
  nextDiagnostics(uri: string): Promise<PublishDiagnosticsParams>;
  stop(): Promise<void>;
}

export interface TestServerOptions {
  readonly now?: number;
  /** Milliseconds that pass whenever the server looks at the clock, so that it does its work in slices. */
  readonly tick?: number;
  /** In place of timers that run with `advance`. */
  readonly timers?: Timers;
  /** Where the CA of the server may write. */
  readonly store?: FileStore;
  readonly params?: Partial<InitializeParams>;
  /** What the client answers when it is asked for the section `phonepki`. */
  readonly settings?: unknown;
  /** The disk of the server. */
  readonly files?: FileAccess;
}

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const logged: string[] = [];
  let now = options.now ?? Date.UTC(2026, 11, 1);
  let tasks: { due: number; run: () => void }[] = [];
  startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
    now: () => {
      now += options.tick ?? 0;
      return now;
    },
    crypto: webcrypto as HostCrypto,
    ...(options.store === undefined ? {} : { store: options.store }),
    ...(options.files === undefined ? {} : { files: options.files }),
    timers: options.timers ?? {
      later(milliseconds, run) {
        const task = { due: now + milliseconds, run };
        tasks.push(task);
        return () => {
          tasks = tasks.filter((each) => each !== task);
        };
      },
    },
  });

  const client = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  const waiting = new Map<string, ((params: PublishDiagnosticsParams) => void)[]>();
  client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    for (const resolve of waiting.get(params.uri)?.splice(0) ?? []) {
      resolve(params);
    }
  });
  client.onNotification('window/logMessage', ({ message }: { message: string }) => {
    logged.push(message);
  });
  client.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
    items.map(() => options.settings ?? {}),
  );
  client.onRequest('client/registerCapability', () => null);
  client.listen();
  const result = await client.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {},
    ...options.params,
  });
  await client.sendNotification('initialized', {});

  return {
    client,
    result,
    logged,
    advance(milliseconds) {
      now += milliseconds;
      const due = tasks.filter((task) => task.due <= now);
      tasks = tasks.filter((task) => task.due > now);
      for (const task of due) {
        task.run();
      }
    },
    open: (uri, text, languageId = 'pem') =>
      client.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: 1, text },
      }),
    change: (uri, version, text) =>
      client.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      }),
    nextDiagnostics: (uri) =>
      new Promise((resolve) => {
        waiting.set(uri, [...(waiting.get(uri) ?? []), resolve]);
      }),
    async stop() {
      await client.sendRequest('shutdown');
      client.dispose();
    },
  };
}

/** The text that a diagnostic underlines. */
export function underlined(text: string, { range }: Diagnostic): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: { line: number; character: number }) =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  return text.slice(offset(range.start), offset(range.end));
}
