/** A language server in a process of its own, and how long it takes to answer after a keystroke. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  createProtocolConnection,
  type DocumentSymbol,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

export interface TypedServer {
  /** Types a character, and asks for the outline; gives the number of its entries on the first level. */
  type(): Promise<number>;
  stop(): Promise<void>;
}

/** Where a `1` is typed and taken back in turns. */
export interface TypedDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
  readonly offset: number;
}

/** `module` is a file that serves over stdio. */
export async function startTypedServer(module: string, document: TypedDocument): Promise<TypedServer> {
  const child = spawn(process.execPath, [module, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) =>
    items.map(() => null),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } },
  });
  await connection.sendNotification('initialized', {});
  const { uri, languageId, text } = document;
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId, version: 1, text },
  });
  return { type: typist(connection, document), stop: () => stop(connection, child) };
}

function typist(connection: ProtocolConnection, { uri, text, offset }: TypedDocument) {
  const before = text.slice(0, offset).split('\n');
  const start = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const behind = { line: start.line, character: start.character + 1 };
  let version = 1;
  return async () => {
    version++;
    const isThere = version % 2 === 1;
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start, end: isThere ? behind : start }, text: isThere ? '' : '1' }],
    });
    const symbols = await connection.sendRequest<readonly DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    return symbols.length;
  };
}

async function stop(connection: ProtocolConnection, child: ChildProcess): Promise<void> {
  await connection.sendRequest('shutdown');
  connection.dispose();
  child.kill();
}
