/** Renewed certificates in the hands of OpenSSL and GnuTLS: of servers, of an intermediate CA, of the root itself. */
import { mkdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CaLifeCommand } from '../../../server/src/core/caLifeProtocol';
import { CaCommand, type CaResult } from '../../../server/src/core/caProtocol';
import { type CaLaboratory, named, openCaLaboratory, refusal } from '../../harness/caLaboratory';

let lab: CaLaboratory;
beforeEach(async () => {
  lab = await openCaLaboratory();
});
afterEach(() => lab.stop());

async function root(more: object = {}) {
  await lab.run(CaCommand.createRootCa, {
    folder: lab.uri('ca'),
    subject: named(['C', 'DE'], ['O', 'Müller & Söhne'], ['CN', 'Root CA']),
    key: 'ec-p256',
    days: 100,
    ...more,
  });
}

const issue = (name: string, more: object = {}) =>
  lab.run<CaResult>(CaCommand.issueCertificate, {
    authority: lab.uri('ca'),
    folder: lab.uri('out'),
    name,
    subject: named(['CN', `${name}.example.com`]),
    altNames: ['DNS:bücher.example', 'IP:2001:db8::1'],
    key: 'ec-p256',
    days: 10,
    ...more,
  });

const renew = (file: string, more: object = {}) =>
  lab.run<CaResult>(CaLifeCommand.renew, {
    authority: lab.uri('ca'),
    certificate: lab.uri(file),
    output: lab.uri(file),
    ...more,
  });

const show = (file: string, ...what: readonly string[]) =>
  lab.program('openssl', 'x509', '-in', file, '-noout', ...what);
const serialOf = (file: string) => show(file, '-serial').trim().slice('serial='.length);
const extensionsOf = (file: string) =>
  show(
    file,
    '-text',
    '-certopt',
    'no_header,no_version,no_serial,no_signame,no_validity,no_subject,no_issuer,no_pubkey,no_sigdump,no_aux',
  );
const verify = (...args: readonly string[]) => lab.program('openssl', 'verify', '-x509_strict', ...args);

describe('a certificate of a server', () => {
  it.each(['ec-p256', 'rsa-2048'])('%s: with the same key all but number and dates stays', async (key) => {
    await root({ key });
    await issue('server', { key });
    const before = ['-subject', '-pubkey'].map((what) => show('out/server.crt', what));
    const extensions = extensionsOf('out/server.crt');
    const [number, old] = [serialOf('out/server.crt'), lab.read('out/server.crt')];
    expect(await refusal(renew('out/server.crt'))).toContain('nothing is overwritten');
    await renew('out/server.crt', { overwrite: true, days: 20 });
    expect(['-subject', '-pubkey'].map((what) => show('out/server.crt', what))).toEqual(before);
    expect(extensionsOf('out/server.crt')).toBe(extensions);
    expect(serialOf('out/server.crt')).not.toBe(number);
    expect(
      lab.attempt('openssl', 'x509', '-in', 'out/server.crt', '-noout', '-checkend', `${19 * 86_400}`).code,
    ).toBe(0);
    expect(
      verify('-CAfile', 'ca/ca.crt', '-verify_hostname', 'xn--bcher-kva.example', 'out/server.crt'),
    ).toContain('OK');
    // The old one is kept, and stays valid.
    expect(lab.read(`ca/newcerts/${number}.pem`)).toBe(old);
    expect(
      lab
        .read('ca/index.txt')
        .trim()
        .split('\n')
        .map((row) => row[0]),
    ).toEqual(['V', 'V']);
  });

  it('with a new key beside the old one, the old certificate revoked as superseded in one step', async () => {
    await root({ serialStyle: 'sequential' });
    await issue('server');
    const oldKey = lab.read('out/server.key');
    const passPhrase = await lab.seal('schön geheim');
    const result = await renew('out/server.crt', {
      output: lab.uri('out/next.crt'),
      keyOutput: lab.uri('out/next.key'),
      newKey: 'ec-p384',
      passPhrase,
      revokeOld: true,
    });
    expect(result.serialNumber).toBe('02');
    expect(lab.read('out/server.key')).toBe(oldKey);
    const fromKey = lab.program(
      'openssl',
      'pkey',
      '-in',
      'out/next.key',
      '-passin',
      'pass:schön geheim',
      '-pubout',
    );
    expect(fromKey).toBe(show('out/next.crt', '-pubkey'));
    expect(verify('-CAfile', 'ca/ca.crt', '-verify_ip', '2001:db8::1', 'out/next.crt')).toContain('OK');
    const rows = lab
      .read('ca/index.txt')
      .trim()
      .split('\n')
      .map((row) => row.split('\t'));
    expect(rows.map(([status, , revoked]) => `${status} ${revoked?.split(',')[1] ?? ''}`)).toEqual([
      'R superseded',
      'V ',
    ]);
    await lab.run(CaLifeCommand.issueCrl, { authority: lab.uri('ca') });
    const checked = ['-crl_check', '-CAfile', 'ca/ca.crt', '-CRLfile', 'ca/crl.pem'];
    expect(verify(...checked, 'out/next.crt')).toContain('OK');
    expect(lab.attempt('openssl', 'verify', ...checked, 'out/server.crt').text).toContain(
      'certificate revoked',
    );
    // OpenSSL goes on with the store.
    lab.program('sh', '-c', 'cd ca && openssl ca -batch -config openssl.cnf -gencrl -out crl.pem');
    expect(lab.read('ca/serial')).toBe('03\n');
  });

  it('of openssl x509 and of openssl ca, extensions as they were', async () => {
    await root({ serialStyle: 'sequential' });
    lab.write(
      'ext.cnf',
      'subjectAltName=DNS:theirs.example\nkeyUsage=critical,digitalSignature\nauthorityKeyIdentifier=keyid:always,issuer:always\n1.2.3.4=ASN1:UTF8String:own\n',
    );
    lab.program(
      'openssl',
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-subj',
      '/CN=theirs',
      '-keyout',
      'r.key',
      '-out',
      'r.csr',
    );
    lab.program(
      'openssl',
      'x509',
      '-req',
      '-CA',
      'ca/ca.crt',
      '-CAkey',
      'ca/ca.key',
      '-CAserial',
      'ca/ca.srl',
      '-extfile',
      'ext.cnf',
      '-in',
      'r.csr',
      '-out',
      'theirs.crt',
    );
    const number = serialOf('theirs.crt');
    lab.write('old.crt', lab.read('theirs.crt'));
    await renew('theirs.crt', { overwrite: true, revokeOld: true });
    const text = show('theirs.crt', '-text');
    for (const kept of ['DNS:theirs.example', 'Digital Signature', '1.2.3.4', '..own']) {
      expect(text).toContain(kept);
    }
    // It named the certificate of the CA by its number, which a renewed CA would not have any more.
    expect(text).not.toContain('DirName');
    expect(verify('-CAfile', 'ca/ca.crt', 'theirs.crt')).toContain('OK');
    expect(lab.program('openssl', 'x509', '-in', `ca/newcerts/${number}.pem`, '-noout', '-fingerprint')).toBe(
      show('old.crt', '-fingerprint'),
    );
    expect(
      lab
        .read('ca/index.txt')
        .trim()
        .split('\n')
        .map((row) => row.split('\t'))
        .map(([status, , , serial]) => `${status} ${serial}`),
    ).toEqual([`R ${number}`, 'V 02']);
  });

  it('with unique subjects, openssl ca reads the index again only if the old one is revoked', async () => {
    await root();
    await issue('server');
    lab.write('ca/index.txt.attr', 'unique_subject = yes\n');
    expect(await refusal(renew('out/server.crt', { overwrite: true }))).toContain('unique_subject = yes');
    await renew('out/server.crt', { overwrite: true, revokeOld: true });
    lab.program('sh', '-c', 'cd ca && openssl ca -batch -config openssl.cnf -gencrl -out crl.pem');
  });
});

describe('a CA', () => {
  it.each([
    ['openssl', 'ca/ca.crt', 'ec-p256'],
    ['innovaphone-card', 'ca/CA/cacert.pem', 'rsa-2048'],
  ])('the root of a %s: what it issued stays valid under it', async (layout, file, key) => {
    await root({ layout, key });
    await issue('server', { key });
    const number = serialOf(file);
    const old = lab.read(file);
    const before = ['-subject', '-pubkey'].map((what) => show(file, what));
    const extensions = extensionsOf(file);
    expect(await refusal(renew(file))).toContain('nothing is overwritten');
    await renew(file, { overwrite: true, days: 3650 });
    expect(['-subject', '-pubkey'].map((what) => show(file, what))).toEqual(before);
    expect(extensionsOf(file)).toBe(extensions);
    expect(serialOf(file)).not.toBe(number);
    expect(lab.read(file.replace(/\.(crt|pem)$/, `-${number}.$1`))).toBe(old);
    expect(verify('-CAfile', file, 'out/server.crt')).toContain('OK');
    lab.write('chain.pem', lab.read('out/server.crt'));
    expect(
      lab.program('certtool', '--verify', `--load-ca-certificate=${file}`, '--infile=chain.pem'),
    ).toContain('is trusted');
    // Whoever still has the old root accepts what is issued from now on.
    await issue('later', { key });
    lab.write('old.crt', old);
    expect(verify('-CAfile', 'old.crt', 'out/later.crt')).toContain('OK');
    expect(lab.attempt('openssl', 'x509', '-in', file, '-noout', '-checkend', `${3649 * 86_400}`).code).toBe(
      0,
    );
  });

  it('a root of before version 3 says that it is a CA once it is renewed', async () => {
    mkdirSync(lab.path('ca'));
    const newKey = ['-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=Old Root', '-keyout', 'ca/ca.key'];
    lab.program('openssl', 'req', ...newKey, '-out', 'root.csr');
    const sign = ['-req', '-signkey', 'ca/ca.key', '-in', 'root.csr', '-days', '10'];
    lab.program('openssl', 'x509', ...sign, '-out', 'ca/ca.crt');
    expect(show('ca/ca.crt', '-text')).toContain('Version: 1');
    await issue('server', { key: 'rsa-2048' });
    await renew('ca/ca.crt', { overwrite: true, days: 20 });
    expect(show('ca/ca.crt', '-text')).toMatch(/Version: 3[\s\S]+CA:TRUE/);
    expect(lab.program('openssl', 'verify', '-CAfile', 'ca/ca.crt', 'out/server.crt')).toContain('OK');
  });

  it('an intermediate one: renewed by the CA above it, in the place of its own file', async () => {
    await root();
    await lab.run(CaCommand.createIntermediateCa, {
      authority: lab.uri('ca'),
      folder: lab.uri('sub'),
      subject: named(['CN', 'Issuing CA']),
      key: 'ec-p256',
      days: 20,
    });
    await issue('server', { authority: lab.uri('sub') });
    const old = lab.read('sub/ca.crt');
    const number = serialOf('sub/ca.crt');
    const wrong = renew('sub/ca.crt', {
      overwrite: true,
      newKey: 'ec-p256',
      keyOutput: lab.uri('sub/new.key'),
    });
    expect(await refusal(wrong)).toContain('another CA');
    await renew('sub/ca.crt', { overwrite: true, days: 50, revokeOld: true });
    expect(verify('-CAfile', 'ca/ca.crt', '-untrusted', 'sub/ca.crt', 'out/server.crt')).toContain('OK');
    expect(lab.read(`ca/newcerts/${number}.pem`)).toBe(old);
    await lab.run(CaLifeCommand.issueCrl, { authority: lab.uri('ca') });
    await lab.run(CaLifeCommand.issueCrl, { authority: lab.uri('sub') });
    lab.write('both.pem', lab.read('ca/crl.pem') + lab.read('sub/crl.pem'));
    const checked = ['-crl_check_all', '-CAfile', 'ca/ca.crt', '-CRLfile', 'both.pem'];
    expect(verify(...checked, '-untrusted', 'sub/ca.crt', 'out/server.crt')).toContain('OK');
    lab.write('old.crt', old);
    expect(
      lab.attempt('openssl', 'verify', ...checked, '-untrusted', 'old.crt', 'out/server.crt').text,
    ).toContain('certificate revoked');
  });
});
