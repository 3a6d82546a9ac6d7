import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from './processes';

const day = 86_400_000;

const configuration = `
[ca]
default_ca = authority
[authority]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
crlnumber = serial
default_crl_days = 20
[any]
countryName = optional
organizationName = optional
organizationalUnitName = optional
commonName = supplied
[req]
distinguished_name = none
[none]
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[issuing]
basicConstraints = critical, CA:true, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[phone]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature, keyEncipherment
extendedKeyUsage = clientAuth, serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = DNS:ip6000.phones.example, DNS:ip6000, IP:192.0.2.40, email:voice@phones.example
crlDistributionPoints = URI:http://pki.phones.example/issuing.crl
certificatePolicies = 1.3.6.1.4.1.55555.1.2
`;

interface Made {
  readonly name: string;
  readonly subject: string;
  readonly issuer: string;
  readonly section: 'root' | 'issuing' | 'phone';
  readonly key: readonly string[];
  /** Days from today. */
  readonly from: number;
  readonly until: number;
}

const rsa = ['rsa:2048'];
const ec = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];

const certificates: readonly Made[] = [
  {
    name: 'root',
    subject: '/C=DE/O=Example Phones/CN=Example Phones Root CA',
    issuer: 'root',
    section: 'root',
    key: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
    from: -1500,
    until: 5800,
  },
  {
    name: 'issuing',
    subject: '/C=DE/O=Example Phones/OU=Voice/CN=Example Phones Issuing CA 2',
    issuer: 'root',
    section: 'issuing',
    key: rsa,
    from: -700,
    until: 1100,
  },
  {
    name: 'phone',
    subject: '/C=DE/O=Example Phones/OU=Voice/CN=ip6000.phones.example',
    issuer: 'issuing',
    section: 'phone',
    key: ec,
    from: -240,
    until: 125,
  },
  {
    name: 'soon',
    subject: '/C=DE/O=Example Phones/CN=gateway.phones.example',
    issuer: 'issuing',
    section: 'phone',
    key: ec,
    from: -350,
    until: 15,
  },
  {
    name: 'expired',
    subject: '/C=DE/O=Example Phones/CN=old.phones.example',
    issuer: 'issuing',
    section: 'phone',
    key: ec,
    from: -800,
    until: -70,
  },
];

/**
 * Writes a small PKI into `target`, as people have it lying around: `chain.pem`, `phone.der`, `phone.p12` (its password
 * is `secret`), `chain.p7b`, `gateway.crt` (expires soon), `old.crt` (has expired), `issuing.crl`.
 */
export async function makePki(target: string, now: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'phonepki-pki-'));
  const openssl = (...args: string[]) => runProgram('openssl', args, { cwd: folder, timeoutSeconds: 60 });
  try {
    await writeFile(join(folder, 'ca.cnf'), configuration);
    await writeFile(join(folder, 'index.txt'), '');
    await writeFile(join(folder, 'serial'), '5A3F90C1D2E4F60718293A4B5C6D7E8F01');
    for (const made of certificates) await makeCertificate(made, now, openssl);
    const issuer = ['-config', 'ca.cnf', '-cert', 'issuing.pem', '-keyfile', 'issuing.key'];
    await openssl('ca', ...issuer, '-revoke', 'expired.pem', '-crl_reason', 'superseded');
    await openssl('ca', ...issuer, '-gencrl', '-out', 'issuing.crl');
    const read = (name: string) => readFile(join(folder, `${name}.pem`), 'utf8');
    const chain = (await read('phone')) + (await read('issuing')) + (await read('root'));
    await writeFile(join(folder, 'chain.pem'), chain);
    await openssl('x509', '-in', 'phone.pem', '-outform', 'DER', '-out', 'phone.der');
    const store = ['-inkey', 'phone.key', '-in', 'phone.pem', '-certfile', 'issuing.pem', '-name', 'ip6000'];
    await openssl('pkcs12', '-export', ...store, '-passout', 'pass:secret', '-out', 'phone.p12');
    await openssl('crl2pkcs7', '-nocrl', '-certfile', 'chain.pem', '-outform', 'DER', '-out', 'chain.p7b');
    await mkdir(target, { recursive: true });
    const wanted = [
      ['chain.pem', 'chain.pem'],
      ['phone.der', 'phone.der'],
      ['phone.p12', 'phone.p12'],
      ['chain.p7b', 'chain.p7b'],
      ['soon.pem', 'gateway.crt'],
      ['expired.pem', 'old.crt'],
      ['issuing.crl', 'issuing.crl'],
    ] as const;
    for (const [from, to] of wanted) await writeFile(join(target, to), await readFile(join(folder, from)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeCertificate(
  { name, subject, issuer, section, key, from, until }: Made,
  now: number,
  openssl: (...args: string[]) => Promise<string>,
): Promise<void> {
  const keyFile = `${name}.key`;
  const request = ['-nodes', '-keyout', keyFile, '-subj', subject, '-config', 'ca.cnf'];
  await openssl('req', '-new', '-newkey', ...key, ...request, '-out', `${name}.csr`);
  const signer =
    issuer === name
      ? ['-selfsign', '-keyfile', keyFile]
      : ['-cert', `${issuer}.pem`, '-keyfile', `${issuer}.key`];
  const dates = ['-startdate', asTime(now + from * day), '-enddate', asTime(now + until * day)];
  const out = ['-notext', '-batch', '-preserveDN', '-out', `${name}.pem`];
  await openssl(
    'ca',
    '-config',
    'ca.cnf',
    '-in',
    `${name}.csr`,
    ...signer,
    '-extensions',
    section,
    ...dates,
    ...out,
  );
}

/** `20261120220000Z` */
function asTime(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace(/\D/g, '')}Z`;
}
