/** The verdicts on chains, held against those of `openssl verify`. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool } from '../../server/src/core/chain/certificatePool';
import { issuersOf } from '../../server/src/core/chain/issuersOf';
import { verifyChain } from '../../server/src/core/chain/verifyChain';
import type { ChainPurpose } from '../../server/src/core/workspaceProtocol';
import { CA_EXTENSIONS as CA, createPkiFolder } from '../harness/pkiFolder';

const pki = createPkiFolder();
afterAll(() => pki.dispose());

const LEAF = ['basicConstraints=CA:FALSE', 'subjectKeyIdentifier=hash', 'authorityKeyIdentifier=keyid'];
const san = (...names: readonly string[]) => [...LEAF, `subjectAltName=${names.join(',')}`];
const ca = (...more: readonly string[]) => [...CA, ...more];

beforeAll(() => {
  const make = pki.certificate;
  make('root', { subject: '/O=Test/CN=Root', extensions: CA });
  make('inter', { subject: '/O=Test/CN=Inter', issuer: 'root', extensions: CA });
  make('leaf', {
    subject: '/O=Test/CN=www.example.com',
    issuer: 'inter',
    extensions: san('DNS:www.example.com', 'DNS:*.wild.example.com', 'IP:192.0.2.1', 'IP:2001:db8::1'),
  });
  make('commonName', { subject: '/CN=phone.example.com', issuer: 'inter', extensions: LEAF });
  make('other', { subject: '/O=Test/CN=Other', extensions: CA });
  make('namesake', { subject: '/O=Test/CN=Root', extensions: CA });
  make('renewed', { subject: '/O=Test/CN=Root', key: 'root', days: 4000, extensions: CA });
  make('crossed', { subject: '/O=Test/CN=Inter', key: 'inter', issuer: 'other', extensions: CA });
  make('short', { subject: '/CN=Short', extensions: ['basicConstraints=critical,CA:TRUE,pathlen:0'] });
  make('belowShort', { subject: '/CN=Below', issuer: 'short', extensions: CA });
  make('leafOfShort', { subject: '/CN=a', issuer: 'short', extensions: LEAF });
  make('leafBelowShort', { subject: '/CN=b', issuer: 'belowShort', extensions: LEAF });
  make('reissuedShort', { subject: '/CN=Short', issuer: 'short', extensions: CA });
  make('leafOfReissued', { subject: '/CN=c', issuer: 'reissuedShort', extensions: LEAF });
  make('noCa', { subject: '/CN=No CA', issuer: 'root', extensions: LEAF });
  make('leafOfNoCa', { subject: '/CN=d', issuer: 'noCa', extensions: LEAF });
  make('noSign', {
    subject: '/CN=No sign',
    issuer: 'root',
    extensions: ['basicConstraints=CA:TRUE', 'keyUsage=cRLSign'],
  });
  make('leafOfNoSign', { subject: '/CN=e', issuer: 'noSign', extensions: LEAF });
  make('oldRoot', { subject: '/CN=Version 1' });
  make('leafOfOldRoot', { subject: '/CN=f', issuer: 'oldRoot', extensions: ['basicConstraints=CA:FALSE'] });
  make('server', { subject: '/CN=s', issuer: 'inter', extensions: [...LEAF, 'extendedKeyUsage=serverAuth'] });
  make('anyUse', {
    subject: '/CN=u',
    issuer: 'inter',
    extensions: [...LEAF, 'extendedKeyUsage=anyExtendedKeyUsage'],
  });
  make('noUsage', { subject: '/CN=n', issuer: 'inter', extensions: [...LEAF, 'keyUsage=dataEncipherment'] });
  make('mailCa', { subject: '/CN=Mail', issuer: 'root', extensions: ca('extendedKeyUsage=emailProtection') });
  make('leafOfMail', { subject: '/CN=m', issuer: 'mailCa', extensions: LEAF });
  make('self', { subject: '/CN=self', extensions: LEAF });
  make('critical', { subject: '/CN=x', issuer: 'inter', extensions: [...LEAF, '1.2.3.4=critical,DER:0500'] });
  const constraints: Readonly<Record<string, string>> = {
    dns: 'permitted;DNS:example.com,excluded;DNS:bad.example.com',
    ip: 'permitted;IP:192.0.2.0/255.255.255.0',
    mail: 'permitted;email:example.com,permitted;email:.example.org',
    uri: 'permitted;URI:.example.com',
    directory: 'permitted;dirName:base',
  };
  for (const [name, value] of Object.entries(constraints)) {
    const section = name === 'directory' ? ['[base]', 'O=Test'] : [];
    make(name, {
      subject: `/O=Test/CN=${name}`,
      issuer: 'root',
      extensions: ca(`nameConstraints=${value}`, ...section),
    });
  }
  const names: Readonly<Record<string, readonly [issuer: string, subject: string, ...names: string[]]>> = {
    dnsGood: ['dns', '/CN=g', 'DNS:a.example.com', 'DNS:EXAMPLE.com'],
    dnsOther: ['dns', '/CN=g', 'DNS:a.example.com', 'DNS:notexample.com'],
    dnsExcluded: ['dns', '/CN=g', 'DNS:x.bad.example.com'],
    dnsCommonName: ['dns', '/CN=www.example.org'],
    dnsSecondName: ['dns', '/CN=www.example.org/CN=a.example.com'],
    dnsNoHost: ['dns', '/CN=Somebody'],
    dnsOnlyIp: ['dns', '/CN=g', 'IP:10.0.0.1'],
    ipGood: ['ip', '/CN=g', 'IP:192.0.2.77'],
    ipOther: ['ip', '/CN=g', 'IP:192.0.3.1'],
    ipVersion6: ['ip', '/CN=g', 'IP:2001:db8::1'],
    mailGood: ['mail', '/CN=g', 'email:me@example.com', 'email:me@host.example.org'],
    mailOther: ['mail', '/CN=g', 'email:me@host.example.com'],
    mailSubject: ['mail', '/CN=g/emailAddress=me@example.net'],
    uriGood: ['uri', '/CN=g', 'URI:https://www.example.com:443/x'],
    uriOther: ['uri', '/CN=g', 'URI:https://example.com/'],
    directoryGood: ['directory', '/O=Test/CN=g'],
    directoryCase: ['directory', '/O= TEST /CN=g'],
    directoryOther: ['directory', '/O=Else/CN=g'],
  };
  for (const [name, [issuer, subject, ...alternatives]] of Object.entries(names)) {
    make(name, { subject, issuer, extensions: alternatives.length > 0 ? san(...alternatives) : LEAF });
  }
}, 120_000);

interface Case {
  readonly leaf: string;
  readonly roots?: readonly string[];
  readonly untrusted?: readonly string[];
  /** In days from now. */
  readonly day?: number;
  readonly purpose?: ChainPurpose;
  readonly host?: string;
  readonly good: boolean;
  /** Kind of the check that fails. */
  readonly because?: string;
}

const PURPOSE_NAMES: Partial<Record<ChainPurpose, string>> = {
  serverAuth: 'sslserver',
  clientAuth: 'sslclient',
  emailProtection: 'smimesign',
};

const DAY = 86_400_000;

function ours({ leaf, roots = ['root'], untrusted = ['inter'], day = 0, purpose = 'any', host }: Case) {
  const anchors = roots.map((name) => Buffer.from(pki.read(name).bytes).toString('hex'));
  return verifyChain(pki.read(leaf), {
    pool: createPool([...roots, ...untrusted].map(pki.read)),
    isAnchor: ({ bytes }) => anchors.includes(Buffer.from(bytes).toString('hex')),
    time: Date.now() + day * DAY,
    purpose,
    hostName: host,
  });
}

function openSsl({ leaf, roots = ['root'], untrusted = ['inter'], day = 0, purpose, host }: Case): boolean {
  const bundle = (names: readonly string[]) => names.map((name) => pki.text(`${name}.crt`)).join('');
  pki.write('roots.pem', bundle(roots));
  // OpenSSL takes an empty file for an error.
  pki.write('untrusted.pem', bundle(untrusted.length === 0 ? roots : untrusted));
  const isAddress = host !== undefined && /:|^\d+(?:\.\d+){3}$/.test(host);
  return (
    pki.status(
      ...['verify', '-no-CApath', '-no-CAstore', '-CAfile', 'roots.pem', '-untrusted', 'untrusted.pem'],
      ...['-attime', String(Math.floor((Date.now() + day * DAY) / 1000))],
      ...(purpose === undefined ? [] : ['-purpose', PURPOSE_NAMES[purpose] ?? '']),
      ...(host === undefined ? [] : [isAddress ? '-verify_ip' : '-verify_hostname', host]),
      `${leaf}.crt`,
    ) === 0
  );
}

const named = (name: string, good: boolean): Case => ({
  leaf: name,
  untrusted: [name.replace(/[A-Z].*$/, '')],
  good,
  ...(good ? {} : { because: 'nameConstraints' }),
});

const CASES: readonly Case[] = [
  { leaf: 'leaf', good: true },
  { leaf: 'inter', untrusted: [], good: true },
  { leaf: 'root', untrusted: [], good: true },
  { leaf: 'leaf', untrusted: [], good: false, because: 'anchor' },
  { leaf: 'leaf', roots: ['other'], untrusted: ['inter', 'root'], good: false, because: 'anchor' },
  { leaf: 'leaf', day: 101, good: false, because: 'validity' },
  { leaf: 'leaf', day: -1, good: false, because: 'validity' },
  { leaf: 'leaf', roots: ['namesake'], good: false, because: 'signature' },
  { leaf: 'leaf', roots: ['namesake', 'root'], good: true },
  { leaf: 'leaf', roots: ['root', 'namesake'], good: true },
  { leaf: 'leaf', roots: ['renewed'], good: true },
  { leaf: 'leaf', roots: ['root', 'renewed'], good: true },
  { leaf: 'leaf', untrusted: ['inter', 'crossed'], good: true },
  { leaf: 'leaf', roots: ['other'], untrusted: ['crossed'], good: true },
  { leaf: 'leaf', roots: ['other', 'root'], untrusted: ['crossed', 'inter'], good: true },
  { leaf: 'leafOfShort', roots: ['short'], untrusted: [], good: true },
  { leaf: 'leafBelowShort', roots: ['short'], untrusted: ['belowShort'], good: false, because: 'pathLength' },
  { leaf: 'leafOfReissued', roots: ['short'], untrusted: ['reissuedShort'], good: true },
  { leaf: 'leafOfNoCa', untrusted: ['noCa'], good: false, because: 'ca' },
  { leaf: 'leafOfNoSign', untrusted: ['noSign'], good: false, because: 'keyUsage' },
  { leaf: 'leafOfOldRoot', roots: ['oldRoot'], untrusted: [], good: true },
  { leaf: 'self', untrusted: [], good: false, because: 'anchor' },
  { leaf: 'self', roots: ['self'], untrusted: [], good: true },
  { leaf: 'critical', good: false, because: 'criticalExtension' },
  { leaf: 'leaf', purpose: 'serverAuth', good: true },
  { leaf: 'server', purpose: 'serverAuth', good: true },
  { leaf: 'server', purpose: 'clientAuth', good: false, because: 'purpose' },
  { leaf: 'noUsage', purpose: 'serverAuth', good: false, because: 'keyUsage' },
  { leaf: 'leafOfMail', untrusted: ['mailCa'], purpose: 'serverAuth', good: false, because: 'purpose' },
  { leaf: 'leafOfMail', untrusted: ['mailCa'], purpose: 'emailProtection', good: true },
  { leaf: 'leaf', host: 'www.example.com', good: true },
  { leaf: 'leaf', host: 'WWW.Example.COM', good: true },
  { leaf: 'leaf', host: 'example.com', good: false, because: 'hostName' },
  { leaf: 'leaf', host: 'a.wild.example.com', good: true },
  { leaf: 'leaf', host: 'wild.example.com', good: false, because: 'hostName' },
  { leaf: 'leaf', host: 'a.b.wild.example.com', good: false, because: 'hostName' },
  { leaf: 'leaf', host: '192.0.2.1', good: true },
  { leaf: 'leaf', host: '192.0.2.2', good: false, because: 'hostName' },
  { leaf: 'leaf', host: '2001:0db8:0::0001', good: true },
  { leaf: 'leaf', host: '2001:db8::2', good: false, because: 'hostName' },
  { leaf: 'commonName', host: 'phone.example.com', good: true },
  { leaf: 'commonName', host: 'other.example.com', good: false, because: 'hostName' },
  named('dnsGood', true),
  named('dnsOther', false),
  named('dnsExcluded', false),
  named('dnsCommonName', false),
  named('dnsSecondName', false),
  named('dnsNoHost', true),
  named('dnsOnlyIp', true),
  named('ipGood', true),
  named('ipOther', false),
  named('ipVersion6', false),
  named('mailGood', true),
  named('mailOther', false),
  named('mailSubject', false),
  named('uriGood', true),
  named('uriOther', false),
  named('directoryGood', true),
  named('directoryCase', true),
  named('directoryOther', false),
];

const titled = (each: Case) => [JSON.stringify({ ...each, good: undefined }), each] as const;

it.each(CASES.map(titled))('%s', (_, each) => {
  const [best] = ours(each);
  const failed = best?.steps.flatMap(({ checks }) => checks.filter(({ verdict }) => verdict === 'bad')) ?? [];
  expect({ good: best?.verdict === 'good', because: failed[0]?.kind }).toEqual({
    good: each.good,
    because: each.because,
  });
  expect(openSsl(each)).toBe(each.good);
});

it('where any purpose is allowed without naming the one, OpenSSL refuses and we do not decide', () => {
  const each: Case = { leaf: 'anyUse', purpose: 'serverAuth', good: false };
  expect(ours(each)[0]?.verdict).toBe('unknown');
  expect(openSsl(each)).toBe(false);
});

it('a key identifier that is not the issuer’s hides the issuer from OpenSSL, and we say so', () => {
  const extensions = ['basicConstraints=CA:FALSE', '2.5.29.35=DER:3006800401020304'];
  pki.certificate('lost', { subject: '/CN=lost', issuer: 'inter', extensions });
  const each: Case = { leaf: 'lost', good: false };
  const [best] = ours(each);
  expect([best?.verdict, best?.steps[0]?.checks.find(({ verdict }) => verdict !== 'good')?.kind]).toEqual([
    'unknown',
    'keyIdentifier',
  ]);
  expect(openSsl(each)).toBe(false);
});

it('a way that OpenSSL does not try, for it takes the first certificate of the right name and stays with it', () => {
  const each: Case = { leaf: 'leaf', roots: ['other'], untrusted: ['inter', 'crossed'], good: true };
  expect(ours(each)[0]?.verdict).toBe('good');
  expect(openSsl(each)).toBe(false);
});

it('the step that fails is the one that is marked', () => {
  const [best] = ours({ leaf: 'leafBelowShort', roots: ['short'], untrusted: ['belowShort'], good: false });
  expect(best?.steps.map(({ verdict }) => verdict)).toEqual(['good', 'good', 'bad']);
});

it('both ways of a cross-signed authority are shown, the good one first', () => {
  const chains = ours({
    leaf: 'leaf',
    roots: ['other'],
    untrusted: ['inter', 'crossed', 'root'],
    good: true,
  });
  expect(chains.map(({ verdict, steps }) => [verdict, steps.length])).toEqual([
    ['good', 3],
    ['bad', 3],
  ]);
});

describe('the issuer of a certificate', () => {
  const issuers = (name: string, pool: readonly string[]) => {
    const certificates = pool.map((each) => ({ each, certificate: pki.read(each) }));
    return issuersOf(pki.read(name), createPool(certificates.map(({ certificate }) => certificate))).map(
      ({ certificate, signature }) => [
        certificates.find((each) => each.certificate.bytes.join() === certificate.bytes.join())?.each,
        signature,
      ],
    );
  };

  it('of two with the same name is the one whose key signed', () => {
    expect(issuers('inter', ['namesake', 'root'])).toEqual([
      ['root', 'good'],
      ['namesake', 'bad'],
    ]);
  });

  it('of one that was renewed with the same key is either', () => {
    expect(issuers('inter', ['renewed', 'root']).map(([, signature]) => signature)).toEqual(['good', 'good']);
  });

  it('is the renewed one where the authority key identifier says so', () => {
    const extensions = [...LEAF.slice(0, 2), 'authorityKeyIdentifier=keyid,issuer:always'];
    pki.certificate('byRenewed', { subject: '/CN=r', issuer: 'renewed', extensions });
    pki.certificate('byRoot', { subject: '/CN=r', issuer: 'root', extensions });
    expect(issuers('byRenewed', ['root', 'renewed'])[0]).toEqual(['renewed', 'good']);
    expect(issuers('byRoot', ['renewed', 'root'])[0]).toEqual(['root', 'good']);
  });
});
