import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type {
  CompletionItem,
  DocumentLink,
  DocumentSymbol,
  Hover,
  Range,
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
import { answered, createMemoryFiles, until } from '../harness/memoryFiles';

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
  expect(await ask('definition', 0, 30)).toMatchObject([{ uri: 'file:///prov/site.cfg' }]);
  expect(await ask('definition', 0, 5)).toBeNull();
});

describe('a certificate item', () => {
  const root = readFileSync(new URL('../../sample/ca.crt', import.meta.url), 'utf8');
  const targetsAt = async (text: string, languageId: string, piece: string) => {
    const before = text.slice(0, text.indexOf(piece)).split('\n');
    await server.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await server.open(uri, text, languageId);
    const found = await ask<{ uri: string }[] | null>(
      'definition',
      before.length - 1,
      before.at(-1)?.length ?? 0,
    );
    return found?.map((each) => each.uri) ?? [];
  };

  it('leads to the file that it names, by the longest path that fits, and to files with what it holds', async () => {
    const files = createMemoryFiles({
      'file:///prov/certs/ca.crt': root,
      'file:///prov/old/ca.crt': root,
      'file:///prov/certs/server.der': readFileSync(new URL('../../sample/server.der', import.meta.url)),
    });
    await start({ files, params: { rootUri: 'file:///prov' } });
    server.advance(1000);
    await until(server, async () => {
      const state = await server.client.sendRequest<{ objects: unknown[] }>('workspace/executeCommand', {
        command: 'phonepki.server.listObjects',
        arguments: [{}],
      });
      return state.objects.length === 3 ? state : undefined;
    });
    const yealink = (url: string) =>
      `#!version:1.0.0.1\nstatic.trusted_certificates.url = ${url}\nstatic.network.x = 1\n`;
    expect(await targetsAt(yealink('http://10.0.0.1/certs/ca.crt'), 'properties', 'http')).toEqual([
      'file:///prov/certs/ca.crt',
    ]);
    expect(await targetsAt(yealink('http://10.0.0.1/ca.crt'), 'properties', 'http')).toEqual([
      'file:///prov/certs/ca.crt',
      'file:///prov/old/ca.crt',
    ]);
    expect(await targetsAt(yealink('http://10.0.0.1/none.crt'), 'properties', 'http')).toEqual([]);
    const snom =
      '<settings><phone-settings/><certificates><certificate url="http://p/server.der"/></certificates></settings>';
    expect(await targetsAt(snom, 'xml', 'http')).toEqual(['file:///prov/certs/server.der']);
    const uc = '<PHONE_CONFIG device.set="1" device.sec.TLS.customCaCert1="certs/ca.crt"/>';
    expect(await targetsAt(uc, 'properties', 'certs/')).toEqual(['file:///prov/certs/ca.crt']);

    const embedded = uc.replace('certs/ca.crt', root.trim().replaceAll('\n', '&#10;'));
    expect(await targetsAt(embedded, 'properties', 'device.sec')).toEqual([
      'file:///prov/certs/ca.crt',
      'file:///prov/old/ca.crt',
    ]);
    expect(await targetsAt(embedded, 'properties', 'device.set')).toEqual([]);
  });

  it('that names a file is a reference to what is in it, whether its config is open or not', async () => {
    const yealink = '#!version:1.0.0.1\nstatic.trusted_certificates.url = http://10.0.0.1/certs/ca.crt\n';
    const files = createMemoryFiles({
      'file:///prov/certs/ca.crt': root,
      'file:///prov/old/ca.crt': root,
      'file:///prov/y000000000065.cfg': yealink,
    });
    await start({ files, params: { rootUri: 'file:///prov' } });
    await server.open(uri, '<PHONE_CONFIG sec.TLS.customCaCert.1="certs/ca.crt"/>', 'xml');
    const referencesTo = (target: string) =>
      answered(
        server,
        server.client.sendRequest<{ uri: string; range: Range }[]>('textDocument/references', {
          textDocument: { uri: target },
          position: { line: 3, character: 3 },
          context: { includeDeclaration: false },
        }),
      );
    const found = await until(server, async () => {
      const all = await referencesTo('file:///prov/certs/ca.crt');
      return all.length === 3 ? all : undefined;
    });
    expect(found.map((each) => `${each.uri} ${each.range.start.line}`).sort()).toEqual([
      `${uri} 0`,
      'file:///prov/old/ca.crt 0',
      'file:///prov/y000000000065.cfg 1',
    ]);
    expect((await referencesTo('file:///prov/old/ca.crt')).map((each) => each.uri)).toEqual([
      'file:///prov/certs/ca.crt',
    ]);
  });

  it('that names a file is a link, whether it is in the index or not', async () => {
    await start();
    await server.open(
      uri,
      '<P device.sec.TLS.customCaCert1="../ca one.pem" sec.TLS.customCaCert.1="x"/>',
      'xml',
    );
    const links = await server.client.sendRequest<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri },
    });
    expect(links.map(({ target }) => target)).toEqual(['file:///ca%20one.pem']);
    expect(await ask('definition', 0, 38)).toMatchObject([{ uri: 'file:///ca%20one.pem' }]);
  });
});

describe('the bytes of a config', () => {
  const text = '<?xml version="1.0" encoding="iso-8859-1"?>\n<PHONE_CONFIG reg.1.label="Büro"/>\n';

  it('are held against its declaration when it is opened and when it is saved', async () => {
    const files = createMemoryFiles({ [uri]: Buffer.from(text, 'latin1') });
    await start({ files });
    expect(await codesOf('xml', text)).toEqual([]);
    files.content.set(uri, text);
    let next = server.nextDiagnostics(uri);
    await server.client.sendNotification('textDocument/didSave', { textDocument: { uri } });
    const diagnostics = await until(server, async () => {
      const given = (await next).diagnostics;
      next = server.nextDiagnostics(uri);
      return given.length > 0 ? given : undefined;
    });
    expect(diagnostics.map((each) => [each.code, underlined(text, each)])).toEqual([
      ['phone/encoding-against-bytes', 'iso-8859-1'],
    ]);
  });
});

it('an index has a signature', async () => {
  await start();
  const text = '<Message><ItemList><Item name="function-key-def" index="1">1</Item></ItemList></Message>';
  await server.open(uri, text, 'xml');
  const help = await ask<SignatureHelp>('signatureHelp', 0, text.indexOf('"1"') + 1);
  expect(help.signatures[0]?.label).toBe('function-key-def [index]');
});
