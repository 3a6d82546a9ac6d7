import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { startTestServer, type TestServer } from '../harness/languageServer';
import { createMemoryFiles, type MemoryFiles, until } from '../harness/memoryFiles';

const folder = 'file:///pki';
const at = (path: string) => `${folder}/${path}`;
const text = (name: string) =>
  readFileSync(new URL(`../fixtures/workspace/${name}`, import.meta.url), 'utf8');
const [leaf, inter, root, namesake] = ['leaf.crt', 'inter.crt', 'root.crt', 'namesake.crt'].map(text) as [
  string,
  string,
  string,
  string,
];

let server: TestServer;
let files: MemoryFiles;
let published: Map<string, readonly Diagnostic[]>;
/** URIs in the order in which something was said of them. */
let said: string[];

afterEach(() => server.stop());

async function start(content: Readonly<Record<string, string>>): Promise<void> {
  files = createMemoryFiles(Object.fromEntries(Object.entries(content).map(([path, it]) => [at(path), it])));
  published = new Map();
  said = [];
  server = await startTestServer({
    files,
    params: {
      workspaceFolders: [{ uri: folder, name: 'pki' }],
      capabilities: {
        workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } },
        textDocument: { publishDiagnostics: { relatedInformation: true } },
      },
    },
  });
  server.client.onRequest('client/registerCapability', () => null);
  server.client.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics }: PublishDiagnosticsParams) => {
      published.set(uri, diagnostics);
      said.push(uri);
    },
  );
  await settled();
}

const settled = () =>
  until(server, async () => {
    const { state } = await server.client.sendRequest<{ state: { isBusy: boolean } }>(
      'workspace/executeCommand',
      { command: 'phonepki.server.listObjects', arguments: [{ limit: 0 }] },
    );
    return state.isBusy ? undefined : state;
  });

const acrossFiles = (path: string) =>
  (published.get(at(path)) ?? []).filter(({ code }) => String(code).startsWith('workspace/'));
const codesOf = (path: string) =>
  acrossFiles(path).map(({ code }) => String(code).slice('workspace/'.length));
/** Waits until exactly these findings are there. */
const finds = (path: string, codes: readonly string[]) =>
  until(server, () => (codesOf(path).join() === codes.join() ? true : undefined));
const changed = (path: string, type: 1 | 2 | 3) =>
  server.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: at(path), type }] });

function write(path: string, content: string): void {
  const type = files.content.has(at(path)) ? 2 : 1;
  files.content.set(at(path), content);
  void changed(path, type);
}

function remove(path: string): void {
  files.content.delete(at(path));
  void changed(path, 3);
}

describe('a finding about two files', () => {
  it('comes and goes with the other file on the disk', async () => {
    await start({ 'leaf.crt': leaf, 'ca/inter.crt': inter, 'root.crt': root });
    await finds('leaf.crt', []);
    remove('ca/inter.crt');
    await finds('leaf.crt', ['issuer-missing']);
    write('elsewhere.pem', inter);
    await finds('leaf.crt', []);
  });

  it('waits until every file was read', async () => {
    await start({ 'a-leaf.crt': leaf, 'z-inter.crt': inter, 'zz-root.crt': root });
    await settled();
    expect(
      said.filter((uri) =>
        (published.get(uri) ?? []).some(({ code }) => code === 'workspace/issuer-missing'),
      ),
    ).toEqual([]);
  });

  it('follows what is typed into the other file, and what is closed without saving', async () => {
    await start({ 'inter.crt': inter, 'root.crt': root });
    server.open(at('inter.crt'), inter);
    await finds('inter.crt', []);
    server.open(at('root.crt'), root);
    await server.change(at('root.crt'), 2, namesake);
    await finds('inter.crt', ['other-issuer-key']);
    await server.client.sendNotification('textDocument/didClose', { textDocument: { uri: at('root.crt') } });
    await finds('inter.crt', []);
  });

  it('points to the other file where it is now', async () => {
    await start({ 'inter.crt': inter, 'root.crt': namesake });
    await finds('inter.crt', ['other-issuer-key']);
    const target = () => acrossFiles('inter.crt')[0]?.relatedInformation?.[0]?.location;
    expect(target()?.uri).toBe(at('root.crt'));
    write('root.crt', `# first line\n# second line\n${namesake}`);
    await until(server, () => (target()?.range.start.line === 2 ? true : undefined));
    files.content.delete(at('root.crt'));
    files.content.set(at('moved.crt'), namesake);
    await server.client.sendNotification('workspace/didRenameFiles', {
      files: [{ oldUri: at('root.crt'), newUri: at('moved.crt') }],
    });
    void changed('root.crt', 3);
    void changed('moved.crt', 1);
    await until(server, () => (target()?.uri === at('moved.crt') ? true : undefined));
  });

  it('is looked for again only where the change matters', async () => {
    await start({ 'leaf.crt': leaf, 'inter.crt': inter, 'root.crt': root, 'spare.crt': namesake });
    await settled();
    files.reads.length = 0;
    remove('inter.crt');
    await finds('leaf.crt', ['issuer-missing']);
    expect([...new Set(files.reads)]).toEqual([at('leaf.crt')]);
  });
});

describe('a phone config and the certificates around it', () => {
  const config = (server: string) =>
    `<?xml version="1.0"?>\n<PHONE_CONFIG><ALL device.set="1" device.prov.serverName.set="1" device.prov.serverName="${server}" device.prov.serverType.set="1" device.prov.serverType="HTTPS" device.sntp.serverName.set="1" device.sntp.serverName="time.example.com" device.sec.TLS.customCaCert1.set="1" device.sec.TLS.customCaCert1="${inter.replaceAll('\n', '&#10;')}"/></PHONE_CONFIG>\n`;

  it('implies for which phones a certificate is, and says so', async () => {
    await start({ 'leaf.crt': leaf, 'inter.crt': inter, 'root.crt': root });
    const ofHandsets = () =>
      (published.get(at('leaf.crt')) ?? []).filter(({ message }) => String(message).includes('phones.cfg'));
    expect(ofHandsets()).toEqual([]);
    write(
      'phones.cfg',
      config('phone.example.com').replace(
        '</PHONE_CONFIG>',
        `<X sec.TLS.customCaCert.1="${leaf.replaceAll('\n', '&#10;')}"/></PHONE_CONFIG>`,
      ),
    );
    await until(server, () => (ofHandsets().length > 0 ? true : undefined));
    for (const { message } of ofHandsets()) {
      expect(message).toMatch(/ Checked for spectralink-8400, because phones\.cfg uses it\.$/);
    }
    remove('phones.cfg');
    await until(server, () => (ofHandsets().length === 0 ? true : undefined));
  });
});
