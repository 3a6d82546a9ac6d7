/** What the CA issues in the hands of other programs: GnuTLS, NSS, Java, Node, nginx and curl. */
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaCommand } from '../../../server/src/core/caProtocol';
import { type CaLaboratory, named, openCaLaboratory } from '../../harness/caLaboratory';
import { findProgram } from '../../harness/prerequisites';
import { freePort, whenListening, whileServing } from '../../harness/serving';

const KINDS = ['rsa-2048', 'ec-p256', 'ec-p384'] as const;

describe.each(KINDS)('%s', (key) => {
  let lab: CaLaboratory;
  beforeAll(async () => {
    lab = await openCaLaboratory();
    await lab.run(CaCommand.createRootCa, {
      folder: lab.uri('ca'),
      subject: named(['C', 'DE'], ['O', 'Müller & Söhne'], ['CN', 'Root CA']),
      key,
    });
    await lab.run(CaCommand.createIntermediateCa, {
      authority: lab.uri('ca'),
      folder: lab.uri('sub'),
      subject: named(['C', 'DE'], ['O', 'Müller & Söhne'], ['CN', 'Issuing CA']),
      key,
    });
    const issue = (name: string, profile: string, altNames: readonly string[]) =>
      lab.run(CaCommand.issueCertificate, {
        authority: lab.uri('sub'),
        folder: lab.uri('.').replace(/\/\.?$/, ''),
        name,
        profile,
        subject: named(['CN', name]),
        altNames,
        key,
      });
    await issue('localhost', 'provisioning-server', ['localhost', '127.0.0.1', '::1']);
    await issue('phone', 'phone-client', []);
    lab.write('chain.crt', lab.read('localhost.crt') + lab.read('sub/ca.crt'));
    lab.write('phoneChain.crt', lab.read('phone.crt') + lab.read('sub/ca.crt'));
  }, 60_000);
  afterAll(() => lab.stop());

  it('GnuTLS verifies the chain', () => {
    const out = lab.program(
      'certtool',
      '--verify',
      '--load-ca-certificate=ca/ca.crt',
      '--infile=chain.crt',
      '--verify-hostname=localhost',
    );
    expect(out).toContain('The certificate is trusted');
    lab.write('all.crt', lab.read('chain.crt') + lab.read('ca/ca.crt'));
    expect(lab.program('certtool', '--verify-chain', '--infile=all.crt')).toMatch(/Verified|trusted/);
  });

  it('NSS verifies server and client', () => {
    mkdirSync(lab.path('nss'));
    const nss = (...args: readonly string[]) => lab.program('certutil', '-d', 'sql:nss', ...args);
    nss('-N', '--empty-password');
    nss('-A', '-n', 'root', '-t', 'CT,C,C', '-i', 'ca/ca.crt');
    nss('-A', '-n', 'sub', '-t', ',,', '-i', 'sub/ca.crt');
    nss('-A', '-n', 'server', '-t', ',,', '-i', 'localhost.crt');
    nss('-A', '-n', 'phone', '-t', ',,', '-i', 'phone.crt');
    expect(nss('-V', '-n', 'server', '-u', 'V')).toContain('certificate is valid');
    expect(nss('-V', '-n', 'phone', '-u', 'C')).toContain('certificate is valid');
  });

  it('Java reads the chain and follows it', () => {
    const store = ['-keystore', 'java.p12', '-storepass', 'changeit'];
    lab.program(
      'keytool',
      '-importcert',
      '-noprompt',
      '-trustcacerts',
      '-alias',
      'root',
      '-file',
      'ca/ca.crt',
      ...store,
    );
    // Without -noprompt an untrusted certificate would be asked about; through the chain it is not.
    expect(
      lab.program(
        'keytool',
        '-importcert',
        '-trustcacerts',
        '-alias',
        'sub',
        '-file',
        'sub/ca.crt',
        ...store,
      ),
    ).toContain('added to keystore');
    expect(
      lab.program(
        'keytool',
        '-importcert',
        '-trustcacerts',
        '-alias',
        'server',
        '-file',
        'localhost.crt',
        ...store,
      ),
    ).toContain('added to keystore');
    expect(lab.program('keytool', '-printcert', '-file', 'ca/ca.crt')).toContain('Müller');
  });

  it('Node speaks TLS with both certificates', async () => {
    const ca = lab.read('ca/ca.crt');
    const server = createServer(
      { cert: lab.read('chain.crt'), key: lab.read('localhost.key'), ca, requestCert: true },
      (socket: TLSSocket) => socket.end(`${socket.authorized} ${socket.getPeerCertificate().subject.CN}`),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const client = connect({
      host: '127.0.0.1',
      servername: 'localhost',
      port,
      ca,
      cert: lab.read('phoneChain.crt'),
      key: lab.read('phone.key'),
    });
    let said = '';
    for await (const chunk of client) {
      said += chunk;
    }
    expect([client.authorized, said]).toEqual([true, 'true phone']);
    server.close();
  });

  it('nginx and curl shake hands, with and without a client certificate', async () => {
    const [open, closed] = [await freePort(), await freePort()];
    const block = (port: number, more: string) => `
  server {
    listen 127.0.0.1:${port} ssl;
    server_name localhost;
    ssl_certificate ${lab.path('chain.crt')};
    ssl_certificate_key ${lab.path('localhost.key')};
    ${more}
    location / { return 200 "hello $ssl_client_s_dn"; }
  }`;
    lab.write(
      'nginx.conf',
      `daemon off; master_process off; pid ${lab.path('nginx.pid')}; error_log stderr;
events {}
http {
  access_log off;
  client_body_temp_path ${lab.path('t1')}; proxy_temp_path ${lab.path('t2')}; fastcgi_temp_path ${lab.path('t3')};
  uwsgi_temp_path ${lab.path('t4')}; scgi_temp_path ${lab.path('t5')};
${block(open, '')}
${block(closed, `ssl_client_certificate ${lab.path('ca/ca.crt')}; ssl_verify_client on; ssl_verify_depth 2;`)}
}
`,
    );
    const program = (await findProgram(['nginx'])) ?? 'nginx';
    const args = ['-c', lab.path('nginx.conf'), '-p', lab.folder];
    await whileServing({ program, args, folder: lab.folder }, async (said) => {
      const curl = (port: number, ...more: readonly string[]) =>
        lab.attempt('curl', '-sS', '--cacert', 'ca/ca.crt', ...more, `https://localhost:${port}/`);
      const plain = await whenListening(() => curl(open));
      expect(plain.text, said()).toContain('hello');
      expect(curl(closed).text).toContain('400');
      const own = ['--cert', 'phoneChain.crt', '--key', 'phone.key'];
      expect(curl(closed, ...own).text).toBe('hello CN=phone');
      // A root that did not issue it is no help.
      expect(lab.attempt('curl', '-sS', '--cacert', 'phone.crt', `https://localhost:${open}/`).code).toBe(60);
    });
  }, 30_000);
});
