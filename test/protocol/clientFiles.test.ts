/** The index of a server whose client reads the files for it, as VS Code does. */
import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { Trace } from 'vscode-languageserver-protocol/node';
import { withoutContent } from '../../client/src/traceChannel';
import type { ListFilesParams, ReadFileParams } from '../../server/src/core/protocol';
import type { ListObjectsResult } from '../../server/src/core/workspaceProtocol';
import { startTestServer, type TestServer } from '../harness/languageServer';
import { until } from '../harness/memoryFiles';

const folder = 'vscode-remote://host/pki';
const contentOf = (name: string) =>
  readFileSync(new URL(`../fixtures/workspace/${name}`, import.meta.url), 'utf8');

let server: TestServer;
afterEach(() => server.stop());

async function start(names: readonly string[], settings: unknown = {}) {
  const listed: ListFilesParams[] = [];
  const traced: string[] = [];
  server = await startTestServer({
    settings,
    params: {
      workspaceFolders: [{ uri: folder, name: 'pki' }],
      initializationOptions: { readsFiles: true },
      capabilities: { workspace: { configuration: true } },
    },
  });
  await server.client.trace(Trace.Verbose, {
    log: (message: unknown, data?: unknown) => {
      traced.push(`${typeof message === 'string' ? message : JSON.stringify(message)} ${String(data)}`);
    },
  });
  server.client.onRequest('phonepki/listFiles', (params: ListFilesParams) => {
    listed.push(params);
    return names.map((name) => `${folder}/${name}`);
  });
  server.client.onRequest('phonepki/readFile', ({ uri }: ReadFileParams) => {
    const name = uri.slice(folder.length + 1);
    return { bytes: name === 'gone.crt' ? null : Buffer.from(contentOf(name)).toString('base64') };
  });
  const result = await until(server, async () => {
    const found = await server.client.sendRequest<ListObjectsResult>('workspace/executeCommand', {
      command: 'phonepki.server.listObjects',
      arguments: [{}],
    });
    return found.state.isBusy ? undefined : found;
  });
  return { result, listed, traced };
}

it('holds what the client finds and can read, within the globs', async () => {
  const { result, listed } = await start(['leaf.crt', 'leaf.key', 'gone.crt', 'node_modules/root.crt']);
  expect(result.objects.map(({ uri, role }) => [uri.slice(folder.length + 1), role])).toEqual([
    ['leaf.crt', 'leaf'],
    ['leaf.key', 'private key'],
  ]);
  expect(listed).toHaveLength(1);
  expect(listed[0]?.include[0]).toContain('pem');
  expect(listed[0]?.virtualWorkspaces).toBe(false);
});

it('asks for nothing where no files are to be searched', async () => {
  const { result, listed } = await start(['leaf.crt'], { index: { include: [] } });
  expect([result.total, listed]).toEqual([0, []]);
});

it('leaves no byte of a file in a verbose trace', async () => {
  const { traced } = await start(['leaf.key']);
  const body = Buffer.from(contentOf('leaf.key')).toString('base64');
  expect(traced.join('\n')).toContain(body.slice(40, 80));
  expect(traced.map(withoutContent).join('\n')).not.toContain(body.slice(40, 80));
});
