import { execFileSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { beforeAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly uri?: string; readonly diagnostics?: unknown[] };
  readonly result?: unknown;
}

/** The browser bundle of the server in a world with the globals of a web worker and nothing else. */
function startWorker() {
  const received: Message[] = [];
  const listeners: ((event: { data: unknown }) => void)[] = [];
  const scope: Record<string, unknown> = {
    postMessage: (message: Message) => received.push(message),
    addEventListener: (_type: string, listener: (event: { data: unknown }) => void) =>
      listeners.push(listener),
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    queueMicrotask,
    crypto: webcrypto,
    URL,
    TextEncoder,
    TextDecoder,
    console: { log: () => {}, warn: () => {}, error: () => {} },
  };
  scope.self = scope;
  Object.defineProperty(scope, 'onmessage', {
    set: (listener: (event: { data: unknown }) => void) => listeners.push(listener),
  });
  runInContext(readFileSync(`${root}dist/serverBrowser.js`, 'utf8'), createContext(scope));
  const send = (message: object) => {
    for (const listener of listeners) {
      listener({ data: { jsonrpc: '2.0', ...message } });
    }
  };
  const until = async (found: (message: Message) => boolean): Promise<Message> => {
    for (let round = 0; round < 500; round++) {
      const message = received.find(found);
      if (message !== undefined) {
        return message;
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`No such message among ${JSON.stringify(received).slice(0, 2000)}`);
  };
  return { send, until };
}

beforeAll(() => {
  execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root });
});

it('the browser bundle answers with nothing but the globals of a worker', async () => {
  const { send, until } = startWorker();
  const text = readFileSync(`${root}sample/ca.crt`, 'utf8').replace('-----END CERTIFICATE-----', '');
  const uri = 'memfs:/ca.crt';
  send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
  await until((message) => message.id === 1);
  send({ method: 'initialized', params: {} });
  send({
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId: 'pem', version: 7, text } },
  });
  send({
    id: 2,
    method: 'textDocument/hover',
    params: { textDocument: { uri }, position: { line: 4, character: 4 } },
  });
  const hover = await until((message) => message.id === 2);
  expect(JSON.stringify(hover.result)).toContain('Root CA');
  const { params } = await until((message) => message.method === 'textDocument/publishDiagnostics');
  expect(JSON.stringify(params)).toContain('pem/missing-footer');
  expect(params).toMatchObject({ uri, version: 7 });
});

it('no bundle for the browser asks for a module of Node', () => {
  for (const name of ['serverBrowser.js', 'clientBrowser.js']) {
    const bundle = readFileSync(`${root}dist/${name}`, 'utf8');
    const required = [...bundle.matchAll(/\brequire\("([^"]+)"\)/g)].map((match) => match[1]);
    expect([...new Set(required)]).toEqual(name === 'clientBrowser.js' ? ['vscode'] : []);
  }
});
