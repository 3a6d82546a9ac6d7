/** What people make PKIs with, driven as their manuals tell; everything lands in the folder of one test. */
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PkiFolder } from './pkiFolder';

type Run = (program: string, ...args: readonly string[]) => string;

/** Runs programs in the folder, with a home of their own; what they print is the answer. */
function runner(pki: PkiFolder, env: Readonly<Record<string, string>> = {}): Run {
  return (program, ...args) => {
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      cwd: pki.path,
      encoding: 'utf8',
      env: { ...process.env, HOME: pki.path, ...env },
    });
    if (status !== 0) {
      throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr}`);
    }
    return stdout;
  };
}

/** What OpenSSL's own configuration file has in these sections. */
const OPENSSL_CONFIGURATION = `
[req]
distinguished_name = name
x509_extensions = v3_ca
prompt = no
[name]
C = DE
O = Example
CN = Example CA
[v3_ca]
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always,issuer
basicConstraints = critical,CA:true
[usr_cert]
basicConstraints = CA:FALSE
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid,issuer
[server]
basicConstraints = CA:FALSE
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
keyUsage = critical, digitalSignature, keyEncipherment
extendedKeyUsage = serverAuth
subjectAltName = DNS:pbx.example.test
[ca]
default_ca = authority
[authority]
database = index.txt
new_certs_dir = .
serial = serial
default_md = sha256
default_days = 365
default_crl_days = 30
policy = any
[numbered]
database = index.txt
crlnumber = serial
default_md = sha256
default_crl_days = 30
[any]
countryName = optional
organizationName = optional
commonName = supplied
`;

/**
 * `ca.crt`, `server.csr`, `server.crt` as in the document on custom certificates of Spectralink 84xx, `usr.crt`,
 * `proper.crt`, `v1.crl` and `v2.crl` of `openssl ca`, and `device.crt` as innovaphone devices make theirs.
 */
export function makeWithOpenssl({ openssl, write }: PkiFolder): void {
  const configured = ['-config', 'openssl.cnf'];
  write('openssl.cnf', OPENSSL_CONFIGURATION);
  write('index.txt', '');
  write('serial', '3C5A7E9012B4D6F8\n');
  openssl('genrsa', '-out', 'ca.key', '2048');
  openssl('req', '-new', '-x509', '-days', '2555', '-key', 'ca.key', '-out', 'ca.crt', ...configured);
  openssl('genrsa', '-out', 'server.key', '2048');
  const subject = ['-subj', '/C=DE/O=Example/CN=pbx.example.test'];
  openssl('req', '-new', '-key', 'server.key', '-out', 'server.csr', ...subject, ...configured);
  const byCa = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '365'];
  openssl('x509', '-req', '-in', 'server.csr', ...byCa, '-out', 'server.crt');

  const signing = ['ca', ...configured, '-cert', 'ca.crt', '-keyfile', 'ca.key', '-batch', '-notext'];
  const sign = (section: string, out: string) =>
    openssl(...signing, '-extensions', section, '-in', 'server.csr', '-out', out);
  sign('usr_cert', 'usr.crt');
  write('index.txt', '');
  sign('server', 'proper.crt');
  openssl(...signing, '-revoke', 'proper.crt', '-crl_reason', 'superseded');
  const crl = ['ca', ...configured, '-cert', 'ca.crt', '-keyfile', 'ca.key', '-gencrl'];
  openssl(...crl, '-out', 'v2.crl', '-name', 'numbered');
  write('index.txt', '');
  openssl(...crl, '-out', 'v1.crl');

  openssl('genrsa', '-out', 'device.key', '1024');
  const device = ['-days', '3650', '-subj', '/CN=IP232-ab-cd-ef'];
  const name = ['-addext', 'subjectAltName=DNS:ip232-ab-cd-ef', '-extensions', 'usr_cert'];
  openssl(
    'req',
    '-new',
    '-x509',
    '-key',
    'device.key',
    '-out',
    'device.crt',
    ...device,
    ...configured,
    ...name,
  );
}

/** `gnutls-ca.crt`, `gnutls-server.crt`, `gnutls.csr`, `gnutls.crl`; wants the keys of {@link makeWithOpenssl}. */
export function makeWithGnutls(pki: PkiFolder): void {
  const run = runner(pki);
  const common = 'country = DE\norganization = "Example"\nexpiration_days = 365\n';
  pki.write('ca.tmpl', `${common}cn = "GnuTLS CA"\nca\ncert_signing_key\ncrl_signing_key\n`);
  pki.write(
    'server.tmpl',
    `${common}cn = "pbx.example.test"\ndns_name = "pbx.example.test"\ntls_www_server\nsigning_key\nencryption_key\n`,
  );
  pki.write('crl.tmpl', 'crl_next_update = 30\ncrl_number = 6\n');
  const certtool = (task: string, template: string, out: string, ...args: readonly string[]) =>
    run('certtool', `--${task}`, '--template', `${template}.tmpl`, '--outfile', out, ...args);
  const ca = ['--load-ca-certificate', 'gnutls-ca.crt', '--load-ca-privkey', 'ca.key'];
  const server = ['--load-privkey', 'server.key'];
  certtool('generate-self-signed', 'ca', 'gnutls-ca.crt', '--load-privkey', 'ca.key');
  certtool('generate-certificate', 'server', 'gnutls-server.crt', ...server, ...ca);
  certtool('generate-request', 'server', 'gnutls.csr', ...server);
  certtool('generate-crl', 'crl', 'gnutls.crl', ...ca);
}

/** `easyrsa/pki` with a CA, a server `pbx.example.test`, a client `phone` and a list on which the client is. */
export function makeWithEasyRsa(pki: PkiFolder): void {
  const folder = join(pki.path, 'easyrsa');
  const run = runner(pki, { EASYRSA: folder, EASYRSA_BATCH: '1', EASYRSA_PKI: join(folder, 'pki') });
  run('make-cadir', folder);
  // init-pki makes another one, and two of them are refused.
  rmSync(join(folder, 'vars'));
  const easyrsa = (...args: readonly string[]) => run(join(folder, 'easyrsa'), ...args);
  easyrsa('init-pki');
  easyrsa('--req-cn=Example CA', 'build-ca', 'nopass');
  easyrsa('--subject-alt-name=DNS:pbx.example.test', 'build-server-full', 'pbx.example.test', 'nopass');
  easyrsa('build-client-full', 'phone', 'nopass');
  pki.write('easyrsa-client.crt', pki.text('easyrsa/pki/issued/phone.crt'));
  easyrsa('revoke', 'phone');
  easyrsa('gen-crl');
}

/** `mkcert/rootCA.pem`, `mkcert-server.crt`, `mkcert-client.crt`. */
export function makeWithMkcert(pki: PkiFolder): void {
  const run = runner(pki, { CAROOT: join(pki.path, 'mkcert') });
  const mkcert = (name: string, ...args: readonly string[]) =>
    run('mkcert', '-cert-file', `${name}.crt`, '-key-file', `${name}.key`, ...args);
  mkcert('mkcert-server', 'pbx.example.test', '10.0.0.1');
  mkcert('mkcert-client', '-client', 'user@example.test');
}

/** `xca.crl` of the CA of {@link makeWithOpenssl}. XCA makes certificates in its window only, lists without. */
export async function makeWithXca(pki: PkiFolder): Promise<void> {
  const env = { QT_QPA_PLATFORM: 'offscreen', XDG_RUNTIME_DIR: pki.path };
  const run = runner(pki, env);
  await makeXcaDatabase(pki, env);
  const xca = (...args: readonly string[]) =>
    run('xca', '--no-gui', '--database=lists.xdb', '--password=pass:secret', ...args);
  xca('--import', 'ca.crt', 'ca.key');
  pki.write('xca.crl', xca('--crlgen=Example CA', '--name=list', '--pem'));
}

/** XCA asks for the pass phrase of a new database at a terminal, and drops what was typed before it asked. */
function makeXcaDatabase(pki: PkiFolder, env: Readonly<Record<string, string>>): Promise<void> {
  const command = 'xca --no-gui --database=lists.xdb --keygen=EC:prime256v1 --name=key';
  const terminal = spawn('script', ['-qec', command, '/dev/null'], {
    cwd: pki.path,
    env: { ...process.env, HOME: pki.path, ...env },
    timeout: 50_000,
  });
  const typing = setInterval(() => terminal.stdin.write('secret\n'), 300);
  return new Promise((resolve, reject) => {
    terminal.on('error', reject);
    terminal.stdin.on('error', () => undefined);
    terminal.stdout.resume();
    terminal.on('close', (code) => {
      clearInterval(typing);
      if (code === 0) {
        resolve();
      } else {
        reject(new Error(`xca ended with ${code}`));
      }
    });
  });
}
