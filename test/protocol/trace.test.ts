import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Trace } from 'vscode-languageserver-protocol/node';
import { withoutContent } from '../../client/src/traceChannel';
import { startTestServer } from '../harness/languageServer';

it('a verbose trace holds no text of a document and no bytes of a file', async () => {
  const server = await startTestServer();
  const traced: string[] = [];
  await server.client.trace(Trace.Verbose, {
    log: (message: unknown, data?: unknown) => {
      traced.push(`${typeof message === 'string' ? message : JSON.stringify(message)} ${String(data)}`);
    },
  });
  const uri = 'file:///pki/server.key';
  const key = readFileSync(new URL('../../sample/server.key', import.meta.url), 'utf8');
  await server.open(uri, key);
  await server.change(uri, 2, `${key}\n`);
  await server.client.sendRequest('textDocument/hover', {
    textDocument: { uri },
    position: { line: 3, character: 3 },
  });
  const call = (command: string, argument: object) =>
    server.client.sendRequest('workspace/executeCommand', { command, arguments: [argument] });
  await call('phonepki.server.describeFile', { name: 'a', bytes: key.split('\n').slice(1, -2).join('') });
  await call('phonepki.server.decodeText', { text: key.slice(0, 120) + key.slice(120) });
  await call('phonepki.server.revealKey', { uri, position: { line: 3, character: 3 }, confirmed: true });
  await server.stop();

  const raw = traced.join('\n');
  const cleaned = traced.map(withoutContent).join('\n');
  const lines = key.split('\n').slice(1, -2);
  // Without the filter the trace would hold the key: so this test can fail.
  expect(lines.every((line) => raw.includes(line))).toBe(true);
  expect(lines.filter((line) => cleaned.includes(line.slice(8, 24)))).toEqual([]);
  expect(cleaned).not.toMatch(/[0-9a-f]{64}/);
  expect(cleaned).toContain('textDocument/hover');
  expect(cleaned).toContain('file:///pki/server.key');
});

it('the filter keeps what is no content and stands any size', () => {
  expect(withoutContent('Params: {"uri": "file:///a", "text": "a\\"b", "n": 1}')).toBe(
    'Params: {"uri": "file:///a", "text": "(4 characters left out)", "n": 1}',
  );
  expect(withoutContent('no quotes')).toBe('no quotes');
  expect(withoutContent('"text": "never closed')).toBe('"text": "(12 characters left out)"');
  expect(withoutContent(`"x": "${'\\\\'.repeat(2_000_000)}"`)).toBe('"x": "(4000000 characters left out)"');
});
