import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  type Location,
  type PublishDiagnosticsParams,
  type SymbolInformation,
  type TypeHierarchyItem,
} from 'vscode-languageserver-protocol';
import type {
  FindIssuersResult,
  ListObjectsArguments,
  ListObjectsResult,
  MatchKeyResult,
  VerifyChainArguments,
  VerifyChainResult,
} from '../../server/src/core/workspaceProtocol';
import { startTestServer, type TestServer, type TestServerOptions } from '../harness/languageServer';
import { createMemoryFiles, type MemoryFiles, until } from '../harness/memoryFiles';

const folder = 'file:///pki';
const at = (path: string) => `${folder}/${path}`;
const NAMES = ['root.crt', 'namesake.crt', 'inter.crt', 'leaf.crt', 'leaf.key', 'leaf.csr', 'chain.p7b'];
const texts: Readonly<Record<string, string>> = Object.fromEntries(
  NAMES.map((name) => [
    at(name),
    readFileSync(new URL(`../fixtures/workspace/${name}`, import.meta.url), 'utf8'),
  ]),
);
const bodyOf = (name: string) => (texts[at(name)] as string).split('\n').slice(1, -2).join('');
let server: TestServer;
let files: MemoryFiles;
let published: Map<string, PublishDiagnosticsParams>;
let watchers: unknown[];
let states: unknown[];

afterEach(() => server.stop());

async function start(
  content: Readonly<Record<string, string | Uint8Array>> = texts,
  options: TestServerOptions = {},
): Promise<void> {
  files = createMemoryFiles(content);
  server = await startTestServer({
    files,
    ...options,
    params: {
      workspaceFolders: [{ uri: folder, name: 'pki' }],
      capabilities: {
        workspace: {
          configuration: true,
          workspaceFolders: true,
          didChangeWatchedFiles: { dynamicRegistration: true },
        },
      },
      ...options.params,
    },
  });
  published = new Map();
  watchers = [];
  states = [];
  const { client } = server;
  client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.set(params.uri, params);
  });
  client.onRequest(
    'client/registerCapability',
    ({ registrations }: { registrations: { method: string; registerOptions: unknown }[] }) => {
      watchers.push(...registrations.filter(({ method }) => method.endsWith('didChangeWatchedFiles')));
      return null;
    },
  );
  client.onNotification('phonepki/indexChanged', (state: unknown) => {
    states.push(state);
  });
  await settled();
}

const call = <T>(command: string, argument: object): Promise<T> =>
  server.client.sendRequest<T>('workspace/executeCommand', {
    command: `phonepki.server.${command}`,
    arguments: [argument],
  });
const list = (args: ListObjectsArguments = {}) => call<ListObjectsResult>('listObjects', args);
const settled = () =>
  until(server, async () => {
    const { state } = await list({ limit: 0 });
    return state.isBusy ? undefined : state;
  });
const changed = (uri: string, type: 1 | 2 | 3) =>
  server.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
const request = <T>(method: string, params: object) => server.client.sendRequest<T>(method, params);
const place = (name: string) => ({ textDocument: { uri: at(name) }, position: { line: 0, character: 2 } });
const pathsOf = (locations: readonly { uri: string }[]) =>
  locations.map(({ uri }) => uri.slice(at('').length)).sort();
const open = (name: string) => server.open(at(name), texts[at(name)] as string);

describe('the list of objects', () => {
  it('has every object with its role, embedded ones too', async () => {
    const inline = `<x>${bodyOf('leaf.crt')}</x>`;
    await start({ ...texts, [at('conf.xml')]: inline, [at('readme.md')]: texts[at('leaf.crt')] as string });
    const { objects, total, countByRole } = await list();
    const shown = objects.map(({ uri, role, title }) => `${uri.slice(at('').length)}: ${role} ${title}`);
    expect(shown).toEqual([
      'chain.p7b: container CMS signedData',
      'chain.p7b: intermediate CA CN=Inter',
      'conf.xml: leaf CN=phone.example.com',
      'inter.crt: intermediate CA CN=Inter',
      'leaf.crt: leaf CN=phone.example.com',
      'leaf.csr: request CN=phone.example.com',
      'leaf.key: private key EC P-256 private key',
      'namesake.crt: root CA CN=Root',
      'root.crt: root CA CN=Root',
    ]);
    expect(total).toBe(9);
    expect(countByRole).toMatchObject({ leaf: 2, 'root CA': 2, 'intermediate CA': 2, request: 1 });
    const [container, inner] = objects;
    expect(inner?.containerId).toBe(container?.id);
    const keyIds = objects.filter(({ title }) => /phone|P-256/.test(title)).map(({ keyId }) => keyId);
    expect(new Set(keyIds).size).toBe(1);
  });

  it('comes in pages and by words', async () => {
    await start();
    expect((await list({ offset: 2, limit: 2 })).objects).toHaveLength(2);
    expect((await list({ query: 'phone', roles: ['leaf'] })).total).toBe(1);
    const { serialNumber = '' } = (await list({ roles: ['leaf'] })).objects[0] ?? {};
    expect((await list({ query: serialNumber.replace(/(..)(?=.)/g, '$1:') })).total).toBe(1);
    expect((await list({ expiry: ['90 days'] })).total).toBe(0);
    expect((await list({ expiry: ['later'], roles: ['leaf'] })).objects[0]?.altNames).toEqual([
      'DNS:phone.example.com',
      'IP:192.0.2.7',
    ]);
    await expect(list({ roles: ['none' as never] })).rejects.toThrow(/must be one of root CA/);
  });

  it('never holds bytes of keys', async () => {
    await start();
    const text = JSON.stringify(await list());
    expect(text).not.toContain('bytes');
    expect(text).not.toContain((texts[at('leaf.key')] as string).split('\n')[1]);
  });

  it('reads DER files, and leaves out what is larger than the setting', async () => {
    const der = new Uint8Array(Buffer.from(bodyOf('leaf.crt'), 'base64'));
    const large = `${texts[at('leaf.crt')]}${'x'.repeat(5000)}`;
    await start(
      { [at('a.der')]: der, [at('large.txt')]: large },
      { settings: { index: { maxFileSize: 4 } } },
    );
    expect((await list()).objects.map(({ uri, isBinary }) => [uri, isBinary])).toEqual([[at('a.der'), true]]);
  });

  it('obeys the globs, files.exclude and the number of files', async () => {
    const text = texts[at('leaf.crt')] as string;
    const content = {
      [at('a.crt')]: text,
      [at('b.crt')]: text,
      [at('old/c.crt')]: text,
      [at('d.xyz')]: text,
    };
    await start(content, { settings: { index: { include: ['**/*.xyz', '**/*.crt'], exclude: ['old'] } } });
    expect(pathsOf((await list()).objects)).toEqual(['a.crt', 'b.crt', 'd.xyz']);
    await server.stop();
    await start(content, { settings: { index: { maxFiles: 1 } } });
    const { objects, state } = await list();
    expect([objects.length, state.isIncomplete]).toEqual([1, true]);
  });
});

describe('changes', () => {
  it('are followed: made, written, deleted, a folder deleted', async () => {
    await start({});
    await until(server, async () => watchers[0]);
    expect(JSON.stringify(watchers)).not.toContain('"**/*"');
    const has = (paths: readonly string[]) =>
      until(server, async () => {
        const now = pathsOf((await list()).objects);
        return now.join() === paths.join() ? now : undefined;
      });
    files.content.set(at('sub/a.crt'), texts[at('leaf.crt')] as string);
    await changed(at('sub/a.crt'), 1);
    await has(['sub/a.crt']);
    files.content.set(at('sub/a.crt'), `${texts[at('leaf.crt')]}${texts[at('root.crt')]}`);
    await changed(at('sub/a.crt'), 2);
    await has(['sub/a.crt', 'sub/a.crt']);
    await changed(at('node_modules/x/b.crt'), 1);
    await request('workspace/executeCommand', { command: 'phonepki.server.listObjects', arguments: [{}] });
    await server.client.sendNotification('workspace/didDeleteFiles', { files: [{ uri: at('sub') }] });
    await has([]);
    expect(files.reads).not.toContain(at('node_modules/x/b.crt'));
    expect(states.length).toBeGreaterThan(0);
  });

  it('in an open document count before they are saved', async () => {
    await start();
    await open('leaf.crt');
    await server.change(at('leaf.crt'), 2, '');
    expect((await list({ uri: at('leaf.crt') })).total).toBe(0);
    await server.client.sendNotification('textDocument/didClose', { textDocument: { uri: at('leaf.crt') } });
    await until(server, async () => ((await list({ uri: at('leaf.crt') })).total === 1 ? true : undefined));
  });

  it('in documents outside the index count while they are open', async () => {
    await start();
    const uri = 'untitled:Untitled-1';
    await server.open(uri, texts[at('leaf.crt')] as string);
    expect((await list({ uri })).total).toBe(1);
    await server.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
    expect((await list({ uri })).total).toBe(0);
  });
});

describe('findings on files that nobody opened', () => {
  const broken = () =>
    (texts[at('leaf.crt')] as string).replace('-----END CERTIFICATE-----', '-----END CERTIFICATE----');
  const codes = (uri: string) => published.get(uri)?.diagnostics.map(({ code }) => code);

  it('are sent, cleared when the file goes, and kept when it is closed', async () => {
    const uri = at('broken.crt');
    await start({ [uri]: broken() });
    await until(server, () => codes(uri));
    expect(codes(uri)).toContain('pem/armor-dashes');
    expect(published.get(uri)?.version).toBeUndefined();
    await server.open(uri, broken());
    await until(server, () => (published.get(uri)?.version === 1 ? true : undefined));
    await server.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await until(server, () => (published.get(uri)?.version === undefined ? true : undefined));
    expect(codes(uri)).toContain('pem/armor-dashes');
    files.content.delete(uri);
    await changed(uri, 3);
    await until(server, () => (codes(uri)?.length === 0 ? true : undefined));
  });

  it('are cleared when the file goes right after it was closed', async () => {
    const uri = at('broken.crt');
    await start({ [uri]: broken() });
    await server.open(uri, broken());
    await until(server, () => (published.get(uri)?.version === 1 ? true : undefined));
    await server.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
    files.content.delete(uri);
    await changed(uri, 3);
    await until(server, () => (codes(uri)?.length === 0 ? true : undefined));
  });

  it('come back when a certificate expires meanwhile', async () => {
    const uri = at('leaf.crt');
    const notAfter = Date.parse(new X509Certificate(texts[uri] as string).validTo);
    await start({ [uri]: texts[uri] as string }, { now: notAfter - 1_000_000 });
    await until(server, () => (codes(uri)?.includes('rfc5280/expires-soon') ? true : undefined));
    server.advance(3_600_000);
    await until(server, () => (codes(uri)?.includes('rfc5280/expired') ? true : undefined));
  });

  it('are those of phone configs, too, with or without a certificate', async () => {
    const uri = at('phone.cfg');
    await start({ [uri]: '<?xml version="1.0"?>\n<PHONE_CONFIG>\n  <ALL a="1" a="2" />\n</PHONE_CONFIG>\n' });
    await until(server, () => codes(uri));
    expect((await list()).total).toBe(0);
    files.content.delete(uri);
    await changed(uri, 3);
    await until(server, () => (codes(uri)?.length === 0 ? true : undefined));
  });

  it('are not sent where the setting says open files only', async () => {
    const uri = at('broken.crt');
    await start({ [uri]: broken() }, { settings: { diagnostics: { scope: 'openFiles' } } });
    expect(published.size).toBe(0);
    await server.open(uri, broken());
    await until(server, () => (published.get(uri)?.version === 1 ? true : undefined));
    await server.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await until(server, () => (codes(uri)?.length === 0 ? true : undefined));
  });
});

describe('navigation', () => {
  it('leads from a certificate to the issuer whose key signed it, and to its key', async () => {
    await start();
    for (const name of ['leaf.crt', 'inter.crt', 'leaf.csr', 'leaf.key']) {
      await open(name);
    }
    const definition = async (name: string) =>
      pathsOf(await request<Location[]>('textDocument/definition', place(name)));
    expect(await definition('inter.crt')).toEqual(['root.crt']);
    expect(await definition('leaf.crt')).toEqual(['chain.p7b', 'inter.crt', 'leaf.key']);
    expect(await definition('leaf.csr')).toEqual(['leaf.key']);
    expect(await definition('leaf.key')).toEqual(['leaf.crt', 'leaf.csr']);
  });

  it('leads to the one that the field under the cursor speaks of', async () => {
    await start();
    await open('leaf.crt');
    const definition = async (position: { line: number; character: number }) =>
      pathsOf(
        await request<Location[]>('textDocument/definition', {
          textDocument: { uri: at('leaf.crt') },
          position,
        }),
      );
    const der = Buffer.from(bodyOf('leaf.crt'), 'base64');
    const placeOf = (byte: number) => {
      const digit = Math.ceil((byte * 8) / 6);
      return { line: 1 + Math.floor(digit / 64), character: digit % 64 };
    };
    expect(await definition(placeOf(der.indexOf('Inter') + 1))).toEqual(['chain.p7b', 'inter.crt']);
    expect(await definition(placeOf(der.length - 20))).toEqual(['chain.p7b', 'inter.crt']);
    const point = new X509Certificate(texts[at('leaf.crt')] as string).publicKey.export({
      type: 'spki',
      format: 'der',
    });
    expect(await definition(placeOf(der.indexOf(point.subarray(-20))))).toEqual(['leaf.key']);
  });

  it('finds what was issued and what uses the key', async () => {
    await start();
    await open('inter.crt');
    await open('leaf.key');
    const references = async (name: string, includeDeclaration: boolean) => {
      const params = { ...place(name), context: { includeDeclaration } };
      const found = request<Location[]>('textDocument/references', params);
      return pathsOf(await until(server, () => Promise.race([found, undefined])));
    };
    expect(await references('inter.crt', false)).toEqual(['chain.p7b', 'leaf.crt']);
    expect(await references('leaf.key', true)).toEqual(['leaf.crt', 'leaf.csr', 'leaf.key']);
  });

  it('stops looking where the person no longer waits', async () => {
    await start();
    await open('inter.crt');
    const stop = new CancellationTokenSource();
    const params = { ...place('inter.crt'), context: { includeDeclaration: false } };
    const found = server.client
      .sendRequest('textDocument/references', params, stop.token)
      .then(() => 'found', String);
    await list({ limit: 0 });
    stop.cancel();
    await list({ limit: 0 });
    expect(await until(server, () => Promise.race([found, undefined]))).toContain('Cancelled');
    expect(server.logged).toEqual([]);
  });

  it('shows the issuing chain as a hierarchy of types', async () => {
    await start();
    await open('inter.crt');
    const [item] = await request<TypeHierarchyItem[]>(
      'textDocument/prepareTypeHierarchy',
      place('inter.crt'),
    );
    expect([item?.name, item?.detail]).toEqual(['CN=Inter', 'intermediate CA']);
    const above = await request<TypeHierarchyItem[]>('typeHierarchy/supertypes', { item });
    expect(pathsOf(above)).toEqual(['root.crt']);
    const below = request<TypeHierarchyItem[]>('typeHierarchy/subtypes', { item });
    expect(pathsOf(await until(server, () => Promise.race([below, undefined])))).toEqual(['leaf.crt']);
    expect(await request('typeHierarchy/supertypes', { item: above[0] })).toEqual([]);
  });

  it('finds symbols by name, serial number, fingerprint and alternative name', async () => {
    await start();
    const [leaf] = (await list({ roles: ['leaf'] })).objects;
    for (const query of ['phone', leaf?.serialNumber, leaf?.sha256.slice(0, 16), '192.0.2.7']) {
      const found = request<SymbolInformation[]>('workspace/symbol', { query });
      const symbols = await until(server, () => Promise.race([found, undefined]));
      expect(pathsOf(symbols.map(({ location }) => location))).toContain('leaf.crt');
      expect(symbols.every(({ name }) => name.toLowerCase().includes(String(query).toLowerCase()))).toBe(
        true,
      );
    }
  });
});

describe('commands', () => {
  const verify = (args: Omit<VerifyChainArguments, 'uri' | 'position'>) =>
    call<VerifyChainResult>('verifyChain', {
      ...args,
      uri: at('leaf.crt'),
      position: { line: 1, character: 1 },
    });

  it('verify the chain of a certificate that is not even open', async () => {
    await start();
    const { verdict, chains, text } = await verify({ purpose: 'serverAuth', hostName: '192.0.2.7' });
    expect(verdict).toBe('good');
    expect(chains[0]?.steps.map(({ object }) => object.title)).toEqual([
      'CN=phone.example.com',
      'CN=Inter',
      'CN=Root',
    ]);
    expect(text).toContain('It is for 192.0.2.7.');
    expect((await verify({ hostName: 'other.example.com' })).verdict).toBe('bad');
    expect((await verify({ time: 0 })).verdict).toBe('bad');
    const [namesake] = (await list({ uri: at('namesake.crt') })).objects;
    expect((await verify({ anchors: [namesake?.sha256 ?? ''] })).verdict).toBe('bad');
    const [root] = (await list({ uri: at('root.crt') })).objects;
    expect((await verify({ anchors: [root?.sha256 ?? ''] })).verdict).toBe('good');
    await expect(
      call('verifyChain', { uri: at('leaf.key'), position: { line: 1, character: 1 } }),
    ).rejects.toThrow(/only certificates have chains/);
  });

  it('say whether a key matches, and who the issuer is', async () => {
    await start();
    const [leaf] = (await list({ uri: at('leaf.crt') })).objects;
    const match = await call<MatchKeyResult>('matchKey', { id: leaf?.id });
    expect([match.text, pathsOf(match.matches)]).toEqual([
      'The private key of CN=phone.example.com is in the workspace.',
      ['leaf.csr', 'leaf.key'],
    ]);
    const [inter] = (await list({ uri: at('inter.crt') })).objects;
    const issuers = await call<FindIssuersResult>('findIssuers', { id: inter?.id });
    expect([issuers.text, pathsOf(issuers.issuers.map(({ object }) => object))]).toEqual([
      'CN=Inter was issued by CN=Root.',
      ['root.crt'],
    ]);
    await expect(call('findIssuers', { id: 'file:///none#1' })).rejects.toThrow(/no certificate/);
    await expect(call('findIssuers', {})).rejects.toThrow(/no certificate/);
  });
});
