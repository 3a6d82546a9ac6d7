/**
 * What the rules say of objects that people make as the documents of their phones and the manuals of their tools tell
 * them to: never an error, and no more than stands here. easy-rsa, mkcert and XCA are not among them.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '../../server/src/core/documentModel';
import { runRules } from '../../server/src/core/lint/runRules';
import type { Target } from '../../server/src/core/lint/targets';
import { createPkiFolder } from '../harness/pkiFolder';

const pki = createPkiFolder();
afterAll(() => pki.dispose());
const gnutlsIsThere = spawnSync('certtool', ['--version']).status === 0;

/** What OpenSSL's own configuration file has in these sections. */
const CONFIGURATION = `
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

/** Findings by file and target: `rule severity`, in the order of the text. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  // Spectralink 84xx, custom certificates: a root and a server certificate of `openssl x509 -req`.
  'ca.crt generic': [],
  'ca.crt spectralink-8400': [],
  'ca.crt 8021x-server': ['rfc5280/key-usage-missing-anchor information'],
  'server.csr generic': ['rfc2986/san-missing information'],
  'server.crt generic, version 1': ['rfc5280/old-version warning'],
  'server.crt generic, version 3': ['rfc9110/san-missing warning'],
  // `openssl ca`
  'usr.crt generic': ['rfc9110/san-missing warning'],
  'proper.crt generic': [],
  'proper.crt 8021x-server': [],
  'v1.crl generic': [],
  'v2.crl generic': ['rfc5280/crl-authority-key-identifier-missing warning'],
  // innovaphone: 1024 bits as devices make them, under their own profile and under others.
  'device.crt innovaphone': ['key/rsa-too-short warning'],
  // GnuTLS
  'gnutls-ca.crt generic': [],
  'gnutls-server.crt generic': [],
  'gnutls.csr generic': [],
  'gnutls.crl generic': ['rfc5280/crl-empty-list warning'],
};

const configured = ['-config', 'openssl.cnf'];

beforeAll(() => {
  const { openssl, write } = pki;
  write('openssl.cnf', CONFIGURATION);
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
  const device = [
    '-days',
    '3650',
    '-subj',
    '/CN=IP232-ab-cd-ef',
    '-addext',
    'subjectAltName=DNS:ip232-ab-cd-ef',
  ];
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
    '-extensions',
    'usr_cert',
  );
  if (gnutlsIsThere) {
    makeWithGnutls();
  }
}, 120_000);

function makeWithGnutls(): void {
  const certtool = (...args: readonly string[]) => {
    const { status, stderr } = spawnSync('certtool', args, { cwd: pki.path, encoding: 'utf8' });
    expect(stderr.length > 0 && status !== 0 ? stderr : '').toBe('');
  };
  const common = 'country = DE\norganization = "Example"\nexpiration_days = 365\n';
  pki.write('ca.tmpl', `${common}cn = "GnuTLS CA"\nca\ncert_signing_key\ncrl_signing_key\n`);
  pki.write(
    'server.tmpl',
    `${common}cn = "pbx.example.test"\ndns_name = "pbx.example.test"\ntls_www_server\nsigning_key\nencryption_key\n`,
  );
  pki.write('crl.tmpl', 'crl_next_update = 30\ncrl_number = 6\n');
  const ca = ['--load-ca-certificate', 'gnutls-ca.crt', '--load-ca-privkey', 'ca.key'];
  certtool(
    '--generate-self-signed',
    '--load-privkey',
    'ca.key',
    '--template',
    'ca.tmpl',
    '--outfile',
    'gnutls-ca.crt',
  );
  const server = ['--load-privkey', 'server.key', '--template', 'server.tmpl'];
  certtool('--generate-certificate', ...server, ...ca, '--outfile', 'gnutls-server.crt');
  certtool(
    '--generate-request',
    '--load-privkey',
    'server.key',
    '--template',
    'server.tmpl',
    '--outfile',
    'gnutls.csr',
  );
  certtool('--generate-crl', ...ca, '--template', 'crl.tmpl', '--outfile', 'gnutls.crl');
}

function findingsIn(file: string, target: Target): readonly string[] {
  const text = pki.text(file);
  const phone = { path: join('pki', file), dialect: 'auto', files: {} } as const;
  const model = readDocument(text, { languageId: 'pem', maxLength: 1e6, phone });
  const options = { now: Date.now(), expiryWarningDays: 30, targets: [target] };
  return runRules(model, options).map(({ ruleId, severity }) => `${ruleId} ${severity}`);
}

describe('what common tools make', () => {
  it.each(Object.keys(EXPECTED))('%s', (row) => {
    const [file = '', rest = ''] = row.split(/ (.*)/);
    const [target = '', version] = rest.split(', version ');
    const isOtherVersion =
      version !== undefined && pki.read(file.replace('.crt', '')).version !== Number(version);
    if (isOtherVersion || (file.startsWith('gnutls') && !gnutlsIsThere)) {
      return;
    }
    const found = findingsIn(file, target as Target);
    expect(found).toEqual(EXPECTED[row]);
    expect(found.filter((each) => each.endsWith(' error'))).toEqual([]);
  });
});
