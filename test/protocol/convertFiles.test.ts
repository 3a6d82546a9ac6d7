import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConvertResult } from '../../server/src/core/viewProtocol';
import { nodeFileStore } from '../../server/src/node/fileStore';
import { startTestServer, type TestServer } from '../harness/languageServer';

const read = (path: string) => readFileSync(new URL(path, import.meta.url));
const key = read('../fixtures/workspace/leaf.key');
const certificate = read('../fixtures/workspace/leaf.crt');
const OTHERS = 0o077;

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startTestServer({ store: nodeFileStore });
});
afterAll(() => server.stop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phonepki-convert-'));
  return () => rm(folder, { recursive: true });
});

const at = (name: string) => join(folder, name);
const uriOf = (name: string) => pathToFileURL(at(name)).href;
const modeOf = async (name: string) => (await stat(at(name))).mode & OTHERS;

function toDer(bytes: Uint8Array, more: object): Promise<ConvertResult> {
  const argument = { name: 'leaf.pem', bytes: Buffer.from(bytes).toString('base64'), to: 'der', ...more };
  const command = 'phonepki.server.convert';
  return server.client.sendRequest('workspace/executeCommand', { command, arguments: [argument] });
}

describe('keys in another form', () => {
  it('are files for their owner alone, also in place of files for everybody', async () => {
    await writeFile(at('leaf.der'), 'before', { mode: 0o644 });
    await expect(toDer(key, { output: uriOf('leaf.der') })).rejects.toThrow('Nothing was converted');
    expect(await readFile(at('leaf.der'), 'utf8')).toBe('before');
    const { files } = await toDer(key, { output: uriOf('leaf.der'), overwrite: true });
    expect(files).toMatchObject([{ isSecret: true }]);
    expect(await modeOf('leaf.der')).toBe(0);
    expect((await readFile(at('leaf.der'))).toString('base64')).toBe(files?.[0]?.bytes);
  });

  it('go into no file that a link leads to', async () => {
    await writeFile(at('elsewhere'), 'before');
    await symlink(at('elsewhere'), at('link.der'));
    await toDer(key, { output: uriOf('link.der'), overwrite: true });
    expect(await readFile(at('elsewhere'), 'utf8')).toBe('before');
    expect((await stat(at('link.der'))).mode & OTHERS).toBe(0);
  });

  it('are told from what everybody may have', async () => {
    const { files } = await toDer(Buffer.concat([key, certificate]), { output: uriOf('') });
    expect(files?.map(({ isSecret }) => isSecret)).toEqual([true, false]);
    expect(await modeOf('leaf-1.der')).toBe(0);
    expect(await modeOf('leaf-2.der')).not.toBe(0);
  });
});
