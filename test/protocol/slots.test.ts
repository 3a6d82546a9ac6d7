import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { ApplyWorkspaceEditParams, CodeAction, CodeLens } from 'vscode-languageserver-protocol';
import {
  type InsertCertificateResult,
  type ListEmbeddedResult,
  type ListSlotSourcesResult,
  type ListSlotsResult,
  SlotCommand,
} from '../../server/src/core/slotProtocol';
import { startTestServer, type TestServer } from '../harness/languageServer';
import { createMemoryFiles, until } from '../harness/memoryFiles';

const read = (name: string) =>
  readFileSync(new URL(`../fixtures/workspace/${name}`, import.meta.url), 'utf8');
const root = read('root.crt');
const CONFIG = 'file:///w/op410adv_conf.xml';
const EMPTY_SLOT =
  '<Message><Action>WriteItems</Action><ItemList>\n<Item name="system-config-version">1</Item>\n<Item name="radius-server-ca1"></Item>\n</ItemList></Message>\n';
const FILLED = EMPTY_SLOT.replace('ca1">', `ca1">${root}`);
const APPLY = { workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } } };

let server: TestServer;
afterEach(() => server.stop());

async function start(
  capabilities: object,
  initializationOptions: object = { insertsCertificates: true },
): Promise<void> {
  server = await startTestServer({
    now: Date.UTC(2026, 10, 30),
    files: createMemoryFiles({ 'file:///w/root.crt': root, 'file:///w/leaf.key': read('leaf.key') }),
    params: {
      workspaceFolders: [{ uri: 'file:///w', name: 'w' }],
      capabilities: { ...capabilities },
      initializationOptions,
    },
  });
}

const run = <Result>(command: string, argument: object) =>
  server.client.sendRequest<Result>('workspace/executeCommand', { command, arguments: [argument] });
const actionsAt = (line: number, only?: readonly string[]) =>
  server.client.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: CONFIG },
    range: { start: { line, character: 20 }, end: { line, character: 20 } },
    context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
  });
const slot = { name: 'radius-server-ca1' };

async function rootSource() {
  const { sources } = await until(server, async () => {
    const found = await run<ListSlotSourcesResult>(SlotCommand.listSlotSources, { uri: CONFIG, slot });
    return found.sources.length >= 2 ? found : undefined;
  });
  const source = sources.find(({ fit }) => fit === 'good');
  return { use: source?.use, sources: source?.sources };
}

describe('what an editor offers at a certificate item', () => {
  it('is insertion: above an empty one, and as a code action', async () => {
    await start({});
    await server.open(CONFIG, EMPTY_SLOT, 'xml');
    const lenses = await server.client.sendRequest<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri: CONFIG },
    });
    expect(lenses).toMatchObject([
      {
        range: { start: { line: 2, character: 0 } },
        command: {
          title: 'Insert certificate…',
          command: 'phonepki.insertCertificate',
          arguments: [{ uri: CONFIG, slot }],
        },
      },
    ]);
    const titles = (await actionsAt(2, ['refactor.rewrite'])).map(({ title }) => title);
    expect(titles).toEqual(['Insert a certificate into radius-server-ca1…']);
    expect(await actionsAt(2, ['quickfix'])).not.toContainEqual(
      expect.objectContaining({ title: titles[0] }),
    );
    expect(await actionsAt(1, ['refactor.rewrite'])).toEqual([]);
  });

  it('is extraction where something stands', async () => {
    await start({});
    await server.open(CONFIG, FILLED, 'xml');
    expect((await actionsAt(3, ['refactor'])).map(({ title }) => title)).toEqual([
      'Insert a certificate into radius-server-ca1…',
      'Extract what radius-server-ca1 holds…',
    ]);
  });

  it('is nothing where the editor has no form for it', async () => {
    await start({}, {});
    await server.open(CONFIG, EMPTY_SLOT, 'xml');
    expect(await actionsAt(2, ['refactor.rewrite'])).toEqual([]);
    expect(
      await server.client.sendRequest('textDocument/codeLens', { textDocument: { uri: CONFIG } }),
    ).toEqual([]);
  });

  it('changes nothing in a workspace that nobody trusts', async () => {
    await start({}, { insertsCertificates: true, isTrusted: false });
    await server.open(CONFIG, FILLED, 'xml');
    expect((await actionsAt(3, ['refactor'])).map(({ title }) => title)).toEqual([
      'Extract what radius-server-ca1 holds…',
    ]);
  });
});

describe('insertion into an open document', () => {
  it('is one edit of the version that is open', async () => {
    await start(APPLY);
    await server.open(CONFIG, EMPTY_SLOT, 'xml');
    const edits: ApplyWorkspaceEditParams[] = [];
    server.client.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams) => {
      edits.push(params);
      return { applied: true };
    });
    const argument = { uri: CONFIG, slot, ...(await rootSource()) };
    const result = await run<InsertCertificateResult>(SlotCommand.insertCertificate, argument);
    // No store: where it came from cannot be written down.
    expect(result).toMatchObject({ title: 'Insert into radius-server-ca1', isRemembered: false });
    expect(edits).toMatchObject([
      {
        label: 'Insert into radius-server-ca1',
        edit: {
          documentChanges: [
            {
              textDocument: { uri: CONFIG, version: 1 },
              edits: [{ newText: '2' }, { newText: root }],
            },
          ],
        },
      },
    ]);
  });

  it('is refused where the editor changes nothing, or has changed the document meanwhile', async () => {
    await start({});
    await server.open(CONFIG, EMPTY_SLOT, 'xml');
    const argument = { uri: CONFIG, slot, ...(await rootSource()) };
    await expect(run(SlotCommand.insertCertificate, argument)).rejects.toThrow(/does not let/);
    await server.stop();
    await start(APPLY);
    await server.open(CONFIG, EMPTY_SLOT, 'xml');
    server.client.onRequest('workspace/applyEdit', () => ({ applied: false }));
    const again = { uri: CONFIG, slot, ...(await rootSource()) };
    await expect(run(SlotCommand.insertCertificate, again)).rejects.toThrow(/changed meanwhile/);
  });

  it('is refused for what is no phone config, and says how to make it one', async () => {
    await start(APPLY);
    await server.open('file:///w/other.xml', '<html/>', 'xml');
    await expect(run(SlotCommand.listSlots, { uri: 'file:///w/other.xml' })).rejects.toThrow(
      /phonepki-dialect/,
    );
    await expect(run(SlotCommand.listSlots, {})).rejects.toThrow(/lacks "uri"/);
  });

  it.each([
    ['SEP001122334455.cnf.xml', '<device><deviceProtocol>SIP</deviceProtocol></device>', /CAPF and CTL/],
    ['000000000000.cfg', '<APPLICATION CONFIG_FILES="a.cfg"/>', /names other files/],
  ])('says where certificates of %s are', async (name, text, reason) => {
    await start(APPLY);
    await server.open(`file:///w/${name}`, text, 'xml');
    await expect(run(SlotCommand.listSlots, { uri: `file:///w/${name}` })).rejects.toThrow(reason);
  });

  it('offers an empty file what it can become', async () => {
    await start(APPLY);
    const uri = 'file:///w/new.cfg';
    await server.open(uri, '\n', 'properties');
    const { skeletons } = await run<ListSlotsResult>(SlotCommand.listSlots, { uri });
    expect(skeletons.map(({ id }) => id)).toContain('spectralink');
    const { slots } = await run<ListSlotsResult>(SlotCommand.listSlots, { uri, skeleton: 'spectralink' });
    expect(slots.map(({ title }) => title)).toContain('device.sec.TLS.customCaCert1');
  });

  it('names nothing secret', async () => {
    await start(APPLY);
    await server.open(CONFIG, EMPTY_SLOT, 'xml');
    await rootSource();
    const answer = JSON.stringify(await run(SlotCommand.listSlotSources, { uri: CONFIG, slot }));
    const key = read('leaf.key').split('\n')[1] ?? '';
    expect(answer).not.toContain(key.slice(0, 20));
    expect(server.logged.join()).not.toContain(key.slice(0, 20));
  });

  it('needs no workspace folder', async () => {
    server = await startTestServer();
    await server.open(CONFIG, FILLED, 'xml');
    const { copies } = await run<ListEmbeddedResult>(SlotCommand.listEmbedded, { uri: CONFIG });
    expect(copies).toMatchObject([{ state: 'current', title: 'radius-server-ca1' }]);
  });
});
