/** What is exported, in the hands of those for whom it is: OpenSSL, Java, NSS, Node, nginx, Apache, curl. */
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PKCS12_STRENGTHS } from '../../../server/src/core/exportProtocol';
import { type ExportLaboratory, KEY_PASS_PHRASE, openExportLaboratory } from '../../harness/exportLaboratory';
import { findProgram } from '../../harness/prerequisites';
import { freePort, whenListening, whileServing } from '../../harness/serving';

describe.each(['rsa-2048', 'ec-p256'] as const)('%s', (kind) => {
  let lab: ExportLaboratory;
  beforeAll(async () => {
    lab = await openExportLaboratory(kind);
  }, 60_000);
  afterAll(() => lab.stop());

  const names = (text: string) => [...text.matchAll(/subject=(.*)/g)].map(([, name]) => name);
  const subjectsOf = (file: string) =>
    names(
      lab.program(
        'sh',
        '-c',
        `openssl crl2pkcs7 -nocrl -certfile "${file}" | openssl pkcs7 -print_certs -noout`,
      ),
    ).map((name) => name?.replace(/.*CN ?= ?/, ''));
  const CHAIN = ['phone', 'Issuing CA', 'Root CA'];

  it.each(PKCS12_STRENGTHS)('PKCS #12, %s', async (strength) => {
    const passPhrase = 'grün ☎ 🔑';
    const name = `phone-${strength}`;
    const result = await lab.export('phone.crt', {
      form: 'pkcs12',
      name,
      strength,
      ...(await lab.sealed('passPhrase', passPhrase)),
    });
    expect(result.files).toEqual([lab.uri(`out/${name}.p12`)]);
    expect(result.warnings).toHaveLength(strength === 'legacy' ? 1 : 0);
    const path = lab.path(`out/${name}.p12`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    lab.write('pass.txt', `${passPhrase}\n`);
    const legacy = strength === 'legacy' ? ['-legacy'] : [];
    const args = ['-in', path, '-passin', 'file:pass.txt', '-nodes', '-out', 'back.pem', ...legacy];
    lab.program('openssl', 'pkcs12', ...args);
    expect(subjectsOf('back.pem')).toEqual(CHAIN);
    const own = lab.program('openssl', 'pkey', '-in', 'phone.key', '-pubout');
    expect(lab.program('openssl', 'pkey', '-in', 'back.pem', '-pubout')).toBe(own);
    mkdirSync(lab.path(`nss-${strength}`));
    lab.program('certutil', '-N', '-d', `sql:nss-${strength}`, '--empty-password');
    lab.program('pk12util', '-i', path, '-d', `sql:nss-${strength}`, '-W', passPhrase, '-K', '');
    expect(lab.program('certutil', '-K', '-d', `sql:nss-${strength}`)).toContain('phone');
    if (strength !== 'legacy') {
      createSecureContext({ pfx: readFileSync(path), passphrase: passPhrase });
    }
  });

  it('the key is found although it is encrypted, and opened', async () => {
    const found = await lab.find('locked.crt');
    expect(found).toMatchObject({ key: 'encrypted', keyFile: lab.uri('locked.key'), isComplete: true });
    await lab.export('locked.crt', {
      form: 'pkcs12',
      ...(await lab.sealed('keyPassPhrase', KEY_PASS_PHRASE)),
      ...(await lab.sealed('passPhrase', 'changeit')),
    });
    const list = ['-list', '-v', '-keystore', 'out/locked.p12', '-storepass', 'changeit'];
    expect(lab.program('keytool', ...list)).toContain('Certificate chain length: 3');
  });

  it('PKCS #12 in base64 is what OpenSSL decodes', async () => {
    const result = await lab.export('phone.crt', {
      form: 'pkcs12Base64',
      ...(await lab.sealed('passPhrase', 'secret')),
    });
    expect(result.files).toEqual([]);
    lab.write('phone.b64', result.texts[0]?.text ?? '');
    lab.program('openssl', 'base64', '-d', '-in', 'phone.b64', '-out', 'decoded.p12');
    lab.program('openssl', 'pkcs12', '-in', 'decoded.p12', '-passin', 'pass:secret', '-nodes', '-noout');
  });

  it('a PKCS #12 file is exported again in another form', async () => {
    await lab.export('phone.crt', {
      form: 'pkcs12',
      name: 'source',
      ...(await lab.sealed('passPhrase', 'geheim')),
    });
    const source = await lab.sealed('sourcePassPhrase', 'geheim');
    expect(await lab.find('out/source.p12', source)).toMatchObject({ subject: 'CN=phone', key: 'encrypted' });
    const result = await lab.export('out/source.p12', { form: 'devicePem', name: 'from12', ...source });
    expect(result.done).toBe(true);
    expect(subjectsOf('out/from12-device.pem')).toEqual(CHAIN);
  });

  it('device bundle: key first, then device, intermediate, root', async () => {
    await lab.export('phone.crt', { form: 'devicePem', name: 'device' });
    const text = lab.read('out/device-device.pem');
    expect([...text.matchAll(/-----BEGIN (.*)-----/g)].map(([, label]) => label)).toEqual([
      ...['PRIVATE KEY', 'CERTIFICATE', 'CERTIFICATE', 'CERTIFICATE'],
    ]);
    expect(subjectsOf('out/device-device.pem')).toEqual(CHAIN);
    expect(statSync(lab.path('out/device-device.pem')).mode & 0o777).toBe(0o600);
    lab.program(
      'openssl',
      'verify',
      '-CAfile',
      'ca/ca.crt',
      '-untrusted',
      'out/device-device.pem',
      'phone.crt',
    );
    createSecureContext({ key: text, cert: text });
  });

  it('device bundle with the key in PKCS #1, where it is RSA', async () => {
    const task = lab.export('phone.crt', { form: 'devicePem', name: 'old', keyFormat: 'pkcs1' });
    if (kind !== 'rsa-2048') {
      await expect(task).rejects.toThrow('PKCS #1');
      return;
    }
    await task;
    expect(lab.read('out/old-device.pem')).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\n/);
    const own = lab.program('openssl', 'pkey', '-in', 'phone.key', '-pubout');
    expect(lab.program('openssl', 'pkey', '-in', 'out/old-device.pem', '-pubout')).toBe(own);
  });

  it('a certificate of OpenSSL with a key that the CA itself does not work with', async () => {
    lab.program(
      ...(['openssl', 'req', '-x509', '-newkey', 'ed25519', '-nodes', '-subj', '/CN=ed'] as const),
      ...['-keyout', 'ed.key', '-out', 'ed.crt'],
    );
    await lab.export('ed.crt', { form: 'pkcs12', ...(await lab.sealed('passPhrase', 'secret')) });
    const args = ['-in', 'out/ed.p12', '-passin', 'pass:secret', '-nodes', '-nocerts'];
    lab.write('ed.back', lab.program('openssl', 'pkcs12', ...args));
    const publicKey = (file: string) => lab.program('openssl', 'pkey', '-in', file, '-pubout');
    expect(publicKey('ed.back')).toBe(publicKey('ed.key'));
  });

  it('DER, chain, trust list, base64', async () => {
    for (const form of ['der', 'chain', 'trustList'] as const) {
      await lab.export('phone.crt', { form, name: 'plain' });
    }
    const der = readFileSync(lab.path('out/plain.der'));
    expect(der.equals(Buffer.from(lab.read('phone.crt').replace(/-----.*-----|\s/g, ''), 'base64'))).toBe(
      true,
    );
    expect(subjectsOf('out/plain-chain.pem')).toEqual(CHAIN);
    expect(subjectsOf('out/plain-trust.pem')).toEqual(CHAIN.slice(1));
    expect(lab.read('out/plain-trust.pem')).toMatch(/^C=DE, O=Müller & Söhne, CN=Issuing CA\n-----BEGIN/);
    expect(lab.program('openssl', 'verify', '-CAfile', 'out/plain-trust.pem', 'phone.crt')).toContain('OK');
    const { texts } = await lab.export('phone.crt', { form: 'base64' });
    expect(Buffer.from(texts[0]?.text ?? '', 'base64').equals(der)).toBe(true);
  });

  it('a card goes on with openssl ca where the CA stopped', async () => {
    const result = await lab.export('sub/ca.crt', {
      form: 'card',
      folder: lab.uri('card'),
      ...(await lab.sealed('passPhrase', 'für die Karte')),
    });
    expect(result.rows).toContainEqual({ label: 'Next serial number', value: '05' });
    expect(lab.names('card/CA')).toEqual(
      expect.arrayContaining([
        'cacert.pem',
        'cakey.pem',
        'index.txt',
        'newcerts',
        'openssl.cnf',
        'serial.txt',
      ]),
    );
    expect(lab.read('card/CA/serial.txt')).toBe('05\n');
    expect(lab.read('card/CA/index.txt')).toBe(lab.read('sub/index.txt'));
    expect(statSync(lab.path('card/CA/cakey.pem')).mode & 0o777).toBe(0o600);
    lab.program('openssl', 'req', '-new', '-key', 'phone.key', '-subj', '/CN=next', '-out', 'card/next.csr');
    lab.write('card/pass.txt', 'für die Karte\n');
    const args = '-batch -config CA/openssl.cnf -passin file:pass.txt -in next.csr -out next.crt -notext';
    lab.program('sh', '-c', `cd card && openssl ca ${args}`);
    expect(lab.program('openssl', 'x509', '-in', 'card/next.crt', '-noout', '-serial')).toBe('serial=05\n');
    lab.program('openssl', 'verify', '-CAfile', 'ca/ca.crt', '-untrusted', 'sub/ca.crt', 'card/next.crt');
    expect(lab.read('card/CA/serial.txt')).toBe('06\n');
  });

  it('nginx starts with what was written, and curl connects; clients need a certificate where they are to', async () => {
    const [port, other] = [await freePort(), await freePort()];
    await lab.export('server.crt', { form: 'nginx', port });
    await lab.export('sub/ca.crt', { form: 'nginx', name: 'sub' });
    await lab.export('server.crt', { form: 'nginx', port: other, name: 'closed' });
    const closed = lab
      .read('out/closed-nginx.conf')
      .replace('# root', `include "${quoted('out/sub-nginx.conf')}"; #`);
    lab.write('closed.conf', closed);
    lab.write(
      'nginx.conf',
      `daemon off; master_process off; pid nginx.pid; error_log stderr;
events {}
http {
  access_log off;
  client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3; uwsgi_temp_path t4; scgi_temp_path t5;
  include "${quoted('out/server-nginx.conf')}";
  include "${quoted('closed.conf')}";
}
`,
    );
    const nginx = (await findProgram(['nginx'])) ?? 'nginx';
    await serving([nginx, '-c', lab.path('nginx.conf'), '-p', lab.folder], port, other);
  }, 30_000);

  it('Apache starts with what was written, and curl connects; clients need a certificate where they are to', async () => {
    const [port, other] = [await freePort(), await freePort()];
    await lab.export('server.crt', { form: 'apache', port, name: 'apache' });
    await lab.export('sub/ca.crt', { form: 'apache', name: 'sub2' });
    await lab.export('server.crt', { form: 'apache', port: other, name: 'closed2' });
    const closed = lab
      .read('out/closed2-apache.conf')
      .replace('# DocumentRoot', `Include "${quoted('out/sub2-apache.conf')}" #`)
      .replace(/" #.*/, '"');
    lab.write('closed-apache.conf', closed);
    const modules = ['mpm_event', 'authn_core', 'authz_core', 'ssl', 'socache_shmcb'];
    const folder = '/usr/lib/apache2/modules';
    lab.write(
      'apache.conf',
      `ServerRoot "${quoted('.')}"
PidFile apache.pid
ServerName localhost
ErrorLog error.log
DefaultRuntimeDir "${quoted('.')}"
${modules.map((name) => `LoadModule ${name}_module ${folder}/mod_${name}.so`).join('\n')}
${process.getuid?.() === 0 ? 'User nobody\nGroup nogroup' : ''}
Listen 127.0.0.1:${port}
Listen 127.0.0.1:${other}
Include "${quoted('out/apache-apache.conf')}"
Include "${quoted('closed-apache.conf')}"
`,
    );
    const apache = (await findProgram(['apache2', 'httpd'])) ?? 'apache2';
    expect(lab.program(apache, '-t', '-f', lab.path('apache.conf'))).toContain('Syntax OK');
    await serving([apache, '-DFOREGROUND', '-f', lab.path('apache.conf')], port, other);
  }, 30_000);

  it('IIS: a PFX file that Node and OpenSSL read, and its PowerShell', async () => {
    const result = await lab.export('server.crt', {
      form: 'iis',
      ...(await lab.sealed('passPhrase', 'secret')),
    });
    expect(result.rows.find(({ label }) => label === 'Protection')?.value).toMatch(/^compatible/);
    const pfx = readFileSync(lab.path('out/server.pfx'));
    createSecureContext({ pfx, passphrase: 'secret' });
    lab.program('openssl', 'pkcs12', '-in', 'out/server.pfx', '-passin', 'pass:secret', '-noout');
    expect(result.texts[0]?.text).toContain(`-FilePath '.\\server.pfx'`);
    const clients = await lab.export('sub/ca.crt', { form: 'iis', name: 'sub' });
    expect(clients.files).toEqual([lab.uri('out/sub.cer')]);
    lab.program('openssl', 'x509', '-inform', 'DER', '-in', 'out/sub.cer', '-noout');
  });

  /** A path within quotation marks of a configuration. */
  function quoted(name: string): string {
    return lab.path(name).replaceAll('"', '\\"');
  }

  /** Both servers answer; the second only to who shows a certificate. */
  async function serving(
    [program = '', ...args]: readonly string[],
    port: number,
    other: number,
  ): Promise<void> {
    lab.write('phoneChain.crt', lab.read('phone.crt') + lab.read('sub/ca.crt'));
    await whileServing({ program, args, folder: lab.folder }, async (said) => {
      const curl = (to: number, ...more: readonly string[]) =>
        lab.attempt(
          'curl',
          ...['-sS', '-o', 'page', '-w', 'status %{http_code}', '--cacert', 'ca/ca.crt'],
          ...['--tlsv1.2', '--tls-max', '1.2', ...more, `https://localhost:${to}/`],
        );
      const plain = await whenListening(() => curl(port));
      expect(plain.text, said()).toMatch(/status (200|403|404)$/);
      const own = ['--cert', 'phoneChain.crt', '--key', 'phone.key'];
      expect(curl(other, ...own).text, said()).toMatch(/status (200|403|404)$/);
      // nginx answers with an error of its own, Apache breaks the connection off.
      expect(curl(other).text).toMatch(/status 400$|alert|status 000/);
    });
  }
});
