/** The files that the server reads by itself, on a real disk. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FileRequest } from '../../server/src/lsp/runtimeEnvironment';
import { nodeFileStore } from '../../server/src/node/fileStore';
import { files } from '../../server/src/node/files';

const folder = mkdtempSync(join(tmpdir(), 'phonepki-files-'));
const root = pathToFileURL(folder).href;
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  for (const sub of ['a/b', 'node_modules/x', '.hidden', 'odd (name) ä']) {
    mkdirSync(join(folder, sub), { recursive: true });
  }
  const paths = ['top.pem', 'a/one.crt', 'a/b/two.crt', 'a/three.md', 'node_modules/x/four.crt'];
  for (const path of [...paths, '.hidden/five.pem', "odd (name) ä/it's.pem"]) {
    writeFileSync(join(folder, path), path);
  }
  symlinkSync(folder, join(folder, 'a/loop'));
  symlinkSync(join(folder, 'top.pem'), join(folder, 'a/link.pem'));
  symlinkSync(join(folder, 'nowhere'), join(folder, 'a/dead.pem'));
});

const list = async (request: Partial<FileRequest> = {}) => {
  const found = await files.list({
    folders: [root],
    include: ['**/*.{pem,crt}'],
    exclude: ['**/node_modules'],
    maxFiles: 100,
    virtualWorkspaces: false,
    isCancelled: () => false,
    ...request,
  });
  return found.map((uri) => uri.slice(root.length + 1)).sort();
};

it('are those of the globs, links followed but not for ever', async () => {
  expect(await list()).toEqual([
    '.hidden/five.pem',
    'a/b/two.crt',
    'a/link.pem',
    'a/one.crt',
    'odd%20%28name%29%20%C3%A4/it%27s.pem',
    'top.pem',
  ]);
  expect(await list({ include: ['a/*.crt'] })).toEqual(['a/one.crt']);
  expect(await list({ exclude: ['a', 'odd*'] })).toEqual([
    '.hidden/five.pem',
    'node_modules/x/four.crt',
    'top.pem',
  ]);
});

it('are no more than asked for, and none after a cancellation or where there is nothing', async () => {
  expect(await list({ maxFiles: 2 })).toHaveLength(2);
  expect(await list({ isCancelled: () => true })).toEqual([]);
  expect(await list({ folders: [`${root}/missing`, 'vscode-vfs://github/x'] })).toEqual([]);
});

it('are read up to a size', async () => {
  const text = async (path: string, maxBytes: number) => {
    const bytes = await files.read(`${root}/${path}`, maxBytes);
    return bytes && Buffer.from(bytes).toString();
  };
  expect(await text('top.pem', 7)).toBe('top.pem');
  expect(await text('top.pem', 6)).toBeUndefined();
  expect(await text('odd%20%28name%29%20%C3%A4/it%27s.pem', 100)).toBe("odd (name) ä/it's.pem");
  expect(await text('a', 100)).toBeUndefined();
  expect(await text('missing.pem', 100)).toBeUndefined();
  expect(await files.read('memfs:/x.pem', 100)).toBeUndefined();
});

it('are files: nobody waits for a pipe, or reads a device to its end', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  symlinkSync('/dev/zero', join(folder, 'endless'));
  for (const name of ['pipe', 'endless', 'a']) {
    expect(await files.read(`${root}/${name}`, 1000)).toBeUndefined();
    await expect(nodeFileStore.read(`${root}/${name}`)).rejects.toThrow();
  }
  expect(await nodeFileStore.read(`${root}/nowhere`)).toBeUndefined();
});
