import { statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeLens } from 'vscode-languageserver-protocol/node';
import { type FileStore, FileStoreError } from '../../server/src/ca/stores/fileStore';
import { CaCommand, type CaResult, DID_GRANT_TRUST, SIGN_REQUEST } from '../../server/src/core/caProtocol';
import { nodeFileStore } from '../../server/src/node/fileStore';
import { type CaLaboratory, named, openCaLaboratory, refusal, sealFor } from '../harness/caLaboratory';
import { startTestServer } from '../harness/languageServer';

let lab: CaLaboratory;
beforeEach(async () => {
  lab = await openCaLaboratory();
});
afterEach(() => lab.stop());

const root = (more: object = {}, at = lab) =>
  at.run<CaResult>(CaCommand.createRootCa, {
    folder: at.uri('ca'),
    subject: named(['CN', 'Root']),
    key: 'ec-p256',
    serialStyle: 'sequential',
    ...more,
  });
const issue = (more: object = {}, at = lab) =>
  at.run<CaResult>(CaCommand.issueCertificate, {
    authority: at.uri('ca'),
    folder: at.uri('out'),
    name: 'server',
    subject: named(['CN', 'server.example.com']),
    key: 'ec-p256',
    ...more,
  });

describe('pass phrases', () => {
  it('a wrong one changes nothing', async () => {
    await root({ passPhrase: await lab.seal('für immer') });
    expect(lab.read('ca/ca.key')).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    const message = await refusal(issue({ authorityPassPhrase: await lab.seal('falsch') }));
    expect(message).toBe('The pass phrase does not open the key in ca.key. Nothing was changed.');
    expect(await refusal(issue())).toContain('its pass phrase is needed');
    expect(lab.read('ca/serial')).toBe('01\n');
    expect((await issue({ authorityPassPhrase: await lab.seal('für immer') })).serialNumber).toBe('01');
  });

  it('a lock makes what was sealed before useless', async () => {
    const { key } = await lab.run<{ key: string }>(CaCommand.sealingKey, {});
    await lab.run(CaCommand.lockKeys, {});
    expect(await refusal(root({ passPhrase: await sealFor(key, 'secret') }))).toContain('seal it again');
    expect(await refusal(root({ passPhrase: 'in clear' }))).toContain('seal it again');
  });

  it('appear in nothing that the server logs or answers', async () => {
    const secret = 'correct-horse-battery';
    const result = await root({ passPhrase: await lab.seal(secret) });
    await refusal(issue({ authorityPassPhrase: await lab.seal(`${secret}!`) }));
    expect(JSON.stringify([result, lab.server.logged])).not.toContain(secret);
    expect(JSON.stringify(result)).not.toContain('PRIVATE KEY');
  });
});

describe('trust', () => {
  it('nothing is written until it is granted, but previews are shown', async () => {
    const other = await openCaLaboratory({ params: { initializationOptions: { isTrusted: false } } });
    expect((await root({ dryRun: true }, other)).done).toBe(false);
    expect(await refusal(root({}, other))).toContain('this workspace is not trusted');
    expect(other.names()).toEqual([]);
    await other.server.client.sendNotification(DID_GRANT_TRUST);
    expect((await root({}, other)).done).toBe(true);
    await other.stop();
  });
});

describe('files', () => {
  it('nothing is overwritten without being asked', async () => {
    await root();
    expect(await refusal(root())).toBe(
      'No CA was created: ca.crt, ca.key, index.txt, openssl.cnf are there already, and nothing is overwritten. Choose another name or folder.',
    );
    await issue();
    const key = lab.read('out/server.key');
    expect(await refusal(issue())).toContain('server.key, server.crt are there already');
    expect((await issue({ dryRun: true })).existing).toHaveLength(2);
    expect(lab.read('out/server.key')).toBe(key);
    expect((await issue({ overwrite: true })).serialNumber).toBe('02');
    expect(lab.read('out/server.key')).not.toBe(key);
  });

  it('keys are for their owner alone', async () => {
    await root();
    await issue();
    for (const name of ['ca/ca.key', 'out/server.key']) {
      expect(statSync(lab.path(name)).mode & 0o777, name).toBe(0o600);
    }
  });

  it('a dry run writes nothing at all', async () => {
    await root({ dryRun: true });
    expect(lab.names()).toEqual([]);
    await root();
    const before = [lab.names('ca'), lab.read('ca/serial')];
    const { serialNumber, rows, pem } = await issue({ dryRun: true });
    expect(serialNumber).toBe('01');
    expect(rows.find(({ label }) => label === 'Alternative names')?.value).toBe('DNS:server.example.com');
    expect(pem).toBeUndefined();
    expect([lab.names('ca'), lab.read('ca/serial')]).toEqual(before);
  });

  it('names of files stay in their folder', async () => {
    await root();
    for (const name of ['../x', 'a/b', '.hidden', '-rf', '']) {
      expect(await refusal(issue({ name }))).toContain('name of the files');
    }
  });

  it.each([
    ['readOnly', 'is on a disk that cannot be written to'],
    ['denied', 'is not permitted'],
    ['busy', 'Close it and try again'],
  ] as const)('%s: said in words', async (problem, words) => {
    await root();
    const store: FileStore = {
      ...nodeFileStore,
      create: async (uri) => {
        throw new FileStoreError(problem, uri, '');
      },
    };
    const other = await openCaLaboratory({ store });
    const message = await refusal(issue({ authority: lab.uri('ca'), folder: lab.uri('out') }, other));
    expect(message).toMatch(/^Nothing was issued: /);
    expect(message).toContain(words);
    await other.stop();
  });
});

describe('hosts', () => {
  it('without files the commands say so', async () => {
    const server = await startTestServer();
    const argument = { folder: 'memfs:/ca', subject: named(['CN', 'x']) };
    const task = server.client.sendRequest('workspace/executeCommand', {
      command: CaCommand.createRootCa,
      arguments: [argument],
    });
    expect(await refusal(task)).toContain('cannot write files here');
    await server.stop();
  });

  it('where the system does not protect keys, the person is told how', async () => {
    const other = await openCaLaboratory({ store: { ...nodeFileStore, protectionHint: 'icacls …' } });
    expect((await root({}, other)).warnings).toContain('icacls …');
    expect((await issue({}, other)).warnings).toContain('icacls …');
    await other.stop();
  });

  it('a lens for signing stands above requests, for clients that have the form', async () => {
    const other = await openCaLaboratory({ params: { initializationOptions: { signsRequests: true } } });
    other.program(
      'openssl',
      'req',
      '-new',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-subj',
      '/CN=x',
      '-keyout',
      'r.key',
      '-out',
      'r.csr',
    );
    for (const { server, count } of [
      { server: lab.server, count: 0 },
      { server: other.server, count: 1 },
    ]) {
      await server.open('file:///r.csr', `text\n${other.read('r.csr')}`);
      const lenses = await server.client.sendRequest<CodeLens[]>('textDocument/codeLens', {
        textDocument: { uri: 'file:///r.csr' },
      });
      const signs = lenses.filter(({ command }) => command?.command === SIGN_REQUEST);
      expect(signs.map(({ command }) => command?.arguments)).toEqual(
        Array.from({ length: count }, () => [{ uri: 'file:///r.csr', position: { line: 1, character: 0 } }]),
      );
    }
    await other.stop();
  });
});

describe('a store that is not as it should be', () => {
  it.each([
    ['ca/index.txt', 'V\tbroken\n', 'line 2 of index.txt is damaged'],
    ['ca/serial', 'not hex\n', 'serial holds no hexadecimal number'],
  ])('%s', async (name, text, words) => {
    await root();
    await issue({ name: 'first' });
    const before = lab.read(name);
    lab.write(name, name.endsWith('index.txt') ? before + text : text);
    expect(await refusal(issue())).toContain(words);
    expect(lab.names('out')).toEqual(['first.crt', 'first.key']);
    lab.write(name, before);
    expect((await issue()).serialNumber).toBe('02');
  });

  it('the key of another CA', async () => {
    await root();
    await root({ folder: lab.uri('other') });
    lab.write('ca/ca.key', lab.read('other/ca.key'));
    expect(await refusal(issue())).toContain('ca.key is not the key of ca.crt');
  });

  it('no key, no CA, no folder', async () => {
    expect(await refusal(issue())).toContain('there is no CA in ca');
    await root();
    lab.program('rm', 'ca/ca.key');
    expect(await refusal(issue())).toContain('ca.key is not there');
  });

  it('a certificate that is no CA does not issue', async () => {
    await root();
    await issue();
    lab.program('mkdir', 'leaf');
    lab.program('cp', 'out/server.crt', 'leaf/ca.crt');
    lab.program('cp', 'out/server.key', 'leaf/ca.key');
    expect(await refusal(issue({ authority: lab.uri('leaf'), name: 'x' }))).toContain('is no CA');
  });
});

describe('time', () => {
  it('a clock in the past, and a CA that has expired', async () => {
    await root({ days: 10 });
    const past = await openCaLaboratory({ now: Date.now() - 86_400_000 });
    const at = { authority: lab.uri('ca'), folder: lab.uri('out') };
    expect(await refusal(issue(at, past))).toContain('the clock of this machine says');
    await past.stop();
    const future = await openCaLaboratory({ now: Date.now() + 11 * 86_400_000 });
    expect(await refusal(issue(at, future))).toContain('Renew the CA first');
    await future.stop();
  });

  it('a certificate does not outlive its CA', async () => {
    await root({ days: 10 });
    const { warnings } = await issue({ days: 100 });
    expect(warnings).toContain(
      'The certificate of the CA ends earlier than asked for, so this one ends with it.',
    );
    const end = (name: string) => lab.program('openssl', 'x509', '-noout', '-enddate', '-in', name);
    expect(end('out/server.crt')).toBe(end('ca/ca.crt'));
  });
});

describe('two at once', () => {
  it('no serial number twice, from two servers', async () => {
    await root();
    const other = await openCaLaboratory();
    const at = (name: string) => ({ authority: lab.uri('ca'), folder: lab.uri('out'), name });
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, index) => issue(at(`n${index}`), index % 2 === 0 ? lab : other)),
    );
    const serials = all.map(({ serialNumber }) => serialNumber);
    expect(new Set(serials).size).toBe(10);
    expect(lab.names('ca/newcerts')).toHaveLength(10);
    await other.stop();
  }, 30_000);

  it('the lock of a process that is gone is taken over, of one that runs it is not', async () => {
    await root();
    const holder = {
      process: 999_999_999,
      host: nodeFileStore.owner.host,
      time: Date.now(),
      token: 'theirs',
    };
    lab.write('ca/.phonepki-lock', JSON.stringify(holder));
    expect((await issue()).serialNumber).toBe('01');
    lab.write('ca/.phonepki-lock', JSON.stringify({ ...holder, process: process.ppid }));
    const ticking = setInterval(() => lab.server.advance(5000), 100);
    expect(await refusal(issue({ name: 'b' }))).toContain(
      `process ${process.ppid} on ${holder.host} works in the folder ca`,
    );
    clearInterval(ticking);
    expect(lab.names('out')).toEqual(['server.crt', 'server.key']);
  });

  it('OpenSSL at work in the same moment is noticed', async () => {
    await root();
    let isFirst = true;
    const store: FileStore = {
      ...nodeFileStore,
      create: async (uri, ...rest) => {
        if (uri.includes('newcerts') && isFirst) {
          isFirst = false;
          lab.write('ca/serial', '05\n');
        }
        return nodeFileStore.create(uri, ...rest);
      },
    };
    const other = await openCaLaboratory({ store });
    const at = { authority: lab.uri('ca'), folder: lab.uri('out') };
    expect(await refusal(issue(at, other))).toContain('another program, such as openssl, changed');
    expect(lab.names('ca/newcerts')).toEqual([]);
    expect((await issue(at, other)).serialNumber).toBe('05');
    await other.stop();
  });
});
