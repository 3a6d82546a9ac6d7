import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import type { FoldingRange, Range, SelectionRange, SemanticTokens } from 'vscode-languageserver-protocol';
import { startTestServer, type TestServer } from '../harness/languageServer';

const uri = 'file:///prov/update.txt';
const pem = readFileSync(new URL('../fixtures/workspace/leaf.crt', import.meta.url), 'utf8');
const hex = Buffer.from(pem.split('\n').slice(1, -2).join(''), 'base64').toString('hex');
const script = `# the phone's own\nvars create X509/REQUESTRESPONSE/00000 pb ${hex}\nconfig write\n`;
const whole: Range = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };

let server: TestServer;
afterEach(() => server.stop());

async function ask<T>(method: string, languageId: string, more: object = {}): Promise<T> {
  server = await startTestServer();
  await server.open(uri, script, languageId);
  return server.client.sendRequest<T>(`textDocument/${method}`, { textDocument: { uri }, ...more });
}

it('an update script folds; where it is still plain text, that is left to the editor', async () => {
  const folds = await ask<FoldingRange[]>('foldingRange', 'innovaphone-script');
  expect(folds.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([[0, 2]]);
  await server.stop();
  expect(await ask('foldingRange', 'plaintext')).toBeNull();
});

it('hexadecimal is coloured by what it encodes', async () => {
  const { data } = await ask<SemanticTokens>('semanticTokens/range', 'innovaphone-script', { range: whole });
  expect(data.length / 5).toBeGreaterThan(5);
  const [line, character] = data;
  expect(line).toBe(1);
  expect(character).toBeGreaterThanOrEqual(script.split('\n')[1]?.indexOf(hex) ?? 0);
  await server.stop();
  expect(await ask('semanticTokens/range', 'plaintext', { range: whole })).toMatchObject({ data: [] });
});

it('the selection grows by field', async () => {
  const character = (script.split('\n')[1]?.indexOf(hex) ?? 0) + hex.length - 20;
  const [range] = await ask<SelectionRange[]>('selectionRange', 'innovaphone-script', {
    positions: [{ line: 1, character }],
  });
  expect(range?.parent?.range).toBeDefined();
});
