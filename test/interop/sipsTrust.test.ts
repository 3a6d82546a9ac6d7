/** Who trusts whom, held against `openssl verify` with the trust list for its only anchors. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askSips } from '../harness/askSips';
import { CA_EXTENSIONS as CA, createPkiFolder } from '../harness/pkiFolder';

const pki = createPkiFolder();
afterAll(() => pki.dispose());

const LEAF = ['basicConstraints=CA:FALSE', 'subjectKeyIdentifier=hash', 'authorityKeyIdentifier=keyid'];
const SERVER = [...LEAF, 'extendedKeyUsage=serverAuth,clientAuth'];
let time = 0;
const text = (...names: readonly string[]) => names.map((name) => pki.text(`${name}.crt`)).join('');

function make(name: string, options: Parameters<typeof pki.certificate>[1] & { bits?: number }): void {
  const { bits = 2048, key = name, ...rest } = options;
  pki.openssl('genrsa', '-out', `${name}.key`, String(bits));
  pki.certificate(name, { ...rest, key });
}

beforeAll(() => {
  make('root', { subject: '/O=Test/CN=Root', extensions: CA });
  make('inter', { subject: '/O=Test/CN=Inter', issuer: 'root', extensions: CA });
  make('pbx', { subject: '/CN=example.com', issuer: 'inter', extensions: SERVER });
  make('self', { subject: '/CN=self.example.com', extensions: LEAF });
  make('other', { subject: '/O=Test/CN=Other', extensions: CA });
  make('namesake', { subject: '/O=Test/CN=Inter', extensions: CA });
  make('expired', { subject: '/O=Test/CN=Root', key: 'root', days: -1, extensions: CA });
  make('noCa', { subject: '/O=Test/CN=No CA', issuer: 'root', extensions: LEAF });
  make('belowNoCa', { subject: '/CN=below', issuer: 'noCa', extensions: SERVER });
  make('short', { subject: '/CN=Short', extensions: ['basicConstraints=critical,CA:TRUE,pathlen:0'] });
  make('belowShort', { subject: '/CN=Below', issuer: 'short', extensions: CA });
  make('tooDeep', { subject: '/CN=deep', issuer: 'belowShort', extensions: SERVER });
  make('wildcard', { subject: '/CN=*.example.com', issuer: 'inter', extensions: SERVER });
  make('inAltName', {
    subject: '/CN=pbx',
    issuer: 'inter',
    extensions: [...SERVER, 'subjectAltName=DNS:example.com'],
  });
  make('odd', { subject: '/CN=odd', issuer: 'inter', extensions: SERVER, bits: 3072 });
  make('critical', {
    subject: '/CN=odd',
    issuer: 'inter',
    extensions: [...SERVER, '1.2.3.4=critical,DER:0500'],
  });
  make('client', { subject: '/CN=c', issuer: 'inter', extensions: [...LEAF, 'extendedKeyUsage=clientAuth'] });
  pki.key('ec');
  pki.certificate('ec', { subject: '/CN=ec', issuer: 'inter', extensions: SERVER });
  pki.certificate('ecRoot', { subject: '/CN=EC Root', extensions: CA });
  make('belowEc', { subject: '/CN=below', issuer: 'ecRoot', extensions: SERVER });
  time = Date.now() + 1000;
}, 120_000);

/** The trust lists' words alone: what is wrong with the certificate itself is said elsewhere. */
function isTrusted(shown: string, sent: readonly string[], list: readonly string[]): boolean {
  const files = { 'pbx.pem': text(shown, ...sent), 'phone.trustlist.txt': text(...list) };
  const { findings } = askSips(files, { registrars: ['pbx'], phones: ['phone'], time });
  return !findings.some(({ kind }) => kind === 'trust');
}

describe('a trust list', () => {
  it.each<readonly [string, readonly string[], readonly string[], boolean]>([
    ['pbx', ['inter', 'root'], ['root'], true],
    ['pbx', ['inter', 'root'], ['inter'], true],
    ['pbx', ['inter'], ['root'], true],
    ['pbx', [], ['root', 'inter'], true],
    ['pbx', [], ['pbx'], true],
    ['pbx', [], ['root'], false],
    ['pbx', ['inter', 'root'], ['other'], false],
    ['pbx', ['inter', 'root'], ['other', 'namesake'], false],
    ['pbx', ['inter'], ['expired'], false],
    ['pbx', ['inter', 'root'], ['expired', 'root'], true],
    ['self', [], ['self'], true],
    ['self', [], ['root'], false],
    ['belowNoCa', ['noCa', 'root'], ['root'], false],
    ['tooDeep', ['belowShort', 'short'], ['short'], false],
  ])('%s with %j, by a list of %j', (shown, sent, list, expected) => {
    pki.write('sent.pem', text(...sent, shown));
    pki.write('list.pem', text(...list));
    const only = ['-no-CAfile', '-no-CApath', '-no-CAstore'];
    const status = pki.status(
      ...['verify', '-partial_chain', '-trusted', 'list.pem', '-untrusted', 'sent.pem', `${shown}.crt`],
      ...(list.length === 0 ? only : []),
    );
    expect(isTrusted(shown, sent, list)).toBe(expected);
    expect(status === 0).toBe(expected);
  });

  it('leads nowhere over a key or a signature that the devices do not support, whatever OpenSSL says', () => {
    pki.write('sent.pem', text('belowEc'));
    expect(pki.status('verify', '-trusted', 'ecRoot.crt', 'belowEc.crt')).toBe(0);
    expect(isTrusted('belowEc', [], ['ecRoot'])).toBe(false);
  });
});

describe('the certificate of a registrar', () => {
  const said = (name: string, domain?: string) =>
    askSips(
      { 'pbx.pem': text(name, 'inter', 'root') },
      { registrars: ['pbx'], time, ...(domain === undefined ? {} : { domain }) },
    ).findings.map(({ kind, message }) => `${kind}: ${message}`);

  it.each([
    ['odd', 'it has an RSA key of 3072 bits'],
    ['critical', 'it has the critical extension'],
    ['ec', 'it has a key of the kind EC'],
    ['belowEc', 'it has a signature that'],
    ['client', 'is not made for servers'],
  ])('%s is refused by devices: %s', (name, why) => {
    expect(said(name)).toEqual([expect.stringContaining(why)]);
  });

  it.each([
    ['pbx', undefined],
    ['wildcard', 'is a wildcard'],
    ['inAltName', 'among its alternative names'],
    ['self', 'shows its device certificate for that domain.'],
  ])('%s is looked for by its common name', (name, why) => {
    expect(said(name, 'example.com')).toEqual(
      why === undefined
        ? []
        : [expect.stringMatching(`^application-certificate: .*${why.replaceAll('.', '\\.')}`)],
    );
  });
});
