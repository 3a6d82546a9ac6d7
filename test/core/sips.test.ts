import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commonNamesOf, sipsSummary, summaryOf } from '../../server/src/core/sips/sipsReport';
import { askSips, devicesOf, type SipsFiles } from '../harness/askSips';

const file = (name: string) => readFileSync(new URL(`../fixtures/sips/${name}`, import.meta.url), 'utf8');
const NAMES = [
  'ca.crt',
  'pbx1.pem',
  'pbx1-app.pem',
  'pbx1.trustlist.txt',
  'pbx2.crt',
  'pbx2.trustlist.txt',
  'phone-1.trustlist.txt',
  'phone-2/trustlist.txt',
];
const files: SipsFiles = Object.fromEntries(NAMES.map((name) => [name, file(name)]));
/** All fixtures are valid then. */
const time = Date.UTC(2026, 11, 1);
const everybody = { registrars: ['pbx1', 'pbx2'], phones: ['phone-1', 'phone-2'], time };
const messages = ({ findings }: ReturnType<typeof askSips>) => findings.map(({ message }) => message);
const pemsOf = (name: string) => file(name).match(/-----BEGIN[\s\S]*?-----END.*\n/g) as string[];

describe('the devices of a folder', () => {
  it('are told by the names of files and of folders', () => {
    const devices = devicesOf(files).map((device) => summaryOf(device, undefined));
    expect(devices).toEqual([
      {
        name: 'pbx1',
        files: ['pbx1.trustlist.txt', 'pbx1-app.pem', 'pbx1.pem'],
        hasTrustList: true,
        certificates: ['CN=example.com', 'CN=pbx1.example.com'],
        looksLikeRegistrar: true,
      },
      {
        name: 'pbx2',
        files: ['pbx2.trustlist.txt', 'pbx2.crt'],
        hasTrustList: true,
        certificates: ['CN=pbx2.example.com'],
        looksLikeRegistrar: true,
      },
      {
        name: 'phone-1',
        files: ['phone-1.trustlist.txt'],
        hasTrustList: true,
        certificates: [],
        looksLikeRegistrar: false,
      },
      {
        name: 'phone-2',
        files: ['trustlist.txt'],
        hasTrustList: true,
        certificates: [],
        looksLikeRegistrar: false,
      },
    ]);
  });

  it('have lists by other names where somebody says so, and folders of their own wherever these are', () => {
    const root = file('ca.crt');
    const device = file('pbx1.pem');
    const found = devicesOf(
      {
        'peers.pem': root,
        'site 1/PBX.pem': device,
        'site 1/pbx-trust-list.txt': root,
        'a/b/trustlist.txt': root,
        'a/b/x.pem': device,
      },
      ['peers.pem'],
    );
    expect(found.map(({ name, own, trusted }) => [name, own.length, trusted.length])).toEqual([
      ['a/b', 1, 1],
      ['peers', 0, 1],
      ['site 1/PBX', 1, 1],
    ]);
  });

  it('are none where only CAs and further copies are', () => {
    const copies = {
      ...files,
      'ca/newcerts/1000.pem': pemsOf('pbx1.pem')[0] as string,
      'ca/ca.crt': file('ca.crt'),
    };
    expect(devicesOf(copies).map(({ name }) => name)).toEqual(['pbx1', 'pbx2', 'phone-1', 'phone-2']);
    expect(devicesOf({ 'x/pbx.pem': file('pbx1.pem') }).map(({ name }) => name)).toEqual(['x/pbx']);
  });

  it('may be for the domains of their certificates, those of most devices first', () => {
    expect(commonNamesOf(devicesOf({ ...files, 'pbx2-app.pem': file('pbx1-app.pem') }))[0]).toBe(
      'example.com',
    );
    expect(commonNamesOf(devicesOf({ 'a.trustlist.txt': '' }))).toEqual([]);
  });
});

describe('trust between devices', () => {
  it('is missing where the list holds neither the certificate nor a CA of its chain', () => {
    const answer = askSips(files, { ...everybody, domain: 'example.com' });
    expect(messages(answer)).toEqual([
      'pbx2 does not trust "example.com" of pbx1: its trust list is empty.',
      'phone-2 does not trust "example.com" of pbx1: its trust list holds neither this certificate nor a CA that issued it.',
      'pbx2 has no application certificate with the common name "example.com", so it shows its device certificate for that domain.',
      'phone-2 does not trust "pbx2.example.com" of pbx2: its trust list holds neither this certificate nor a CA that issued it.',
    ]);
    expect(
      answer.trusts.map(({ by, registrar, entry }) => [by.name, registrar.name, entry.entry.title]),
    ).toEqual([
      ['phone-1', 'pbx1', 'CN=Example Root'],
      ['pbx1', 'pbx2', 'CN=pbx2.example.com'],
      ['phone-1', 'pbx2', 'CN=pbx2.example.com'],
    ]);
    expect(answer.findings.map(({ severity }) => severity)).toEqual(['error', 'error', 'warning', 'error']);
    expect(sipsSummary(answer)).toBe('3 of 6 trusts are missing; 1 further finding.');
  });

  it('is mended by the highest CA that makes it good, in the list of that device', () => {
    const { findings } = askSips(files, { ...everybody, domain: 'example.com' });
    const [forPbx2, forPhone2, , selfSigned] = findings;
    expect(forPbx2?.mend).toBe('Put "Example Root" into the trust list of pbx2.');
    expect(forPbx2?.addition).toMatchObject({
      title: 'CN=Example Root',
      trustList: 'file:///pki/pbx2.trustlist.txt',
      isNew: false,
    });
    expect(forPhone2?.addition?.trustList).toBe('file:///pki/phone-2/trustlist.txt');
    expect(selfSigned?.addition?.title).toBe('CN=pbx2.example.com');
  });

  it.each(['phone-1.trustlist.txt', 'phone-2/trustlist.txt'])(
    'is there once %s has what was said',
    (list) => {
      const asked = { registrars: ['pbx1'], phones: [list.replace(/[./]trustlist.txt/, '')], time };
      const without = { ...files, [list]: pemsOf('phone-2/trustlist.txt').join('') };
      expect(askSips(without, asked).findings).toHaveLength(2);
      const mended = { ...files, [list]: `${without[list]}${file('ca.crt')}` };
      expect(askSips(mended, asked).findings).toEqual([]);
    },
  );

  it('rests on what the registrar sends: a root alone does not do where the CA between is missing', () => {
    const [device = '', inter = ''] = pemsOf('pbx1.pem');
    const asked = { registrars: ['pbx'], phones: ['phone'], time };
    const alone = { 'pbx.pem': device, 'phone.trustlist.txt': file('ca.crt'), 'ca/devices.crt': inter };
    const [finding] = askSips(alone, asked).findings;
    expect(finding?.message).toContain('holds neither this certificate nor a CA that issued it');
    expect(finding?.addition?.title).toBe('CN=Example Devices');
    const both = { ...alone, 'phone.trustlist.txt': `${file('ca.crt')}${inter}` };
    expect(askSips(both, asked).findings).toEqual([]);
    const empty = askSips({ ...alone, 'phone.trustlist.txt': '', 'ca/root.crt': file('ca.crt') }, asked);
    expect(empty.findings[0]?.mend).toBe(
      'Put "Example Devices" into the trust list of phone. "Example Root" would do if pbx sent the CAs between, too: give the device its whole chain.',
    );
  });

  it('is doubtful where the chain stands in another file than the certificate', () => {
    const [device = '', inter = ''] = pemsOf('pbx1.pem');
    const asked = { registrars: ['pbx'], phones: ['phone'], time };
    const apart = { 'pbx.pem': device, 'pbx-chain.pem': inter, 'phone.trustlist.txt': file('ca.crt') };
    const [finding, ...more] = askSips(apart, asked).findings;
    expect(more).toEqual([]);
    expect(finding?.severity).toBe('warning');
    expect(finding?.message).toMatch(/^phone may not trust .* stands in another file than the certificate/);
    expect(finding?.addition?.title).toBe('CN=Example Devices');
    const listed = { ...apart, 'phone.trustlist.txt': inter };
    expect(askSips(listed, asked).findings).toEqual([]);
  });

  it('ends with the validity of a certificate on either side', () => {
    const late = Date.UTC(2040, 0, 1);
    const answer = askSips(files, {
      registrars: ['pbx1'],
      phones: ['phone-1'],
      domain: 'example.com',
      time: late,
    });
    expect(messages(answer)).toEqual([
      expect.stringMatching(
        /^Devices refuse "example\.com" of pbx1, whomever they trust: it expired on 2036-/,
      ),
      expect.stringMatching(
        /^phone-1 does not trust "example\.com" of pbx1: it leads to "Example Devices", which expired on 2036-/,
      ),
    ]);
    expect(answer.findings[1]).not.toHaveProperty('addition');
    expect(answer.findings[1]?.mend).toContain('Nothing of the workspace mends that');
  });

  it('cannot be told where the registrar has no certificate, or the device no list', () => {
    const answer = askSips(
      { 'pbx.trustlist.txt': '', 'pbx1.pem': file('pbx1.pem') },
      { registrars: ['pbx', 'pbx1'], time },
    );
    expect(messages(answer)).toEqual([
      'No certificate of pbx is in the folder, so nobody can tell who trusts it.',
      'pbx does not trust "pbx1.example.com" of pbx1: its trust list is empty.',
    ]);
    const [finding] = askSips(
      { 'a b.pem': file('pbx1.pem'), 'pbx1.pem': file('pbx1.pem') },
      { registrars: ['pbx1'], phones: ['a b'], time },
    ).findings;
    expect(finding?.message).toContain('the folder holds no trust list of it');
    expect(finding?.addition).toMatchObject({ trustList: 'file:///pki/a%20b.trustlist.txt', isNew: true });
  });
});

describe('the certificate for a domain', () => {
  it.each([
    ['EXAMPLE.com', 'is written with other capitals'],
    ['example.com.', ''],
    ['www.example.com', ''],
  ])('%s is not the common name example.com', (domain, said) => {
    const { findings } = askSips(files, { registrars: ['pbx1'], domain, time });
    expect(findings.map(({ kind }) => kind)).toEqual(['application-certificate']);
    expect(findings[0]?.message).toContain(said);
  });

  it('is the only one that is shown then', () => {
    const answer = askSips(files, { registrars: ['pbx1'], phones: ['phone-1'], domain: 'example.com', time });
    expect(answer.trusts.map(({ shown }) => shown.entry.title)).toEqual(['CN=example.com']);
    const without = askSips(files, { registrars: ['pbx1'], phones: ['phone-1'], time });
    expect(without.trusts.map(({ shown }) => shown.entry.title)).toEqual([
      'CN=example.com',
      'CN=pbx1.example.com',
    ]);
  });
});

it('the report says what was asked, what is missing and what is in order', () => {
  expect(askSips(files, { ...everybody, domain: 'example.com' }).text).toMatchInlineSnapshot(`
    "SIPS trust in pki

    3 of 6 trusts are missing; 1 further finding.

    Domain: example.com
    Registrars:
      pbx1: pbx1.trustlist.txt with 2 certificates
        shows "example.com", expires 2036-11-18 (3640 days)
      pbx2: pbx2.trustlist.txt with 0 certificates
        shows "pbx2.example.com", expires 2036-11-18 (3640 days)
    Phones:
      phone-1: phone-1.trustlist.txt with 2 certificates
      phone-2: trustlist.txt with 1 certificate

    To be mended
      - pbx2 does not trust "example.com" of pbx1: its trust list is empty.
        Put "Example Root" into the trust list of pbx2.
      - phone-2 does not trust "example.com" of pbx1: its trust list holds neither this certificate nor a CA that issued it.
        Put "Example Root" into the trust list of phone-2.
      - pbx2 has no application certificate with the common name "example.com", so it shows its device certificate for that domain.
        Issue a certificate with exactly that common name (profile innovaphone-application), and put it onto pbx2 as an application certificate.
      - phone-2 does not trust "pbx2.example.com" of pbx2: its trust list holds neither this certificate nor a CA that issued it.
        Put "pbx2.example.com" into the trust list of phone-2.

    In order
      - phone-1 trusts "example.com" of pbx1, by "Example Root".
      - pbx1 trusts "pbx2.example.com" of pbx2, by "pbx2.example.com".
      - phone-1 trusts "pbx2.example.com" of pbx2, by "pbx2.example.com".

    Source: innovaphone Reference11r1, Certificate management: Configuration for SIPS, Trust list, Rejected certificates, Device certificate, Application certificates, Supported features
    "
  `);
});
