import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import {
  createProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

const root = fileURLToPath(new URL('../../', import.meta.url));

beforeAll(() => {
  execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root });
});

it('"node dist/server.js --stdio" serves any client: diagnostics with the version of the document, a clean exit', async () => {
  const server = spawn(process.execPath, ['dist/server.js', '--stdio'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise((resolve) => server.on('exit', resolve));
  const client = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  client.listen();
  const diagnostics = new Promise<PublishDiagnosticsParams>((resolve) =>
    client.onNotification('textDocument/publishDiagnostics', resolve),
  );
  await client.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  await client.sendNotification('initialized', {});
  const text = readFileSync(`${root}sample/ca.crt`, 'utf8').replace('END CERTIFICATE', 'END CERTIFICAT');
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri: 'file:///ca.crt', languageId: 'pem', version: 3, text },
  });
  const { version, diagnostics: found } = await diagnostics;
  expect(version).toBe(3);
  expect(found.map((each) => each.code)).toEqual(['pem/footer-label-differs']);
  await client.sendRequest('shutdown');
  await client.sendNotification('exit');
  expect(await exited).toBe(0);
});
