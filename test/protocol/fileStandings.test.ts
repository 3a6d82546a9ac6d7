import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import {
  ClientNotification,
  ClientRequest,
  type FileStanding,
  type FileStandingsParams,
  type HeadTextParams,
} from '../../server/src/core/protocol';
import { startTestServer, type TestServer } from '../harness/languageServer';
import { createMemoryFiles, type MemoryFiles, until } from '../harness/memoryFiles';

const folder = 'file:///pki';
const RULE = 'key/unencrypted-in-repository';
const fixture = readFileSync(
  new URL('../rules/key/unencrypted-in-repository/bad-ca.files', import.meta.url),
  'utf8',
);
const [, caKey = '', caCertificate = ''] = fixture.split(/^=== .* ===\n/m);
const leafKey = readFileSync(new URL('../fixtures/workspace/leaf.key', import.meta.url), 'utf8');
const leaf = readFileSync(new URL('../fixtures/workspace/leaf.crt', import.meta.url), 'utf8');
const at = (name: string) => `${folder}/${name}`;

let server: TestServer;
let files: MemoryFiles;
/** What the client is asked for, request by request. */
let asked: (readonly string[])[];
let heads: string[];
let standings: Map<string, FileStanding['standing']>;
let committed: Map<string, string>;
let published: Map<string, readonly Diagnostic[]>;
afterEach(() => server.stop());

async function start(content: Readonly<Record<string, string>>, readsStandings = true): Promise<void> {
  files = createMemoryFiles(
    Object.fromEntries(Object.entries(content).map(([name, text]) => [at(name), text])),
  );
  asked = [];
  heads = [];
  standings = new Map();
  committed = new Map();
  published = new Map();
  server = await startTestServer({
    files,
    params: {
      workspaceFolders: [{ uri: folder, name: 'pki' }],
      capabilities: { workspace: { configuration: true, workspaceFolders: true } },
      initializationOptions: { readsHead: true, readsStandings },
    },
  });
  const { client } = server;
  client.onRequest(ClientRequest.fileStandings, ({ uris }: FileStandingsParams) => {
    asked.push(uris);
    return {
      files: uris.map((uri) => {
        const standing = standings.get(uri);
        return standing === undefined ? null : { standing, repository: folder };
      }),
    };
  });
  client.onRequest(ClientRequest.headText, ({ uri }: HeadTextParams) => {
    heads.push(uri);
    return { text: committed.get(uri) ?? null };
  });
  client.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
    published.set(uri, diagnostics);
  });
}

const findingOn = (name: string) => published.get(at(name))?.find(({ code }) => code === RULE);
const found = (name: string, words: RegExp) =>
  until(server, () => (words.test(String(findingOn(name)?.message)) ? findingOn(name) : undefined));
const silent = (name: string) => until(server, () => (findingOn(name) === undefined ? true : undefined));

describe('a key in clear', () => {
  it('in files that nobody opened is judged by what Git says of all of them at once', async () => {
    await start({ 'a.key': leafKey, 'b.key': caKey, 'ca.crt': caCertificate, 'leaf.crt': leaf });
    standings.set(at('a.key'), 'untracked').set(at('b.key'), 'ignored');
    expect((await found('a.key', /does not ignore/)).severity).toBe(2);
    expect(asked.map((uris) => [...uris].sort())).toEqual([[at('a.key'), at('b.key')]]);
    expect(heads).toEqual([]);
    expect(findingOn('b.key')).toBeUndefined();
  });

  it('is an error where it is the key of a CA, and tells its name', async () => {
    await start({ 'ca.key': caKey, 'ca.crt': caCertificate });
    standings.set(at('ca.key'), 'untracked');
    const { message, severity } = await found('ca.key', /does not ignore/);
    expect(message).toContain('of the CA CN=Example Phones CA');
    expect(severity).toBe(1);
    files.content.delete(at('ca.crt'));
    await server.client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: at('ca.crt'), type: 3 }],
    });
    expect((await found('ca.key', /^This private key is/)).severity).toBe(2);
  });

  it('that a commit has is lost, one that a commit had another of is not', async () => {
    await start({ 'a.key': leafKey, 'b.key': leafKey });
    standings.set(at('a.key'), 'tracked').set(at('b.key'), 'tracked');
    committed.set(at('a.key'), `# a remark\n${leafKey}`).set(at('b.key'), caKey);
    await found('a.key', /a commit has it/);
    await found('b.key', /Git tracks its file/);
    committed.set(at('b.key'), leafKey);
    await server.client.sendNotification(ClientNotification.headChanged);
    await found('b.key', /a commit has it/);
  });

  it('is silent once its file is ignored, and speaks again when it no longer is', async () => {
    await start({ 'a.key': leafKey });
    standings.set(at('a.key'), 'untracked');
    await found('a.key', /does not ignore/);
    standings.set(at('a.key'), 'ignored');
    await server.client.sendNotification(ClientNotification.standingsChanged);
    await silent('a.key');
    standings.delete(at('a.key'));
    await server.client.sendNotification(ClientNotification.standingsChanged);
    await until(server, () => asked[2]);
    expect(findingOn('a.key')).toBeUndefined();
    standings.set(at('a.key'), 'tracked');
    await server.client.sendNotification(ClientNotification.standingsChanged);
    await found('a.key', /Git tracks its file/);
  });

  it('in an open document is seen when it is pasted, and gone when it is', async () => {
    await start({});
    standings.set(at('new.pem'), 'untracked');
    await server.open(at('new.pem'), leaf);
    await until(server, () => published.get(at('new.pem')));
    expect(asked).toEqual([]);
    await server.change(at('new.pem'), 2, leaf + leafKey);
    await found('new.pem', /does not ignore/);
    await server.change(at('new.pem'), 3, leaf);
    await silent('new.pem');
    expect(asked).toEqual([[at('new.pem')]]);
  });

  it('is left alone by clients that know nothing of version control', async () => {
    await start({ 'a.key': leafKey }, false);
    standings.set(at('a.key'), 'untracked');
    await server.open(at('a.key'), leafKey);
    await until(server, () => published.get(at('a.key')));
    expect(findingOn('a.key')).toBeUndefined();
    expect(asked).toEqual([]);
  });
});
