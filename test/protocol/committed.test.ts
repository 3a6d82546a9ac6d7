import { afterEach, describe, expect, it } from 'vitest';
import { ClientNotification, ClientRequest, type HeadTextParams } from '../../server/src/core/protocol';
import { startTestServer, type TestServer } from '../harness/languageServer';
import { until } from '../harness/memoryFiles';

const uri = 'file:///prov/op410adv_conf.xml';
const config = (version: string, key: number) =>
  `<Message><Action>WriteItems</Action><ItemList>
<Item name="system-config-version">${version}</Item>
<Item name="function-key-def" Index="1">${key}</Item>
</ItemList></Message>`;
const RULE = 'optipoint/version-not-raised';

let server: TestServer;
let asked: string[];
let head: string | null;
let codes: readonly unknown[] | undefined;
afterEach(() => server.stop());

async function start(readsHead: boolean): Promise<void> {
  server = await startTestServer({ params: { initializationOptions: { readsHead } } });
  asked = [];
  head = config('1', 4);
  codes = undefined;
  server.client.onRequest(ClientRequest.headText, (params: HeadTextParams) => {
    asked.push(params.uri);
    return { text: head };
  });
  server.client.onNotification('textDocument/publishDiagnostics', (params) => {
    codes = params.diagnostics.map(({ code }: { code?: unknown }) => code);
  });
}

const found = (expected: readonly unknown[]) =>
  until(server, () => JSON.stringify(codes) === JSON.stringify(expected) || undefined);

describe('an optiPoint file under version control', () => {
  it('changed without its version', async () => {
    await start(true);
    await server.open(uri, config('1', 5), 'xml');
    await found([RULE]);
    await server.change(uri, 2, config('2', 5));
    await found([]);
    await server.change(uri, 3, config('1', 5));
    await found([RULE]);
    head = config('1', 5);
    await server.client.sendNotification(ClientNotification.headChanged);
    await found([]);
    expect(asked).toEqual([uri, uri]);
  });

  it('is compared again when it is saved', async () => {
    await start(true);
    head = null;
    await server.open(uri, config('1', 5), 'xml');
    await found([]);
    head = config('1', 4);
    await server.client.sendNotification('textDocument/didSave', { textDocument: { uri } });
    await found([RULE]);
  });

  it('is left alone by clients that know nothing of version control', async () => {
    await start(false);
    await server.open(uri, config('1', 5), 'xml');
    await found([]);
    expect(asked).toEqual([]);
  });
});

it('other documents are not asked for', async () => {
  await start(true);
  await server.open('file:///prov/site.cfg', '<PHONE_CONFIG device.set="1"/>', 'xml');
  await server.open(uri, config('1', 5), 'xml');
  await found([RULE]);
  expect(asked).toEqual([uri]);
});
