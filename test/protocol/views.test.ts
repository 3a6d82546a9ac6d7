import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Asn1ChildrenResult, Asn1PathResult, ViewModel } from '../../server/src/core/viewProtocol';
import { startTestServer, type TestServer } from '../harness/languageServer';

const bytesOf = (name: string) => readFileSync(new URL(`../../sample/${name}`, import.meta.url));
const uri = 'file:///pki/server.crt';

let server: TestServer;
afterEach(() => server.stop());

const ask = <Result>(command: string, argument: object) =>
  server.client.sendRequest<Result>('workspace/executeCommand', {
    command: `phonepki.server.${command}`,
    arguments: [argument],
  });

describe('views over the protocol', () => {
  it('gives the view of a file that is not open', async () => {
    server = await startTestServer();
    const bytes = bytesOf('server.der').toString('base64');
    const model = await ask<ViewModel>('viewModel', { name: 'server.der', uri: 'file:///server.der', bytes });
    expect(model.shown?.title).toBe('bootserver1.spectralink.com');
    expect(model.shown?.sections.length).toBeGreaterThan(3);
  });

  it('shows the object at a position of a text', async () => {
    server = await startTestServer();
    const bytes = Buffer.concat([bytesOf('server.crt'), bytesOf('ca.crt')]);
    const line = bytesOf('server.crt').toString().split('\n').length + 3;
    const model = await ask<ViewModel>('viewModel', {
      name: 'chain.pem',
      uri,
      bytes: bytes.toString('base64'),
      position: { line, character: 3 },
    });
    expect(model.shown?.title).toBe('Root CA');
  });

  it('leads from the cursor to the field, and from the field to the text', async () => {
    server = await startTestServer();
    const text = bytesOf('server.crt').toString();
    await server.open(uri, text);
    const { block, path } = await ask<Asn1PathResult>('asn1Path', {
      uri,
      position: { line: 1, character: 20 },
    });
    expect(block).toBe(0);
    expect(path.length).toBeGreaterThan(0);
    const at = { uri, block, from: 0, count: 10 };
    const { parent, children } = await ask<Asn1ChildrenResult>('asn1Children', { ...at, path: [] });
    expect([parent.name, children.map(({ name }) => name)]).toEqual([
      'Certificate',
      ['tbsCertificate', 'signatureAlgorithm', 'signatureValue'],
    ]);
    expect(parent.range?.start).toEqual({ line: 1, character: 0 });
    const field = await ask<Asn1ChildrenResult>('asn1Children', { ...at, path });
    expect(field.parent.range?.start.line).toBe(1);
    expect(
      await ask<Asn1PathResult>('asn1Path', { uri: 'file:///other', position: { line: 0, character: 0 } }),
    ).toEqual({
      title: '',
      path: [],
    });
  });

  it('refuses a field that is not there, and arguments that make no sense', async () => {
    server = await startTestServer();
    await server.open(uri, bytesOf('server.crt').toString());
    const at = { uri, block: 0, from: 0, count: 10 };
    await expect(ask('asn1Children', { ...at, path: [7] })).rejects.toThrow('there is no such field');
    await expect(ask('asn1Children', { ...at, path: ['x'] })).rejects.toThrow('whole number');
    await expect(ask('convert', { name: 'a', bytes: '', to: 'jks' })).rejects.toThrow('must be one of');
    await expect(ask('convert', { name: 'a', bytes: '', to: 'pem' })).rejects.toThrow(
      'Nothing was converted',
    );
    await expect(ask('compareText', { name: 'a', bytes: '', object: 0 })).rejects.toThrow(
      'Nothing is compared',
    );
  });

  it('shows of a private key no more than lengths, however deep one asks', async () => {
    server = await startTestServer();
    const text = bytesOf('server.key').toString();
    const der = Buffer.from(text.split('\n').slice(1, -2).join(''), 'base64');
    await server.open('file:///pki/server.key', text);
    const seen: string[] = [];
    const walk = async (path: readonly number[]): Promise<void> => {
      const place = { uri: 'file:///pki/server.key', block: 0, path, from: 0, count: 100 };
      const { children } = await ask<Asn1ChildrenResult>('asn1Children', place);
      for (const [at, child] of children.entries()) {
        seen.push(child.value);
        if (child.childCount > 0) {
          await walk([...path, at]);
        }
      }
    };
    await walk([]);
    const shown = seen
      .join('\n')
      .replace(/[^0-9a-f]/gi, '')
      .toLowerCase();
    // The private exponent stands behind the modulus and the public one.
    const secret = der.subarray(400, 408).toString('hex');
    expect(seen.filter((value) => value.endsWith('not shown')).length).toBeGreaterThanOrEqual(6);
    expect(shown).not.toContain(secret);
  });

  it('shows nothing of a key that lost octets, in a file as in a document', async () => {
    server = await startTestServer();
    const lines = bytesOf('server.key').toString().split('\n');
    // Version and modulus are gone: what is left looks like a row of numbers.
    const der = Buffer.from(lines.slice(1, -2).join(''), 'base64');
    const secret = der.subarray(-200, -2);
    const damaged = Buffer.concat([
      Buffer.of(0x30, 0x81, 2 + 1 + secret.length),
      Buffer.of(2, 0x81, secret.length),
      secret,
    ]);
    const text = `-----BEGIN RSA PRIVATE KEY-----\n${damaged.toString('base64')}\n-----END RSA PRIVATE KEY-----\n`;
    await server.open('file:///pki/damaged.key', text);
    const at = { path: [], from: 0, count: 10 };
    const file = { name: 'damaged.key', bytes: Buffer.from(text).toString('base64'), object: 0 };
    for (const place of [{ uri: 'file:///pki/damaged.key', block: 0 }, file]) {
      const answer = JSON.stringify(await ask<Asn1ChildrenResult>('asn1Children', { ...place, ...at }));
      expect(answer).toContain('not shown');
      expect(answer.replace(/[^0-9a-f]/gi, '').toLowerCase()).not.toContain(
        secret.subarray(0, 6).toString('hex'),
      );
    }
  });
});
