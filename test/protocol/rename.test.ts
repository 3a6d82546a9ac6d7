import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Location, Range, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { startTestServer, type TestServer } from '../harness/languageServer';
import { createMemoryFiles, until } from '../harness/memoryFiles';

const folder = 'file:///pki';
const leaf = readFileSync(new URL('../fixtures/workspace/leaf.crt', import.meta.url), 'utf8');
const OLD = 'phone.example.com';
const NEW = 'prov.example.org';
const config = (server: string) =>
  `<PHONE_CONFIG\n  device.set="1"\n  device.prov.serverName.set="1"\n  device.prov.serverName="${server}"\n/>\n`;
const script = `config change UP1 /url https://${OLD.toUpperCase()}:8443/a.txt /poll 15\nconfig write\n`;
const embedded = `<Message><Action>WriteItems</Action><ItemList>
<Item name="system-config-version">1</Item>
<Item name="radius-server-ca1">\n${leaf}</Item>\n</ItemList></Message>`;
const at = (name: string) => `${folder}/${name}`;

let server: TestServer;
let messages: string[];
afterEach(() => server.stop());

async function start(documentChanges = true): Promise<void> {
  const files = createMemoryFiles({
    [at('leaf.crt')]: leaf,
    [at('one.cfg')]: config('on-disk.example.com'),
    [at('two.cfg')]: config(`https://${OLD}/phones`),
    [at('three.txt')]: script,
    [at('notes.txt')]: `The server is ${OLD}.\n`,
    [at('system.xml')]: embedded,
    [at('node_modules/x.cfg')]: config(OLD),
  });
  server = await startTestServer({
    files,
    params: {
      workspaceFolders: [{ uri: folder, name: 'pki' }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true, workspaceEdit: { documentChanges } },
      },
    },
  });
  messages = [];
  server.client.onNotification('window/showMessage', ({ message }: { message: string }) => {
    messages.push(message);
  });
  await server.open(at('one.cfg'), config(OLD), 'properties');
}

const place = { textDocument: { uri: at('one.cfg') }, position: { line: 3, character: 28 } };

/** While files are read, the clock of the server goes on. */
async function ask<T>(method: string, params: object): Promise<T> {
  let answer: { readonly value: T } | undefined;
  let failure: { readonly error: unknown } | undefined;
  server.client.sendRequest<T>(`textDocument/${method}`, params).then(
    (value) => {
      answer = { value };
    },
    (error: unknown) => {
      failure = { error };
    },
  );
  const ended = await until(server, () => answer ?? failure);
  if ('error' in ended) {
    throw ended.error;
  }
  return ended.value;
}

async function indexed(): Promise<void> {
  await until(server, async () => {
    const { total } = await server.client.sendRequest<{ total: number }>('workspace/executeCommand', {
      command: 'phonepki.server.listObjects',
      arguments: [{}],
    });
    return total >= 2 || undefined;
  });
}

describe('the name of a provisioning server', () => {
  it('can get another one, and nothing else can', async () => {
    await start();
    expect(await ask('prepareRename', place)).toEqual({
      range: { start: { line: 3, character: 26 }, end: { line: 3, character: 26 + OLD.length } },
      placeholder: OLD,
    });
    expect(await ask('prepareRename', { ...place, position: { line: 1, character: 4 } })).toBeNull();
    await server.open(at('open.crt'), leaf);
    expect(await ask('prepareRename', { ...place, textDocument: { uri: at('open.crt') } })).toBeNull();
  });

  it('changes in all configs, open or not, with a word about the certificate', async () => {
    await start();
    await indexed();
    const { documentChanges } = await ask<WorkspaceEdit>('rename', { ...place, newName: NEW });
    const edits = (documentChanges ?? []).flatMap((each) => ('edits' in each ? [each] : []));
    const first = (name: string) => edits.find(({ textDocument }) => textDocument.uri === at(name));
    expect(edits.map(({ textDocument }) => textDocument.uri).sort()).toEqual(
      ['one.cfg', 'three.txt', 'two.cfg'].map(at),
    );
    expect(first('one.cfg')?.textDocument.version).toBe(1);
    expect(first('two.cfg')?.textDocument.version).toBeNull();
    const start3 = script.indexOf(OLD.toUpperCase());
    expect(first('three.txt')?.edits).toEqual([{ range: inLine(0, start3, OLD.length), newText: NEW }]);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(
      /^To be issued again for prov\.example\.org, .*phone\.example\.com" in leaf\.crt\.$/,
    );
  });

  it('changes for clients that know no versions', async () => {
    await start(false);
    await indexed();
    const { changes } = await ask<WorkspaceEdit>('rename', { ...place, newName: NEW });
    expect(Object.keys(changes ?? {}).sort()).toEqual(['one.cfg', 'three.txt', 'two.cfg'].map(at));
  });

  it('does not become a URL', async () => {
    await start();
    await expect(ask('rename', { ...place, newName: 'https://x/' })).rejects.toThrow('DNS name');
    expect(messages).toEqual([]);
  });
});

it('references of a certificate lead to the configs that it is embedded in', async () => {
  await start();
  await indexed();
  const found = await ask<Location[]>('references', {
    textDocument: { uri: at('leaf.crt') },
    position: { line: 2, character: 5 },
    context: { includeDeclaration: false },
  });
  expect(found.map(({ uri }) => uri)).toEqual([at('system.xml')]);
});

function inLine(line: number, character: number, length: number): Range {
  return { start: { line, character }, end: { line, character: character + length } };
}
