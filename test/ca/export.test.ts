/** Exports as commands: what is found, stated, refused, and never given away. */
import { renameSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apacheServer, iisServer, nginxServer } from '../../server/src/ca/flows/webServers';
import {
  EXPORT_FORMS,
  ExportCommand,
  type ExportForm,
  type ExportResult,
} from '../../server/src/core/exportProtocol';
import { openCaLaboratory, refusal } from '../harness/caLaboratory';
import { type ExportLaboratory, KEY_PASS_PHRASE, openExportLaboratory } from '../harness/exportLaboratory';

let lab: ExportLaboratory;
beforeAll(async () => {
  lab = await openExportLaboratory('ec-p256');
}, 60_000);
afterAll(() => lab.stop());

const formsOf = async (name: string) => (await lab.find(name)).forms.map(({ form }) => form);

describe('what there is to export', () => {
  it('certificate, CAs above it, key, names', async () => {
    expect(await lab.find('phone.crt')).toMatchObject({
      subject: 'CN=phone',
      issuers: ['C=DE, O=Müller & Söhne, CN=Issuing CA', 'C=DE, O=Müller & Söhne, CN=Root CA'],
      isComplete: true,
      key: 'plain',
      keyFile: lab.uri('phone.key'),
      strength: 'modern',
      folder: lab.uri('.').replace(/\/\.?$/, ''),
      name: 'phone',
    });
  });

  it('a card is for CAs only, and web servers get the CA for their clients', async () => {
    expect(await formsOf('phone.crt')).toEqual(EXPORT_FORMS.filter((form) => form !== 'card'));
    const { forms } = await lab.find('ca/ca.crt');
    expect(forms.map(({ form }) => form)).toEqual(EXPORT_FORMS);
    expect(forms.find(({ form }) => form === 'nginx')).toMatchObject({ needsKey: false });
    expect(await refusal(lab.export('phone.crt', { form: 'card' }))).toContain('CN=phone is no CA');
  });

  it('from a key the certificate is found, by its place in the text', async () => {
    const found = await lab.find('phone.key', { position: { line: 1, character: 3 } });
    expect(found).toMatchObject({ subject: 'CN=phone', keyFile: lab.uri('phone.key') });
  });

  it('and from a file that holds the key alone', async () => {
    expect(await lab.find('server.key')).toMatchObject({
      subject: 'CN=server',
      key: 'plain',
      name: 'server',
    });
  });

  it('old phones get a PKCS #12 that they read', async () => {
    const old = await openCaLaboratory({
      folder: lab.folder,
      settings: { profile: ['optipoint'] },
      params: { capabilities: { workspace: { configuration: true } } },
    });
    const found = await old.run(ExportCommand.findExports, { uri: lab.uri('phone.crt') });
    await old.stop();
    expect(found).toMatchObject({ strength: 'compatible' });
  });
});

describe('a dry run', () => {
  it.each(EXPORT_FORMS)('%s says everything and writes nothing', async (form) => {
    const before = lab.names();
    const result = await lab.export('sub/ca.crt', { form, folder: lab.uri('dry'), dryRun: true });
    expect(result).toMatchObject({ done: false, texts: [], existing: [] });
    expect(result.rows[0]).toEqual({ label: 'Subject', value: 'C=DE, O=Müller & Söhne, CN=Issuing CA' });
    expect(lab.names()).toEqual(before);
  });

  it('states the strength and its rounds', async () => {
    const { rows } = await lab.export('phone.crt', { form: 'pkcs12', strength: 'modern', dryRun: true });
    expect(rows.find(({ label }) => label === 'Protection')?.value).toBe(
      'modern: AES-256 for key and certificates (PBES2, PBKDF2 with HMAC-SHA-256), MAC with SHA-256, 100,000 rounds each',
    );
  });

  it('shows a wrong pass phrase of the key before anything is agreed to', async () => {
    const wrong = await lab.sealed('keyPassPhrase', 'wrong');
    const task = lab.export('locked.crt', { form: 'pkcs12', ...wrong, dryRun: true });
    expect(await refusal(task)).toBe('The pass phrase does not open locked.key.');
  });

  it('says what an innovaphone device would refuse', async () => {
    const { warnings } = await lab.export('phone.crt', { form: 'devicePem', dryRun: true });
    expect(warnings.join('\n')).toMatch(/EC/);
  });

  it('says that a server certificate is for a server', async () => {
    const { warnings } = await lab.export('phone.crt', { form: 'nginx', dryRun: true });
    expect(warnings.join('\n')).toContain('not for servers');
    const server = await lab.export('server.crt', { form: 'nginx', dryRun: true });
    expect(server.warnings.join('\n')).not.toContain('not for servers');
    expect(server.rows).toContainEqual({ label: 'Names of the server', value: 'localhost, 127.0.0.1, ::1' });
  });
});

describe('refuses', () => {
  it('to overwrite without being asked, and does so when it is', async () => {
    await lab.export('phone.crt', { form: 'der', name: 'twice' });
    const again = { form: 'der', name: 'twice' } as const;
    expect(await refusal(lab.export('phone.crt', again))).toContain('twice.der');
    expect((await lab.export('phone.crt', { ...again, dryRun: true })).existing).toEqual([
      lab.uri('out/twice.der'),
    ]);
    expect((await lab.export('phone.crt', { ...again, overwrite: true })).done).toBe(true);
  });

  it('to replace what it is made of, even where it was agreed to', async () => {
    await lab.export('phone.crt', { form: 'chain', name: 'phone', folder: lab.uri('self') });
    const same = { form: 'chain', name: 'phone', folder: lab.uri('self'), overwrite: true } as const;
    expect(await refusal(lab.export('self/phone-chain.pem', same))).toContain(
      'phone-chain.pem is what it would be made of',
    );
  });

  it('a key that is another’s', async () => {
    const task = lab.export('phone.crt', { form: 'devicePem', keyFile: lab.uri('server.key') });
    expect(await refusal(task)).toContain('the key in server.key is not the key of CN=phone');
  });

  it('where there is no key, and no pass phrase for it', async () => {
    expect(await refusal(lab.export('locked.crt', { form: 'pkcs12' }))).toBe(
      'Nothing was exported: the pass phrase of locked.key is needed.',
    );
    renameSync(lab.path('locked.key'), lab.path('hidden'));
    expect(await refusal(lab.export('locked.crt', { form: 'pkcs12' }))).toContain(
      'the private key of CN=locked is not in the workspace',
    );
    const chosen = { keyFile: lab.uri('hidden'), ...(await lab.sealed('keyPassPhrase', KEY_PASS_PHRASE)) };
    expect((await lab.export('locked.crt', { form: 'devicePem', ...chosen })).done).toBe(true);
    renameSync(lab.path('hidden'), lab.path('locked.key'));
  });

  it('PKCS #1 for a key that is not RSA', async () => {
    expect(await refusal(lab.export('phone.crt', { form: 'devicePem', keyFormat: 'pkcs1' }))).toContain(
      'Choose PKCS #8',
    );
  });

  it('a card where a CA lies already', async () => {
    const task = lab.export('sub/ca.crt', { form: 'card', folder: lab.uri('full') });
    await task;
    const again = { form: 'card', folder: lab.uri('full'), overwrite: true } as const;
    expect(await refusal(lab.export('sub/ca.crt', again))).toContain('cacert.pem');
  });

  it('a file without a certificate, and none at all', async () => {
    lab.write('empty.txt', 'nothing');
    expect(await refusal(lab.find('empty.txt'))).toContain('there is no certificate in empty.txt');
    expect(await refusal(lab.find('gone.pem'))).toContain('there is no file gone.pem');
    const name = { form: 'der', name: '../out' } as const;
    expect(await refusal(lab.export('phone.crt', name))).toContain('the name of the files');
  });

  it('to write in a workspace that nobody trusts, while what there is can be seen', async () => {
    const other = await openCaLaboratory({
      folder: lab.folder,
      params: { initializationOptions: { isTrusted: false } },
    });
    const argument = { uri: lab.uri('phone.crt'), form: 'der', folder: lab.uri('no') };
    expect(await refusal(other.run(ExportCommand.exportCertificate, argument))).toContain('not trusted');
    expect(await other.run(ExportCommand.exportCertificate, { ...argument, dryRun: true })).toMatchObject({
      done: false,
    });
    await other.stop();
  });

  it('to change the pass phrase of what is no PKCS #12, or with the wrong one', async () => {
    const change = (more: object) => lab.run<ExportResult>(ExportCommand.changePassPhrase, more);
    expect(await refusal(change({ source: lab.uri('phone.crt') }))).toContain('no PKCS #12 in phone.crt');
    await lab.export('phone.crt', {
      form: 'pkcs12',
      name: 'one',
      ...(await lab.sealed('passPhrase', 'eins')),
    });
    const source = lab.uri('out/one.p12');
    expect(await refusal(change({ source }))).toBe('The pass phrase does not open one.p12.');
    const known = { source, ...(await lab.sealed('sourcePassPhrase', 'eins')) };
    expect(await refusal(change({ ...known, output: source }))).toContain('one.p12');
    expect((await change({ ...known, output: source, overwrite: true })).warnings[0]).toContain(
      'There is no pass phrase',
    );
    expect((await change({ source })).texts[0]?.text).toMatch(/^MII/);
  });
});

it('no secret comes back or is logged', async () => {
  const secret = 'correct-horse-battery';
  const results: ExportResult[] = [];
  for (const form of EXPORT_FORMS.filter((each): each is ExportForm => each !== 'card')) {
    const passPhrase = await lab.sealed('passPhrase', secret);
    results.push(await lab.export('server.crt', { form, name: `quiet-${form}`, ...passPhrase }));
  }
  const said = JSON.stringify([results, lab.server.logged]);
  expect(said).not.toContain(secret);
  expect(said).not.toContain('PRIVATE KEY');
  for (const line of lab
    .read('server.key')
    .split('\n')
    .filter((each) => each.length > 40)) {
    expect(said).not.toContain(line);
  }
  rmSync(lab.path('out'), { recursive: true });
});

describe('configurations of web servers', () => {
  const files = {
    subject: 'CN=x',
    port: 8443,
    chain: 'file:///c%3A/My%20"Files"/a-fullchain.pem',
    key: 'file:///etc/back%5Cslash/a-key.pem',
  };

  it('quote paths, and leave out names that could end a line', () => {
    const hosts = ['a.example.com', '*.example.com', 'evil;}', '2001:db8::1', '192.0.2.1'];
    const nginx = nginxServer({ ...files, hosts });
    expect(nginx).toContain('server_name a.example.com *.example.com [2001:db8::1] 192.0.2.1;');
    expect(nginx).toContain('ssl_certificate "c:/My \\"Files\\"/a-fullchain.pem";');
    expect(nginx).toContain('ssl_certificate_key "/etc/back\\\\slash/a-key.pem";');
    const apache = apacheServer({ ...files, hosts: ['*.example.com', 'a.example.com'] });
    expect(apache).toContain('    ServerName a.example.com\n    ServerAlias *.example.com\n');
    expect(iisServer('CN=x', "file:///x/it's.pfx", 443)).toContain(`-FilePath '.\\it''s.pfx'`);
  });

  it('refuse a path that the server would take for a variable', () => {
    const chain = 'file:///srv/$HOME/a.pem';
    expect(() => nginxServer({ ...files, chain, hosts: [] })).toThrow('variable');
    expect(() => apacheServer({ ...files, chain, hosts: [] })).not.toThrow();
    expect(() => apacheServer({ ...files, chain: 'file:///$%7BX%7D/a.pem', hosts: [] })).toThrow('variable');
  });

  it('refuse a path that would begin a line of its own', () => {
    const chain = 'file:///srv/a%0AInclude%20evil.conf/a.pem';
    expect(() => nginxServer({ ...files, chain, hosts: [] })).toThrow('line end');
    expect(() => apacheServer({ ...files, chain, hosts: [] })).toThrow('line end');
  });
});
