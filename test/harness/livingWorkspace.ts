/** A workspace whose files are written, removed, opened and typed into, and what the server says of them. */
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { startTestServer, type TestServer } from './languageServer';
import { createMemoryFiles, type MemoryFiles } from './memoryFiles';

const FOLDER = 'file:///pki';

export interface LivingWorkspace {
  readonly server: TestServer;
  readonly files: MemoryFiles;
  write(path: string, content: string): void;
  remove(path: string): void;
  rename(from: string, to: string): void;
  open(path: string): void;
  type(path: string, content: string): void;
  save(path: string): void;
  close(path: string): void;
  /** A setting is changed and changed back, so everything is listed and read again. */
  rescan(): void;
  onDisk(): ReadonlyMap<string, string>;
  /** Texts of the open documents by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Lets a moment pass, in which the server may be anywhere in its work. */
  pass(milliseconds: number): Promise<void>;
  /** Waits until the server has nothing left to do. */
  settle(): Promise<void>;
  /** What the server says of each file that it says anything of. */
  said(): Readonly<Record<string, readonly Diagnostic[]>>;
}

const uriOf = (path: string) => `${FOLDER}/${path}`;

export interface WorkspaceOptions {
  /** What is open from the start, as it is in the editor. */
  readonly opened?: ReadonlyMap<string, string>;
  /** How many turns the disk takes for a file, one after the other and then from the first again. */
  readonly delays?: readonly number[];
}

const NOTHING: ReadonlyMap<string, string> = new Map();

/** What is read is what stood there when the reading began. */
function slowly(files: MemoryFiles, delays: readonly number[]): MemoryFiles {
  let count = 0;
  return {
    ...files,
    async read(uri, maxBytes) {
      const bytes = await files.read(uri, maxBytes);
      for (let turns = delays[count++ % delays.length] ?? 0; turns > 0; turns--) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      return bytes;
    },
  };
}

/** `content` by path. */
export async function startWorkspace(
  content: ReadonlyMap<string, string>,
  { opened = NOTHING, delays = [0] }: WorkspaceOptions = {},
): Promise<LivingWorkspace> {
  const files = createMemoryFiles(
    Object.fromEntries([...content].map(([path, text]) => [uriOf(path), text])),
  );
  const server = await startTestServer({
    files: slowly(files, delays),
    tick: 2,
    params: {
      workspaceFolders: [{ uri: FOLDER, name: 'pki' }],
      capabilities: {
        workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } },
        textDocument: { publishDiagnostics: { relatedInformation: true } },
      },
    },
  });
  const published = new Map<string, readonly Diagnostic[]>();
  server.client.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics }: PublishDiagnosticsParams) => {
      published.set(uri, diagnostics);
    },
  );
  const texts = new Map<string, string>();
  const versions = new Map<string, number>();
  const changed = (path: string, type: 1 | 2 | 3) =>
    void server.client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(path), type }],
    });

  const pass = async (milliseconds: number) => {
    server.advance(milliseconds);
    await turn();
  };

  const workspace: LivingWorkspace = {
    server,
    files,
    texts,
    pass,
    write(path, text) {
      const isNew = !files.content.has(uriOf(path));
      files.content.set(uriOf(path), text);
      changed(path, isNew ? 1 : 2);
    },
    remove(path) {
      files.content.delete(uriOf(path));
      changed(path, 3);
    },
    rename(from, to) {
      const text = files.content.get(uriOf(from));
      if (typeof text === 'string') {
        workspace.remove(from);
        workspace.write(to, text);
      }
    },
    open(path) {
      const text = files.content.get(uriOf(path));
      if (typeof text === 'string' && !texts.has(path)) {
        texts.set(path, text);
        versions.set(path, 1);
        void server.open(uriOf(path), text);
      }
    },
    type(path, text) {
      if (texts.has(path)) {
        const version = (versions.get(path) ?? 1) + 1;
        texts.set(path, text);
        versions.set(path, version);
        void server.change(uriOf(path), version, text);
      }
    },
    save(path) {
      const text = texts.get(path);
      if (text !== undefined) {
        workspace.write(path, text);
        void server.client.sendNotification('textDocument/didSave', { textDocument: { uri: uriOf(path) } });
      }
    },
    close(path) {
      if (texts.delete(path)) {
        void server.client.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(path) } });
      }
    },
    rescan() {
      for (const warningDays of [31, 30]) {
        const settings = { phonepki: { expiry: { warningDays } } };
        void server.client.sendNotification('workspace/didChangeConfiguration', { settings });
      }
    },
    onDisk: () =>
      new Map([...files.content].map(([uri, text]) => [uri.slice(FOLDER.length + 1), String(text)])),
    async settle() {
      for (let quiet = 0; quiet < QUIET; ) {
        for (let step = 0; step < STEPS; step++) {
          await pass(50);
        }
        const { state } = await server.client.sendRequest<{ state: { isBusy: boolean } }>(
          'workspace/executeCommand',
          { command: 'phonepki.server.listObjects', arguments: [{ limit: 0 }] },
        );
        quiet = state.isBusy ? 0 : quiet + 1;
      }
    },
    said: () =>
      Object.fromEntries(
        [...published]
          .filter(([, diagnostics]) => diagnostics.length > 0)
          .sort(([one], [other]) => (one < other ? -1 : 1)),
      ),
  };
  for (const [path, text] of opened) {
    texts.set(path, text);
    versions.set(path, 1);
    void server.open(uriOf(path), text);
  }
  return workspace;
}

/** Longer than any delay of the server, and twice, since what is found may set off more. */
const STEPS = 12;
const QUIET = 2;

/** Messages in memory need some turns to arrive. */
async function turn(): Promise<void> {
  for (let at = 0; at < 3; at++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
