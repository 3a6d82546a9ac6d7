import { afterEach, expect, it } from 'vitest';
import { Trace } from 'vscode-languageserver-protocol/node';
import { withoutContent } from '../../client/src/traceChannel';
import { toBase64 } from '../../server/src/core/describe/base64Text';
import type { OpenContainerResult } from '../../server/src/core/protocol';
import { refusal, sealFor } from '../harness/caLaboratory';
import { startTestServer, type TestServer } from '../harness/languageServer';
import { makePkcs12 } from '../harness/makePkcs12';
import { clearKey, legacyPem, modernPkcs12, sealedCertificate } from '../harness/sealedObjects';

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

/** In a workspace that nobody trusts, without files: opening only reads. */
async function start() {
  const server = await startTestServer({ params: { initializationOptions: { isTrusted: false } } });
  servers.push(server);
  const run = <T>(command: string, argument: object) =>
    server.client.sendRequest<T>('workspace/executeCommand', {
      command: `phonepki.server.${command}`,
      arguments: [argument],
    });
  return {
    server,
    open: (argument: object) => run<OpenContainerResult>('openContainer', argument),
    seal: async (passPhrase: string) =>
      sealFor((await run<{ key: string }>('sealingKey', {})).key, passPhrase),
  };
}

it('opens a file of bytes and an object of a document', async () => {
  const { server, open, seal } = await start();
  const file = { name: 'phone.p12', bytes: toBase64(modernPkcs12) };
  const opened = await open({ ...file, passPhrase: await seal('grün') });
  expect(opened).toMatchObject({ privateKeys: 1, certificates: 1 });
  expect(opened.text).toMatch(/^phone\.p12\n\nPKCS #12 file, opened with its pass phrase/);

  const uri = 'file:///pki/phone.pem';
  const certificate = `-----BEGIN CERTIFICATE-----\n${toBase64(sealedCertificate)}\n-----END CERTIFICATE-----\n`;
  const text = `${legacyPem}\n${certificate}`;
  await server.open(uri, text);
  const key = await open({ uri, position: { line: 4, character: 3 }, passPhrase: await seal('secret') });
  expect(key.text).toContain('Encrypted private key, opened with its pass phrase: 1 private key');
  const position = { line: text.split('\n').length - 3, character: 3 };
  expect(await refusal(open({ uri, position, passPhrase: await seal('secret') }))).toContain(
    'nothing to open',
  );
  // Where there is nothing at the place, the first that takes a pass phrase is meant; so it is in a file.
  const below = { line: text.split('\n').length, character: 0 };
  expect((await open({ uri, position: below, passPhrase: await seal('secret') })).privateKeys).toBe(1);
  const bytes = Buffer.from(certificate + text).toString('base64');
  expect((await open({ name: 'a.pem', bytes, passPhrase: await seal('secret') })).privateKeys).toBe(1);
});

it('tells a wrong pass phrase from other refusals', async () => {
  const { open, seal } = await start();
  const file = { name: 'phone.p12', bytes: toBase64(modernPkcs12) };
  const refused = async (argument: object) => {
    const error = await open(argument).catch((reason: unknown) => reason);
    return error as { readonly message: string; readonly data?: unknown };
  };
  for (const passPhrase of [await seal('grun'), undefined]) {
    const { message, data } = await refused({ ...file, ...(passPhrase === undefined ? {} : { passPhrase }) });
    expect(message).toBe('The pass phrase does not open phone.p12.');
    expect(data).toEqual({ wrongPassPhrase: true });
  }
  const camellia = makePkcs12({ cipher: '1.2.392.200011.61.1.1.1.4' });
  const other = await refused({ name: 'a.p12', bytes: toBase64(camellia), passPhrase: await seal('secret') });
  expect(other.message).toContain('CAMELLIA-256-CBC');
  expect(other.data).toEqual({ wrongPassPhrase: false });
  expect((await refused({ ...file, passPhrase: 'in clear' })).message).toContain('was not sealed');
  expect((await refused({ name: 'a' })).message).toContain('either "uri" and "position" or');
  expect((await refused({ name: 'a', bytes: 'AAAA' })).message).toContain('neither a PKCS #12 file nor');
});

it('no pass phrase and no key is in a verbose trace, in the log or in an answer', async () => {
  const { server, open, seal } = await start();
  const traced: string[] = [];
  await server.client.trace(Trace.Verbose, {
    log: (message: unknown, data?: unknown) => {
      traced.push(`${typeof message === 'string' ? message : JSON.stringify(message)} ${String(data)}`);
    },
  });
  const passPhrase = 'correct-horse-battery';
  const bytes = toBase64(makePkcs12({ passPhrase }));
  const sealed = await seal(passPhrase);
  const opened = await open({ name: 'a.p12', bytes, passPhrase: sealed });
  await refusal(open({ name: 'a.p12', bytes, passPhrase: await seal(`${passPhrase}!`) }));

  const raw = [...traced, ...server.logged, JSON.stringify(opened)].join('\n');
  const cleaned = traced.map(withoutContent).join('\n');
  // The trace is complete without the filter: so this test can fail.
  expect(raw).toContain(bytes);
  expect(raw).toContain(sealed);
  expect(raw).not.toContain(passPhrase);
  const secret = Buffer.from(clearKey.subarray(36, 68));
  for (const form of [secret.toString('hex'), secret.toString('base64').slice(2, 40)]) {
    expect(raw.replace(/[:\s]/g, '').toLowerCase()).not.toContain(form.toLowerCase());
  }
  expect(cleaned).not.toContain(bytes.slice(0, 40));
  expect(cleaned).not.toContain(sealed.slice(0, 40));
  expect(cleaned).not.toContain(opened.text.slice(0, 30));
});

it('answers other requests while it derives a key, and can be cancelled', async () => {
  const { server, open } = await start();
  const bytes = toBase64(makePkcs12({ iterations: 9_000_000, mac: undefined }));
  const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node');
  const source = new CancellationTokenSource();
  const opening = server.client.sendRequest(
    'workspace/executeCommand',
    { command: 'phonepki.server.openContainer', arguments: [{ name: 'a.p12', bytes }] },
    source.token,
  );
  await expect(open({ name: 'b.p12', bytes: 'AAAA' })).rejects.toThrow('neither');
  source.cancel();
  expect(await refusal(opening)).toBe('cancelled: Cancelled: nothing was opened.');
});
