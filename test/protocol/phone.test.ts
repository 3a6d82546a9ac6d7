import { afterEach, describe, expect, it } from 'vitest';
import type {
  CompletionItem,
  DocumentLink,
  DocumentSymbol,
  Hover,
  SignatureHelp,
} from 'vscode-languageserver-protocol';
import {
  ClientNotification,
  type LanguageSuggestion,
  ServerNotification,
} from '../../server/src/core/protocol';
import {
  startTestServer,
  type TestServer,
  type TestServerOptions,
  underlined,
} from '../harness/languageServer';

const uri = 'file:///prov/0090ac123456.cfg';
const config =
  '<PHONE_CONFIG\n  device.set="1"\n  device.prov.serverType.set="1"\n  device.prov.serverType="FTP"\n/>\n';
const broken = '<PHONE_CONFIG>\n  <ALL reg.1.label="a" reg.1.label="b"/>\n</PHONE_CONFIG>\n';

let server: TestServer;
const start = async (options?: TestServerOptions) => {
  server = await startTestServer(options);
};
afterEach(() => server.stop());

const ask = <T>(method: string, line: number, character: number) =>
  server.client.sendRequest<T>(`textDocument/${method}`, {
    textDocument: { uri },
    position: { line, character },
  });

async function codesOf(languageId: string, text: string): Promise<(readonly unknown[])[]> {
  const next = server.nextDiagnostics(uri);
  await server.open(uri, text, languageId);
  return (await next).diagnostics.map((each) => [each.code, underlined(text, each)]);
}

describe('a config that opened as properties', () => {
  it('is checked', async () => {
    await start();
    expect(await codesOf('properties', config)).toEqual([['phone/plain-provisioning', 'FTP']]);
  });

  it('has completions, which are explained when they are shown', async () => {
    await start();
    await server.open(uri, config, 'properties');
    const items = await ask<CompletionItem[]>('completion', 3, 26);
    expect(items.map(({ label }) => label)).toContain('HTTPS');
    const names = await ask<CompletionItem[]>('completion', 4, 0);
    const name = names.find(({ label }) => label === 'device.sec.TLS.customCaCert1');
    expect(name?.textEdit).toMatchObject({
      newText: 'device.sec.TLS.customCaCert1.set="1" device.sec.TLS.customCaCert1=""',
    });
    expect(name?.documentation).toBeUndefined();
    const shown = await server.client.sendRequest<CompletionItem>('completionItem/resolve', name);
    expect(JSON.stringify(shown.documentation)).toContain('PEM text');
  });

  it('has hovers and an outline', async () => {
    await start();
    await server.open(uri, config, 'properties');
    expect(JSON.stringify(await ask<Hover>('hover', 3, 10))).toContain('HTTPS');
    const symbols = await server.client.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    expect(symbols.map(({ name }) => name)).toEqual([
      'device.set',
      'device.prov.serverType.set',
      'device.prov.serverType',
    ]);
  });

  it('is switched to the language that suits it, unless the settings say no', async () => {
    for (const switchLanguage of [true, false]) {
      await start({
        settings: { phone: { switchLanguage } },
        params: { capabilities: { workspace: { configuration: true } } },
      });
      const suggestions: LanguageSuggestion[] = [];
      server.client.onNotification(ServerNotification.suggestLanguage, (each: LanguageSuggestion) => {
        suggestions.push(each);
      });
      await codesOf('properties', config);
      await ask<Hover>('hover', 3, 10);
      expect(suggestions).toEqual(switchLanguage ? [{ uri, languageId: 'xml' }] : []);
      if (switchLanguage) {
        await server.stop();
      }
    }
  });

  it('is none where the settings say so', async () => {
    await start({
      settings: { phone: { files: { '*.cfg': 'off' } } },
      params: { capabilities: { workspace: { configuration: true } } },
    });
    expect(await codesOf('properties', config)).toEqual([]);
  });
});

describe('beside another extension that checks XML', () => {
  const twice = ['xml/duplicate-attribute', 'reg.1.label'];

  it('well-formedness is left to it, in documents of the language XML only', async () => {
    await start();
    expect(await codesOf('xml', broken)).toEqual([twice]);
    const next = server.nextDiagnostics(uri);
    await server.client.sendNotification(ClientNotification.neighboursChanged, { checkXml: true });
    expect((await next).diagnostics).toEqual([]);
    const closed = server.nextDiagnostics(uri);
    await server.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await closed;
    expect(await codesOf('properties', broken)).toEqual([twice]);
  });
});

it('files that a master file names are links', async () => {
  await start();
  await server.open(uri, '<APPLICATION CONFIG_FILES="../all/site one.cfg, [PHONE_MAC_ADDRESS].cfg"/>', 'xml');
  const links = await server.client.sendRequest<DocumentLink[]>('textDocument/documentLink', {
    textDocument: { uri },
  });
  expect(links.map(({ target }) => target)).toEqual(['file:///all/site%20one.cfg']);
});

it('the name of a file leads to it', async () => {
  await start();
  await server.open(uri, '<APPLICATION CONFIG_FILES="site.cfg"/>', 'xml');
  expect(await ask('definition', 0, 30)).toMatchObject({ uri: 'file:///prov/site.cfg' });
  expect(await ask('definition', 0, 5)).toBeNull();
});

it('an index has a signature', async () => {
  await start();
  const text = '<Message><ItemList><Item name="function-key-def" index="1">1</Item></ItemList></Message>';
  await server.open(uri, text, 'xml');
  const help = await ask<SignatureHelp>('signatureHelp', 0, text.indexOf('"1"') + 1);
  expect(help.signatures[0]?.label).toBe('function-key-def [index]');
});
