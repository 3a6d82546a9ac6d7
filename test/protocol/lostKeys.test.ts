import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import type { LostKeysResult } from '../../server/src/core/workspaceProtocol';
import { startTestServer, type TestServer } from '../harness/languageServer';
import { createMemoryFiles, until } from '../harness/memoryFiles';

const read = (name: string) =>
  readFileSync(new URL(`../fixtures/workspace/${name}`, import.meta.url), 'utf8');
const request = read('leaf.csr');
/** Nobody sees which key an encrypted one is. */
const { privateKey: encrypted } = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' },
});
let server: TestServer;
afterEach(() => server.stop());

/** Paths of the requests that hold the only reference to their key. */
async function lost(files: Readonly<Record<string, string>>, ...deleted: readonly string[]) {
  const at = (path: string) => `file:///pki/${path}`;
  server = await startTestServer({
    files: createMemoryFiles(
      Object.fromEntries(Object.entries(files).map(([path, text]) => [at(path), text])),
    ),
    params: { workspaceFolders: [{ uri: 'file:///pki', name: 'pki' }] },
  });
  const ask = async () => {
    const params = { command: 'phonepki.server.lostKeys', arguments: [{ uris: deleted.map(at) }] };
    const answer = await server.client.sendRequest<LostKeysResult>('workspace/executeCommand', params);
    return answer.isBusy ? undefined : answer;
  };
  const { requests } = await until(server, ask);
  return requests.map(({ uri }) => uri.slice(at('').length));
}

it.each<[string, Record<string, string>, string[], string[]]>([
  ['the only trace of a key', { 'a.csr': request, 'root.crt': read('root.crt') }, ['a.csr'], ['a.csr']],
  ['in a folder that goes as a whole', { 'old/a.csr': request }, ['old'], ['old/a.csr']],
  ['another file goes', { 'a.csr': request, 'a.csr.txt': 'x' }, ['a.csr.txt'], []],
  ['its key is there', { 'a.csr': request, 'b.key': read('leaf.key') }, ['a.csr'], []],
  ['its certificate is there', { 'a.csr': request, 'b.crt': read('leaf.crt') }, ['a.csr'], []],
  ['a copy stays', { 'a.csr': request, 'b.csr': request }, ['a.csr'], []],
  ['all copies go', { 'a.csr': request, 'b.csr': request }, ['a.csr', 'b.csr'], ['a.csr', 'b.csr']],
  ['an encrypted key of its name is there', { 'a.csr': request, 'a.key': encrypted }, ['a.csr'], []],
  ['that of another is', { 'a.csr': request, 'b.key': encrypted }, ['a.csr'], ['a.csr']],
])('%s', async (_name, files, deleted, expected) => {
  expect(await lost(files, ...deleted)).toEqual(expected);
});
