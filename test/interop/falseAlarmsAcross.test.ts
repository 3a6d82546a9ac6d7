/**
 * Folders as programs leave them and people have them lying around, all in order or nearly so: between their files
 * nothing is found but what stands here.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgeWorkspace } from '../harness/fixtureWorkspace';
import { CA_EXTENSIONS, createPkiFolder } from '../harness/pkiFolder';

const pki = createPkiFolder();
afterAll(() => pki.dispose());

const leaf = (host: string) => [
  'basicConstraints=critical,CA:FALSE',
  'keyUsage=critical,digitalSignature',
  'extendedKeyUsage=serverAuth',
  'subjectKeyIdentifier=hash',
  'authorityKeyIdentifier=keyid',
  `subjectAltName=DNS:${host}`,
];

interface Revocation {
  readonly serial: string;
  readonly reason: string;
}

/** Makes `name.crl`. */
function list(
  name: string,
  issuer: string,
  {
    from,
    revoked = [],
    scope = [],
  }: { from: string; revoked?: readonly Revocation[]; scope?: readonly string[] },
): void {
  const lines = revoked.map(
    ({ serial, reason }) => `R\t350101000000Z\t260301000000Z,${reason}\t${serial}\tunknown\t/CN=gone\n`,
  );
  pki.write('index.txt', lines.join(''));
  pki.write(
    'ca.cnf',
    [
      '[ca]\ndefault_ca=a\n[a]\ndatabase=index.txt\ndefault_md=sha256\nunique_subject=no\n[x]',
      'authorityKeyIdentifier=keyid',
      ...scope,
      '',
    ].join('\n'),
  );
  const ca = ['ca', '-config', 'ca.cnf', '-cert', `${issuer}.crt`, '-keyfile', `${issuer}.key`];
  const dates = ['-crl_lastupdate', from, '-crl_nextupdate', '20990101000000Z'];
  pki.openssl(...ca, '-gencrl', ...dates, '-crlexts', 'x', '-out', `${name}.crl`);
}

function request(name: string, key: string): void {
  pki.key(key);
  pki.write('req.cnf', '[req]\ndistinguished_name=n\n[n]\n');
  pki.openssl(
    'req',
    '-new',
    '-config',
    'req.cnf',
    '-key',
    `${key}.key`,
    '-subj',
    '/CN=pbx.example.com',
    '-out',
    name,
  );
}

beforeAll(() => {
  const ca = { extensions: CA_EXTENSIONS, days: 3000 };
  const root = '/O=Example/CN=Example Root';
  pki.certificate('root', { ...ca, subject: root });
  pki.certificate('root-renewed', { ...ca, subject: root, key: 'root', days: 9000 });
  pki.certificate('root-rekeyed', { ...ca, subject: root });
  pki.certificate('other', { ...ca, subject: '/O=Elsewhere/CN=Elsewhere Root' });
  pki.certificate('root-cross', { ...ca, subject: root, key: 'root', issuer: 'other' });
  pki.certificate('inter', { ...ca, subject: '/O=Example/CN=Issuing', issuer: 'root', days: 2000 });
  const server = { subject: '/CN=pbx.example.com', extensions: leaf('pbx.example.com'), days: 300 };
  pki.certificate('server', { ...server, issuer: 'inter' });
  pki.certificate('server-old', { ...server, issuer: 'inter' });
  pki.certificate('direct', { ...server, issuer: 'root' });
  pki.certificate('direct-old', { ...server, issuer: 'root' });
  pki.certificate('direct-rekeyed', { ...server, issuer: 'root-rekeyed' });
  request('server.csr', 'server');
  request('old.csr', 'server-old');
  request('direct.csr', 'direct');
  request('elsewhere.csr', 'elsewhere');
  const hex = (name: string) => pki.read(name).serialNumber?.hex ?? '';
  const gone = { serial: hex('direct-old'), reason: 'superseded' };
  const held = { serial: hex('direct'), reason: 'certificateHold' };
  list('ca', 'root', { from: '20260401000000Z', revoked: [gone] });
  list('hold', 'root', { from: '20260301000000Z', revoked: [held, gone] });
  list('rekeyed', 'root-rekeyed', { from: '20260501000000Z' });
  const delta = ['2.5.29.27=critical,DER:020101'];
  list('delta', 'root', { from: '20260601000000Z', scope: delta });
  for (const [name, only] of [
    ['users', 'onlyuser'],
    ['authorities', 'onlyCA'],
  ] as const) {
    const scope = [`issuingDistributionPoint=critical,@${name}`, `[${name}]`, `${only}=TRUE`];
    list(name, 'root', { from: name === 'users' ? '20260501000000Z' : '20260601000000Z', scope });
  }
  pki.openssl('crl2pkcs7', '-nocrl', '-certfile', 'inter.crt', '-certfile', 'root.crt', '-out', 'chain.p7b');
}, 60_000);

/** Each file of the folder, and the made ones that stand in it one behind the other. */
type Folder = Readonly<Record<string, string>>;

function findingsIn(folder: Folder): readonly string[] {
  const files = new Map(
    Object.entries(folder).map(([path, names]) => [path, names.split(' ').map(pki.text).join('')]),
  );
  return judgeWorkspace({ head: '', files }, { now: Date.now(), expiryWarningDays: 30 }, 'complete')
    .filter(({ id }) => /^(?:workspace|chain)\//.test(id))
    .map(({ id, file, severity }) => `${file}: ${id} ${severity}`);
}

const LIVE = 'live/pbx.example.com';
const ARCHIVE = 'archive/pbx.example.com';
const FOLDERS: Readonly<Record<string, readonly [Folder, ...(readonly string[])]>> = {
  // The root is not part of it, as it is with clients.
  'Certbot after a renewal': [
    {
      [`${ARCHIVE}/cert1.pem`]: 'server-old.crt',
      [`${ARCHIVE}/chain1.pem`]: 'inter.crt',
      [`${ARCHIVE}/fullchain1.pem`]: 'server-old.crt inter.crt',
      [`${ARCHIVE}/privkey1.pem`]: 'server-old.key',
      [`${ARCHIVE}/cert2.pem`]: 'server.crt',
      [`${ARCHIVE}/chain2.pem`]: 'inter.crt',
      [`${ARCHIVE}/fullchain2.pem`]: 'server.crt inter.crt',
      [`${ARCHIVE}/privkey2.pem`]: 'server.key',
      [`${LIVE}/cert.pem`]: 'server.crt',
      [`${LIVE}/chain.pem`]: 'inter.crt',
      [`${LIVE}/fullchain.pem`]: 'server.crt inter.crt',
      [`${LIVE}/privkey.pem`]: 'server.key',
      'csr/0000_csr-certbot.pem': 'old.csr',
      'csr/0001_csr-certbot.pem': 'server.csr',
      'keys/0000_key-certbot.pem': 'server-old.key',
      'keys/0001_key-certbot.pem': 'server.key',
    },
    `${ARCHIVE}/chain1.pem: workspace/issuer-missing hint`,
    `${ARCHIVE}/fullchain1.pem: workspace/issuer-missing hint`,
    `${ARCHIVE}/chain2.pem: workspace/issuer-missing hint`,
    `${ARCHIVE}/fullchain2.pem: workspace/issuer-missing hint`,
    `${LIVE}/chain.pem: workspace/issuer-missing hint`,
    `${LIVE}/fullchain.pem: workspace/issuer-missing hint`,
  ],
  'easy-rsa with a revoked certificate': [
    {
      'pki/ca.crt': 'root.crt',
      'pki/private/ca.key': 'root.key',
      'pki/reqs/server.req': 'direct.csr',
      'pki/private/server.key': 'direct.key',
      'pki/issued/server.crt': 'direct.crt',
      'pki/certs_by_serial/1008.pem': 'direct.crt',
      'pki/revoked/certs_by_serial/1009.crt': 'direct-old.crt',
      'pki/revoked/private_by_serial/1009.key': 'direct-old.key',
      'pki/crl.pem': 'ca.crl',
    },
    'pki/revoked/certs_by_serial/1009.crt: workspace/revoked hint',
  ],
  'OpenSSL after a key was changed': [
    {
      'demoCA/cacert.pem': 'root.crt',
      'demoCA/private/cakey.pem': 'root.key',
      'demoCA/newcerts/1008.pem': 'direct-old.crt',
      'demoCA/newcerts/1009.pem': 'direct.crt',
      'demoCA/crl.pem': 'ca.crl',
      'server.key': 'direct.key',
      'server.csr': 'direct.csr',
      'server.crt': 'direct.crt',
      'server.key.old': 'direct-old.key',
    },
    'demoCA/newcerts/1008.pem: workspace/revoked hint',
  ],
  'a revoked certificate that is in use': [
    { 'ca.crt': 'root.crt', 'crl.pem': 'ca.crl', 'server.crt': 'direct-old.crt' },
    'server.crt: workspace/revoked error',
  ],
  'a hold': [
    { 'ca.crt': 'root.crt', 'server.crt': 'direct.crt', '2026-03.crl': 'hold.crl' },
    'server.crt: workspace/revoked error',
  ],
  'a hold that was taken back': [
    { 'ca.crt': 'root.crt', 'server.crt': 'direct.crt', '2026-03.crl': 'hold.crl', '2026-04.crl': 'ca.crl' },
    '2026-03.crl: workspace/list-superseded information',
  ],
  'a trust store with certificates of a CA by another one': [
    { 'roots.pem': 'root.crt other.crt root-cross.crt', 'root-cross.pem': 'root-cross.crt' },
  ],
  'a certificate of a CA by another one that is not there': [
    { 'root.pem': 'root.crt', 'root-cross.pem': 'root-cross.crt' },
  ],
  'a chain behind a CA that has two': [
    {
      'a-cross.pem': 'root-cross.crt',
      'fullchain.pem': 'server.crt inter.crt',
      'root.pem': 'root.crt',
      'other.pem': 'other.crt',
    },
    // To choose between them is the question.
    'fullchain.pem: workspace/issuer-ambiguous hint',
  ],
  'a root that was renewed with its key': [
    { 'root.crt': 'root.crt', 'root-2026.crt': 'root-renewed.crt', 'server.crt': 'direct.crt' },
    'server.crt: workspace/issuer-ambiguous hint',
  ],
  'a Windows CA with a second key, lists of changes and lists for both keys': [
    {
      'CA01_Example Root.crt': 'root.crt',
      'CA01_Example Root(1).crt': 'root-rekeyed.crt',
      'Example Root.crl': 'ca.crl',
      'Example Root(1).crl': 'rekeyed.crl',
      'Example Root+.crl': 'delta.crl',
      'old-server.cer': 'direct.crt',
      'new-server.cer': 'direct-rekeyed.crt',
    },
  ],
  'lists for CAs and for all others': [
    { 'ca.crt': 'root.crt', 'users.crl': 'users.crl', 'authorities.crl': 'authorities.crl' },
  ],
  'a list of an earlier key of the CA': [
    { 'ca.crt': 'root-rekeyed.crt', 'old.crl': 'ca.crl' },
    'old.crl: workspace/list-signature-wrong information',
  ],
  'a chain as PKCS #7, and the certificate alone': [
    { 'server.crt': 'server.crt', 'chain.p7b': 'chain.p7b', 'server.key': 'server.key' },
  ],
  'the same files in two folders': [
    {
      'a/fullchain.pem': 'server.crt inter.crt',
      'a/root.pem': 'root.crt',
      'b/fullchain.pem': 'server.crt inter.crt',
      'b/chain.pem': 'inter.crt',
      'b/root.pem': 'root.crt',
    },
  ],
  'a request that another CA has': [
    { 'elsewhere.csr': 'elsewhere.csr', 'elsewhere.key': 'elsewhere.key' },
    'elsewhere.csr: workspace/request-unanswered hint',
  ],
  'a new key whose request waits, beside the old certificate': [
    {
      'ca.crt': 'root.crt',
      'server.key': 'direct.key',
      'server.csr': 'direct.csr',
      'server.crt': 'direct-old.crt',
    },
    'server.key: workspace/key-mismatch warning',
    'server.csr: workspace/request-key-mismatch warning',
  ],
  'a file with the CA first, and its key beside': [
    { 'server.pem': 'inter.crt server.crt', 'server.key': 'server.key', 'root.pem': 'root.crt' },
    'server.pem: chain/out-of-order warning',
  ],
  'all certificates of a server room in one file': [
    { 'all.pem': 'server.crt server-old.crt', 'inter.pem': 'inter.crt', 'root.pem': 'root.crt' },
  ],
};

it.each(Object.keys(FOLDERS))('%s', (name) => {
  const [folder, ...expected] = FOLDERS[name] ?? [{}];
  expect(findingsIn(folder)).toEqual(expected);
});
