import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { CodeLens, DocumentSymbol, FoldingRange, Hover } from 'vscode-languageserver-protocol';
import {
  startTestServer,
  type TestServer,
  type TestServerOptions,
  underlined,
} from '../harness/languageServer';

const sample = (name: string) => readFileSync(new URL(`../../sample/${name}`, import.meta.url), 'utf8');
const uri = 'file:///pki/ca.crt';
const pem = sample('ca.crt');
const xml = sample('provisioning/op410adv_conf.xml');

let server: TestServer;
const start = async (options?: TestServerOptions) => {
  server = await startTestServer(options);
  return server;
};
afterEach(() => server.stop());

const hoverAt = (at: { line: number; character: number }, document = uri) =>
  server.client.sendRequest<Hover | null>('textDocument/hover', {
    textDocument: { uri: document },
    position: at,
  });

const contentsAt = async (at: { line: number; character: number }) => {
  const hover = await hoverAt(at);
  expect(hover).not.toBeNull();
  return (hover as Hover).contents as { kind: string; value: string };
};

describe('hover', () => {
  it('says what a certificate is, in Markdown', async () => {
    await start();
    await server.open(uri, pem);
    const { kind, value } = await contentsAt({ line: 5, character: 10 });
    expect(kind).toBe('markdown');
    const shown = value.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
    for (const part of [
      'Root CA',
      'Spectralink Corporation',
      '320E84E0568450061D8A0E6AF2777698F1CC6D4E',
      '2033-11-18',
      'RSA, 2048 bits',
      'sha256WithRSAEncryption',
      'SHA-256',
      'SHA-1',
      'MD5',
    ]) {
      expect(shown).toContain(part);
    }
    expect((await hoverAt({ line: 5, character: 10 }))?.range).toEqual({
      start: { line: 0, character: 0 },
      end: { line: 24, character: 25 },
    });
  });

  it('says it in plain text to a client that knows no Markdown', async () => {
    await start({ params: { capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } } } });
    await server.open(uri, pem);
    const { kind, value } = await contentsAt({ line: 5, character: 10 });
    expect(kind).toBe('plaintext');
    expect(value).toContain('CN=Root CA');
    expect(value).not.toContain('&#');
  });

  it('names the field under the cursor', async () => {
    await start({ params: { capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } } } });
    await server.open(uri, pem);
    const der = Buffer.from(pem.split('\n').slice(1, -2).join(''), 'base64');
    const digit = Math.ceil(((der.indexOf('331118225622Z') + 4) * 8) / 6);
    const at = { line: 1 + Math.floor(digit / 64), character: digit % 64 };
    const { value } = await contentsAt(at);
    expect(value.split('\n')[0]).toBe('tbsCertificate.validity.notAfter: 2033-11-18 22:56:22 UTC');
  });

  it('is silent outside of blocks and for documents that are not open', async () => {
    await start();
    await server.open(uri, `text\n${pem}`);
    expect(await hoverAt({ line: 0, character: 1 })).toBeNull();
    expect(await hoverAt({ line: 0, character: 1 }, 'file:///other')).toBeNull();
  });

  it('works in XML', async () => {
    await start();
    await server.open('file:///pki/conf.xml', xml, 'xml');
    const line = xml.split('\n').findIndex((each) => each.startsWith('MII'));
    expect(await hoverAt({ line, character: 3 }, 'file:///pki/conf.xml')).not.toBeNull();
  });
});

describe('code lens', () => {
  const lenses = () =>
    server.client.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });

  it('stands above each block', async () => {
    await start({ now: Date.UTC(2026, 10, 20, 23) });
    await server.open(uri, `${pem}${pem}`);
    expect((await lenses()).map((lens) => [lens.range.start.line, lens.command?.title])).toEqual([
      [0, 'CN=Root CA · CA · RSA 2048 · expires 2033-11-18 (2554 days)'],
      [25, 'CN=Root CA · CA · RSA 2048 · expires 2033-11-18 (2554 days)'],
    ]);
  });

  it('can be switched off', async () => {
    await start({
      settings: { codeLens: { enabled: false } },
      params: { capabilities: { workspace: { configuration: true } } },
    });
    await server.open(uri, pem);
    expect(await lenses()).toEqual([]);
  });
});

describe('outline and folding', () => {
  it('one symbol and one folding range a block', async () => {
    await start();
    await server.open(uri, `text\n${pem}`);
    const textDocument = { uri };
    const symbols = await server.client.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument,
    });
    expect(symbols.map(({ name, range }) => [name, range.start.line, range.end.line])).toEqual([
      ['CN=Root CA', 1, 25],
    ]);
    const folds = await server.client.sendRequest<FoldingRange[]>('textDocument/foldingRange', {
      textDocument,
    });
    expect(folds).toEqual([{ startLine: 1, endLine: 25 }]);
  });

  it('leaves folding to the language in other languages', async () => {
    await start();
    await server.open(uri, xml, 'xml');
    expect(
      await server.client.sendRequest('textDocument/foldingRange', { textDocument: { uri } }),
    ).toBeNull();
  });
});

describe('diagnostics', () => {
  const broken = pem.replace('-----END CERTIFICATE-----', '-----END CERTIFICATE----');

  it('come on open, with the version, on the exact characters', async () => {
    await start();
    const next = server.nextDiagnostics(uri);
    await server.open(uri, broken);
    const { version, diagnostics } = await next;
    expect(version).toBe(1);
    expect(diagnostics.map((each) => [each.code, each.source, underlined(broken, each)])).toEqual([
      ['pem/armor-dashes', 'PhonePKI', '----'],
    ]);
  });

  it('come once after several changes, a moment after the last', async () => {
    await start();
    const first = server.nextDiagnostics(uri);
    await server.open(uri, pem);
    expect((await first).diagnostics).toEqual([]);
    const next = server.nextDiagnostics(uri);
    await server.change(uri, 2, broken.slice(1));
    await server.change(uri, 3, broken);
    await hoverAt({ line: 1, character: 1 });
    server.advance(299);
    server.advance(1);
    const { version, diagnostics } = await next;
    expect([version, diagnostics.length]).toEqual([3, 1]);
  });

  it('come only on save where the setting says so', async () => {
    await start({
      settings: { diagnostics: { run: 'onSave' } },
      params: { capabilities: { workspace: { configuration: true } } },
    });
    const opened = server.nextDiagnostics(uri);
    await server.open(uri, pem);
    await opened;
    let sent = false;
    const next = server.nextDiagnostics(uri).then((params) => {
      sent = true;
      return params;
    });
    await server.change(uri, 2, broken);
    server.advance(10_000);
    await hoverAt({ line: 1, character: 1 });
    expect(sent).toBe(false);
    await server.client.sendNotification('textDocument/didSave', { textDocument: { uri } });
    expect((await next).diagnostics).toHaveLength(1);
  });

  it('are cleared on close', async () => {
    await start();
    const opened = server.nextDiagnostics(uri);
    await server.open(uri, broken);
    await opened;
    const closed = server.nextDiagnostics(uri);
    await server.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
    expect((await closed).diagnostics).toEqual([]);
  });

  it('tell of the expiry that comes while the document stays open', async () => {
    await start({ now: Date.UTC(2033, 10, 18, 22) });
    const opened = server.nextDiagnostics(uri);
    await server.open(uri, pem);
    expect((await opened).diagnostics.map((each) => each.code)).toEqual(['rfc5280/expires-soon']);
    const later = server.nextDiagnostics(uri);
    server.advance(3_600_000);
    expect((await later).diagnostics.map((each) => each.code)).toEqual(['rfc5280/expired']);
  });

  it('say so where a document is too long', async () => {
    await start({
      settings: { limits: { documentSize: 0.001 } },
      params: { capabilities: { workspace: { configuration: true } } },
    });
    const next = server.nextDiagnostics(uri);
    await server.open(uri, pem);
    expect((await next).diagnostics.map((each) => each.code)).toEqual(['internal/document-too-long']);
    expect(await hoverAt({ line: 5, character: 5 })).toBeNull();
  });

  it('work with CR LF line ends', async () => {
    await start();
    const text = broken.replaceAll('\n', '\r\n');
    const next = server.nextDiagnostics(uri);
    await server.open(uri, text);
    const [diagnostic] = (await next).diagnostics;
    expect(diagnostic?.range).toEqual({
      start: { line: 24, character: 20 },
      end: { line: 24, character: 24 },
    });
  });
});

describe('other clients', () => {
  it('get the settings that they send with initialize', async () => {
    await start({ params: { initializationOptions: { settings: { codeLens: { enabled: false } } } } });
    await server.open(uri, pem);
    expect(await server.client.sendRequest('textDocument/codeLens', { textDocument: { uri } })).toEqual([]);
  });

  it('can have a file of bytes described', async () => {
    await start();
    const bytes = readFileSync(new URL('../../sample/server.der', import.meta.url)).toString('base64');
    const { text } = await server.client.sendRequest<{ text: string }>('workspace/executeCommand', {
      command: 'phonepki.server.describeFile',
      arguments: [{ name: 'server.der', bytes }],
    });
    expect(text).toContain('bootserver1.spectralink.com');
  });

  it('can have the object at a place described, and its values copied', async () => {
    await start();
    await server.open(uri, pem);
    const place = { uri, position: { line: 3, character: 3 } };
    const call = (command: string, argument: object) =>
      server.client.sendRequest<{ text: string }>('workspace/executeCommand', {
        command,
        arguments: [argument],
      });
    expect((await call('phonepki.server.describeObject', place)).text).toContain('CN=Root CA');
    const values = async (field: string) =>
      (await call('phonepki.server.copyField', { ...place, field })).text;
    expect(await values('serialNumber')).toBe('320E84E0568450061D8A0E6AF2777698F1CC6D4E');
    expect(await values('fingerprintSha1')).toMatch(/^(?:[0-9A-F]{2}:){19}[0-9A-F]{2}$/);
    expect(await values('subject')).toContain('CN=Root CA');
    await expect(values('other')).rejects.toThrow(/must be one of fingerprintSha256/);
    expect((await call('phonepki.server.decodeText', { text: `x ${pem}` })).text).toContain('CN=Root CA');
    await expect(call('phonepki.server.decodeText', { text: 'none' })).rejects.toThrow(/Nothing was decoded/);
  });

  it('get private components only after the person agreed', async () => {
    await start();
    const key = sample('server.key');
    await server.open(uri, key);
    const reveal = (confirmed: boolean) =>
      server.client.sendRequest<{ text: string }>('workspace/executeCommand', {
        command: 'phonepki.server.revealKey',
        arguments: [{ uri, position: { line: 3, character: 3 }, confirmed }],
      });
    await expect(reveal(false)).rejects.toThrow(/agree first/);
    expect((await reveal(true)).text).toMatch(/privateExponent: [0-9a-f]{500}/);
    const shown = JSON.stringify(await hoverAt({ line: 3, character: 3 }));
    const secret = /privateExponent: ([0-9a-f]+)/.exec((await reveal(true)).text)?.[1] as string;
    expect(shown).not.toContain(secret.slice(20, 60));
    expect(shown.toLowerCase()).not.toContain(secret.slice(20, 60));
  });

  it('are told what is wrong with a command', async () => {
    await start();
    const call = (params: unknown) => server.client.sendRequest('workspace/executeCommand', params);
    await expect(call({ command: 'phonepki.server.describeFile', arguments: [{}] })).rejects.toThrow(
      'Nothing was done: the argument lacks "name".',
    );
    await expect(call({ command: 'phonepki.server.none' })).rejects.toThrow(/no command/);
  });

  it('see every command id under the prefix of the server', async () => {
    const { result } = await start();
    for (const id of result.capabilities.executeCommandProvider?.commands ?? []) {
      expect(id).toMatch(/^phonepki\.server\./);
    }
  });
});
