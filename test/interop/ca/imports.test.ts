/** What other programs made is taken over: their CAs go on with both, their certificates find their keys. */
import { mkdirSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CaCommand, type CaResult, type ListAuthoritiesResult } from '../../../server/src/core/caProtocol';
import { ImportCommand } from '../../../server/src/core/importProtocol';
import { type CaLaboratory, named, openCaLaboratory, refusal } from '../../harness/caLaboratory';

let lab: CaLaboratory;
beforeEach(async () => {
  lab = await openCaLaboratory();
});
afterEach(() => lab.stop());

const openssl = (...args: readonly string[]) => lab.program('openssl', ...args);
const shell = (script: string) => lab.program('sh', '-ec', script);
const importCa = (source: string, more: object = {}) =>
  lab.run<CaResult>(ImportCommand.importCa, { source: lab.uri(source), ...more });
const issue = async (authority: string, name: string, more: object = {}) =>
  lab.run<CaResult>(CaCommand.issueCertificate, {
    authority: lab.uri(authority),
    folder: lab.uri('out'),
    name,
    subject: named(['CN', `${name}.example.com`]),
    key: 'ec-p256',
    ...more,
  });
const factsOf = async (folder: string) => {
  const { authorities } = await lab.run<ListAuthoritiesResult>(CaCommand.listAuthorities, {
    folders: [lab.uri(folder)],
  });
  return authorities[0];
};
const serialOf = (file: string) =>
  openssl('x509', '-in', file, '-noout', '-serial').trim().replace('serial=', '');
const rowOf = ({ rows }: CaResult, label: string) => rows.find((row) => row.label === label)?.value;

function request(name: string, ...more: readonly string[]): void {
  openssl(
    'req',
    '-new',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    `/CN=${name}`,
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.csr`,
    ...more,
  );
}

describe('the files of the Spectralink document', () => {
  beforeEach(() => {
    mkdirSync(lab.path('loose'));
    openssl('genrsa', '-aes256', '-passout', 'pass:secret', '-out', 'loose/ca.key', '2048');
    openssl(
      'req',
      '-new',
      '-x509',
      '-days',
      '2555',
      '-key',
      'loose/ca.key',
      '-passin',
      'pass:secret',
      '-subj',
      '/C=US/CN=Root CA',
      '-out',
      'loose/ca.crt',
    );
    for (const [name, create] of [
      ['one', '-CAcreateserial'],
      ['two', '-days'],
    ] as const) {
      request(name);
      openssl(
        'x509',
        '-req',
        '-CA',
        'loose/ca.crt',
        '-CAkey',
        'loose/ca.key',
        '-passin',
        'pass:secret',
        '-CAserial',
        'loose/ca.srl',
        '-in',
        `${name}.csr`,
        '-out',
        `loose/${name}.crt`,
        create,
        ...(create === '-days' ? ['365'] : []),
      );
    }
  });

  it('are used where they are; what was issued is written down, and can be revoked by openssl', async () => {
    const preview = await importCa('loose', { dryRun: true });
    expect(rowOf(preview, 'Of these not in index.txt until now')).toBe('2');
    expect(preview.warnings.join()).toContain('The key in ca.key is encrypted');
    expect(lab.names('loose')).toEqual(['ca.crt', 'ca.key', 'ca.srl', 'one.crt', 'two.crt']);
    const last = BigInt(`0x${lab.read('loose/ca.srl').trim()}`);
    await importCa('loose', { passPhrase: await lab.seal('secret') });
    expect(BigInt(`0x${lab.read('loose/serial').trim()}`)).toBe(last + 1n);
    expect(lab.names('loose/newcerts')).toEqual(
      [serialOf('loose/one.crt'), serialOf('loose/two.crt')].sort().map((serial) => `${serial}.pem`),
    );
    shell(
      'cd loose && openssl ca -config openssl.cnf -passin pass:secret -revoke one.crt && openssl ca -config openssl.cnf -passin pass:secret -gencrl -out crl.pem',
    );
    expect(openssl('crl', '-in', 'loose/crl.pem', '-noout', '-text')).toContain(serialOf('loose/one.crt'));
    // A second time there is nothing to do.
    const again = await importCa('loose', { dryRun: true });
    expect(again.files).toEqual([]);
  });

  it('openssl x509, openssl ca and the editor issue in turns, and no number comes twice', async () => {
    await importCa('loose');
    const passPhrase = { authorityPassPhrase: await lab.seal('secret') };
    await issue('loose', 'a', passPhrase);
    request('three');
    openssl(
      'x509',
      '-req',
      '-CA',
      'loose/ca.crt',
      '-CAkey',
      'loose/ca.key',
      '-passin',
      'pass:secret',
      '-CAserial',
      'loose/ca.srl',
      '-in',
      'three.csr',
      '-out',
      'three.crt',
    );
    await issue('loose', 'b', passPhrase);
    shell(
      'cd loose && openssl ca -batch -config openssl.cnf -passin pass:secret -in ../three.csr -out ../four.crt',
    );
    await issue('loose', 'c', passPhrase);
    const files = [
      'loose/one.crt',
      'loose/two.crt',
      'out/a.crt',
      'three.crt',
      'out/b.crt',
      'four.crt',
      'out/c.crt',
    ];
    const serials = files.map(serialOf);
    expect(new Set(serials).size).toBe(serials.length);
    for (const file of files) {
      openssl('verify', '-CAfile', 'loose/ca.crt', file);
    }
  });

  it('a wrong pass phrase, and a key of somebody else, are refused before anything is written', async () => {
    const names = lab.names('loose');
    expect(await refusal(importCa('loose', { passPhrase: await lab.seal('wrong') }))).toMatch(
      /pass phrase does not open/,
    );
    openssl('genrsa', '-out', 'loose/ca.key', '2048');
    expect(await refusal(importCa('loose'))).toMatch(
      /Nothing was imported: ca\.key is not the key of C=US, CN=Root CA/,
    );
    expect(lab.names('loose')).toEqual(names);
  });

  it('under other names they are copied, with the numbers', async () => {
    shell(
      'mv loose/ca.key loose/rootCA.key; mv loose/ca.crt loose/rootCA.pem; mv loose/ca.srl loose/rootCA.srl',
    );
    expect(await refusal(importCa('loose'))).toMatch(
      /are not named as OpenSSL or a gateway names those of a CA \(found: rootCA\.pem\)/,
    );
    const last = BigInt(`0x${lab.read('loose/rootCA.srl').trim()}`);
    const result = await importCa('loose', { folder: lab.uri('ca'), passPhrase: await lab.seal('secret') });
    expect(result.warnings[0]).toMatch(/issue with the copy only/);
    expect(lab.read('ca/ca.key')).toBe(lab.read('loose/rootCA.key'));
    expect(statSync(lab.path('ca/ca.key')).mode & 0o777).toBe(0o600);
    const { serialNumber } = await issue('ca', 'a', { authorityPassPhrase: await lab.seal('secret') });
    expect(BigInt(`0x${serialNumber}`)).toBe(last + 1n);
    expect(lab.read('ca/index.txt').trim().split('\n')).toHaveLength(3);
    request('three');
    shell(
      'cd ca && openssl ca -batch -config openssl.cnf -passin pass:secret -in ../three.csr -out ../three.crt',
    );
    expect(BigInt(`0x${serialOf('three.crt')}`)).toBe(last + 2n);
    openssl('verify', '-CAfile', 'loose/rootCA.pem', 'three.crt', 'out/a.crt', 'loose/one.crt');
    expect(await refusal(importCa('loose', { folder: lab.uri('ca') }))).toMatch(/there already/);
  });
});

describe('folders of other programs', () => {
  it('CA.pl: used where it is, in turns with openssl ca', async () => {
    shell(`openssl req -new -x509 -newkey rsa:2048 -nodes -subj '/O=Demo/CN=Demo CA' -keyout cakey.pem -out cacert.pem
mkdir -p demoCA/private demoCA/newcerts demoCA/certs demoCA/crl
mv cakey.pem demoCA/private; mv cacert.pem demoCA; : > demoCA/index.txt; echo 1000 > demoCA/serial; echo 01 > demoCA/crlnumber`);
    request('one');
    const config = '/etc/ssl/openssl.cnf';
    openssl(
      'ca',
      '-batch',
      '-config',
      config,
      '-policy',
      'policy_anything',
      '-in',
      'one.csr',
      '-out',
      'one.crt',
    );
    const result = await importCa('.');
    expect(rowOf(result, 'Kept as')).toBe('folder of CA.pl, used where it is');
    expect((await factsOf('demoCA'))?.layout).toBe('openssl-demo');
    await issue('demoCA', 'a');
    request('two');
    openssl(
      'ca',
      '-batch',
      '-config',
      config,
      '-policy',
      'policy_anything',
      '-in',
      'two.csr',
      '-out',
      'two.crt',
    );
    await issue('demoCA', 'b');
    expect(['one.crt', 'out/a.crt', 'two.crt', 'out/b.crt'].map(serialOf)).toEqual([
      '1000',
      '1001',
      '1002',
      '1003',
    ]);
    openssl('ca', '-config', config, '-revoke', 'out/a.crt');
    openssl('ca', '-config', config, '-gencrl', '-out', 'crl.pem');
    shell('cat demoCA/cacert.pem crl.pem > both.pem');
    expect(lab.attempt('openssl', 'verify', '-crl_check', '-CAfile', 'both.pem', 'out/a.crt').text).toContain(
      'certificate revoked',
    );
    openssl('verify', '-crl_check', '-CAfile', 'both.pem', 'out/b.crt');
  });

  it('easy-rsa: used where it is, in turns with easyrsa', async () => {
    const easyrsa = (command: string) => shell(`EASYRSA_BATCH=1 /usr/share/easy-rsa/easyrsa ${command}`);
    easyrsa('init-pki');
    easyrsa('--req-cn=Easy build-ca nopass');
    easyrsa('build-server-full one nopass');
    const result = await importCa('.');
    expect(rowOf(result, 'Kept as')).toBe('folder of easy-rsa, used where it is');
    await issue('pki', 'a');
    easyrsa('build-server-full two nopass');
    await issue('pki', 'b');
    const files = ['pki/issued/one.crt', 'out/a.crt', 'pki/issued/two.crt', 'out/b.crt'];
    expect(new Set(files.map(serialOf)).size).toBe(4);
    openssl('verify', '-CAfile', 'pki/ca.crt', ...files);
    expect(lab.read('pki/index.txt').trim().split('\n')).toHaveLength(4);
    expect(lab.names('pki/certs_by_serial')).toHaveLength(4);
    const copied = await importCa('pki', { folder: lab.uri('copy') });
    expect(rowOf(copied, 'Issued so far')).toBe('4');
    expect(lab.read('copy/index.txt')).toBe(lab.read('pki/index.txt'));
    expect(lab.names('copy/newcerts')).toEqual(lab.names('pki/certs_by_serial'));
    await issue('copy', 'c');
    openssl('verify', '-CAfile', 'pki/ca.crt', 'out/c.crt');
  });

  it('an innovaphone card: used where it is, also by its folder CA; its number comes next', async () => {
    shell(`mkdir -p card/CA
openssl req -new -x509 -newkey rsa:2048 -nodes -subj '/CN=Gateway CA' -keyout card/CA/cakey.pem -out card/CA/cacert.pem
echo 0A > card/CA/serial.txt`);
    const result = await importCa('card/CA');
    expect(rowOf(result, 'Next serial number')).toBe('0A');
    expect((await issue('card', 'a')).serialNumber).toBe('0A');
    request('two');
    shell('cd card && openssl ca -batch -config CA/openssl.cnf -in ../two.csr -out ../two.crt');
    expect(serialOf('two.crt')).toBe('0B');
    const copied = await importCa('card', { folder: lab.uri('ca') });
    expect(copied.serialNumber).toBe('0C');
    expect((await issue('ca', 'b')).serialNumber).toBe('0C');
  });

  it('what is no CA, or several, is refused in plain words', async () => {
    mkdirSync(lab.path('none'));
    expect(await refusal(importCa('none'))).toMatch(/^Nothing was imported: there is no CA in none/);
    for (const name of ['x', 'y']) {
      openssl(
        'req',
        '-new',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-subj',
        `/CN=${name}`,
        '-keyout',
        `none/${name}.key`,
        '-out',
        `none/${name}.pem`,
      );
    }
    expect(await refusal(importCa('none', { folder: lab.uri('ca') }))).toMatch(
      /there are several CAs in none: x\.pem \(CN=x\), y\.pem \(CN=y\)/,
    );
    await importCa('none/y.pem', { folder: lab.uri('ca') });
    expect((await factsOf('ca'))?.subject).toBe('CN=y');
  });
});

describe('a certificate that another CA made', () => {
  beforeEach(async () => {
    await lab.run(CaCommand.createRequest, {
      folder: lab.uri('web'),
      name: 'www',
      subject: named(['O', 'Example'], ['CN', 'www.example.com']),
      altNames: ['DNS:www.example.com', 'DNS:example.com'],
      key: 'rsa-2048',
    });
    openssl(
      'req',
      '-new',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-subj',
      '/CN=Their Root',
      '-keyout',
      'root.key',
      '-out',
      'root.crt',
    );
    mkdirSync(lab.path('mail'));
  });
  const sign = (extensions: string) => {
    lab.write('ext.cnf', extensions);
    openssl(
      'x509',
      '-req',
      '-CA',
      'root.crt',
      '-CAkey',
      'root.key',
      '-in',
      'web/www.csr',
      '-extfile',
      'ext.cnf',
      '-out',
      'web/answer.pem',
    );
  };
  const importIt = (file: string, more: object = {}) =>
    lab.run<CaResult>(ImportCommand.importCertificate, { source: lab.uri(file), ...more });

  it('comes beside its request and key, found by the public key, with its chain from PKCS #7', async () => {
    sign(
      'subjectAltName=DNS:www.example.com,DNS:example.com\nextendedKeyUsage=serverAuth\nkeyUsage=digitalSignature,keyEncipherment\n',
    );
    openssl(
      'crl2pkcs7',
      '-nocrl',
      '-certfile',
      'web/answer.pem',
      '-certfile',
      'root.crt',
      '-outform',
      'DER',
      '-out',
      'web/answer.p7b',
    );
    const result = await importIt('web/answer.p7b');
    expect(result.changes.map(({ kind, what }) => `${kind} ${what}`)).toEqual([
      'kept DNS:www.example.com',
      'kept DNS:example.com',
      'kept Subject O=Example, CN=www.example.com',
    ]);
    expect(result.warnings).toEqual([]);
    expect(lab.names('web')).toContain('www.crt');
    openssl('verify', '-CAfile', 'root.crt', 'web/www.crt');
    expect(openssl('x509', '-in', 'web/www.crt', '-noout', '-pubkey')).toBe(
      openssl('pkey', '-in', 'web/www.key', '-pubout'),
    );
    expect(lab.read('web/www-chain.pem').match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    const again = await importIt('web/answer.p7b');
    expect(again.warnings).toEqual(['Everything is in its place already.']);
    lab.write('web/www.crt', 'something else');
    expect(await refusal(importIt('web/answer.p7b'))).toMatch(/www\.crt is there already/);
    expect((await importIt('web/answer.p7b', { overwrite: true })).files).toEqual([lab.uri('web/www.crt')]);
    openssl('verify', '-CAfile', 'root.crt', 'web/www.crt');
  });

  it('what the CA left out is said, names first', async () => {
    sign('subjectAltName=DNS:www.example.com,DNS:other.example.com\nextendedKeyUsage=clientAuth\n');
    const result = await importIt('web/answer.pem', { dryRun: true });
    expect(result.warnings[0]).toBe(
      'The CA left out DNS:example.com: under these names the certificate is not accepted. Ask the CA for one with them.',
    );
    expect(result.changes.map(({ kind, what }) => `${kind} ${what}`)).toEqual([
      'kept DNS:www.example.com',
      'dropped DNS:example.com',
      'added DNS:other.example.com',
      'kept Subject O=Example, CN=www.example.com',
      expect.stringMatching(/^dropped Key usage/),
      expect.stringMatching(/^changed Extended key usage/),
    ]);
    expect(lab.names('web')).toEqual(['answer.pem', 'www.csr', 'www.key']);
  });

  it('in another folder it is told where the request is, and without a counterpart it is refused', async () => {
    sign('basicConstraints=CA:FALSE\n');
    shell('mv web/answer.pem mail');
    expect(await refusal(importIt('mail/answer.pem'))).toMatch(
      /neither a request nor a private key with the public key of answer\.pem/,
    );
    await importIt('mail/answer.pem', { request: lab.uri('web/www.csr') });
    expect(lab.names('web')).toContain('www.crt');
    expect(await refusal(importIt('root.crt', { request: lab.uri('web/www.csr') }))).toMatch(
      /root\.crt does not belong to www\.csr: it has another public key/,
    );
  });
});

describe('a PKCS #12 file', () => {
  it('is written as key, certificate and chain, the key under another pass phrase', async () => {
    shell(`openssl req -new -x509 -newkey rsa:2048 -nodes -subj '/CN=Root' -keyout r.key -out r.crt
openssl req -new -newkey rsa:2048 -nodes -subj '/CN=phone' -keyout p.key -out p.csr
openssl x509 -req -CA r.crt -CAkey r.key -in p.csr -out p.crt
openssl pkcs12 -export -inkey p.key -in p.crt -certfile r.crt -passout pass:old -out phone.p12`);
    const argument = {
      source: lab.uri('phone.p12'),
      sourcePassPhrase: await lab.seal('old'),
      folder: lab.uri('out'),
      passPhrase: await lab.seal('new'),
    };
    const preview = await lab.run<CaResult>(ImportCommand.importPkcs12, { ...argument, dryRun: true });
    expect(preview.files).toEqual(
      ['phone.key', 'phone.crt', 'phone-chain.pem'].map((name) => lab.uri(`out/${name}`)),
    );
    await lab.run<CaResult>(ImportCommand.importPkcs12, argument);
    expect(openssl('pkey', '-in', 'out/phone.key', '-passin', 'pass:new', '-pubout')).toBe(
      openssl('pkey', '-in', 'p.key', '-pubout'),
    );
    expect(statSync(lab.path('out/phone.key')).mode & 0o777).toBe(0o600);
    openssl('verify', '-CAfile', 'r.crt', 'out/phone.crt');
    const wrong = { ...argument, sourcePassPhrase: await lab.seal('wrong') };
    expect(await refusal(lab.run(ImportCommand.importPkcs12, wrong))).toMatch(/pass phrase does not/);
    const { sourcePassPhrase: _, ...none } = argument;
    expect(await refusal(lab.run(ImportCommand.importPkcs12, none))).toMatch(
      /^Nothing was imported: the pass phrase of phone\.p12 is needed/,
    );
    expect(
      await refusal(
        lab.run(ImportCommand.importPkcs12, { ...argument, asAuthority: true, folder: lab.uri('ca') }),
      ),
    ).toMatch(/is no CA/);
  });

  it('of a CA becomes the folder of a CA, which goes on with openssl ca', async () => {
    shell(`openssl req -new -x509 -newkey rsa:2048 -nodes -subj '/CN=Root' -keyout r.key -out r.crt
openssl pkcs12 -export -inkey r.key -in r.crt -passout pass:old -out root.p12`);
    await lab.run<CaResult>(ImportCommand.importPkcs12, {
      source: lab.uri('root.p12'),
      sourcePassPhrase: await lab.seal('old'),
      folder: lab.uri('ca'),
      asAuthority: true,
    });
    await issue('ca', 'a');
    request('two');
    shell('cd ca && openssl ca -batch -config openssl.cnf -in ../two.csr -out ../two.crt');
    openssl('verify', '-CAfile', 'r.crt', 'out/a.crt', 'two.crt');
    expect(serialOf('two.crt')).not.toBe(serialOf('out/a.crt'));
  });
});
