/** Names, numbers and dates at the edges, read back by OpenSSL and by Node. */
import { X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { yearsLater } from '../../../server/src/ca/flows/validity';
import { toAsciiDomain } from '../../../server/src/ca/x509/domainName';
import { CaCommand, type CaResult } from '../../../server/src/core/caProtocol';
import { type CaLaboratory, named, openCaLaboratory, refusal } from '../../harness/caLaboratory';

let lab: CaLaboratory;
const open = async (now = Date.now()) => {
  lab = await openCaLaboratory({ now });
  await lab.run(CaCommand.createRootCa, {
    folder: lab.uri('ca'),
    subject: named(['CN', 'Root']),
    key: 'ec-p256',
    serialStyle: 'sequential',
    years: 60,
  });
};
beforeEach(() => open());
afterEach(() => lab.stop());

const issue = (more: object = {}) =>
  lab.run<CaResult>(CaCommand.issueCertificate, {
    authority: lab.uri('ca'),
    folder: lab.uri('out'),
    name: 'x',
    subject: named(['CN', 'x.example.com']),
    key: 'ec-p256',
    ...more,
  });
const openssl = (...args: readonly string[]) =>
  lab.program('openssl', 'x509', '-noout', '-in', 'out/x.crt', '-nameopt', 'utf8,sep_comma_plus', ...args);

describe('names', () => {
  it('umlauts in every part', async () => {
    await issue({
      subject: named(
        ['C', 'DE'],
        ['ST', 'Thüringen'],
        ['L', 'Nürnberg'],
        ['O', 'Größe & Söhne "GmbH", #1'],
        ['OU', 'Zürich'],
        ['OU', '日本'],
        ['CN', 'Jörg Müller'],
        ['emailAddress', 'joerg@example.com'],
      ),
      altNames: ['DNS:x.example.com'],
    });
    const subject = openssl('-subject');
    for (const part of [
      'ST=Thüringen',
      'L=Nürnberg',
      'OU=Zürich',
      'OU=日本',
      'CN=Jörg Müller',
      'emailAddress=joerg@example.com',
      'Größe & Söhne',
    ]) {
      expect(subject).toContain(part);
    }
    expect(lab.program('openssl', 'asn1parse', '-in', 'out/x.crt')).toMatch(/PRINTABLESTRING\s+:DE/);
    expect(lab.read('ca/index.txt')).toContain(
      '/CN=J\\xC3\\xB6rg M\\xC3\\xBCller/emailAddress=joerg@example.com',
    );
    const { text } = lab.attempt('sh', '-c', 'cd ca && openssl ca -config openssl.cnf -status 01');
    expect(text).toContain('01=Valid (V)');
  });

  it('a hundred alternative names, IPv6, an internationalised domain, mail and URI', async () => {
    const hosts = Array.from({ length: 96 }, (_, at) => `DNS:host${at}.example.com`);
    const { changes } = await issue({
      altNames: [
        ...hosts,
        'IP:2001:0db8:0000::0001',
        'Bücher.example',
        'email:a@müller.de',
        'URI:sip:alice@example.com',
      ],
      subject: named(['O', 'many']),
    });
    const shown = openssl('-ext', 'subjectAltName').replace(/\s+/g, ' ');
    expect(shown.match(/DNS:/g)).toHaveLength(97);
    expect(shown).toContain('IP Address:2001:DB8:0:0:0:0:0:1');
    expect(shown).toContain('DNS:xn--bcher-kva.example');
    expect(shown).toContain('email:a@xn--mller-kva.de');
    expect(shown).toContain('URI:sip:alice@example.com');
    expect(changes.find(({ what }) => what === 'DNS:xn--bcher-kva.example')?.why).toContain('Bücher.example');
    expect(new X509Certificate(lab.read('out/x.crt')).subjectAltName?.split(', ')).toHaveLength(100);
  });

  it.each([
    ['bücher.example', 'xn--bcher-kva.example'],
    ['MÜNCHEN.de', 'xn--mnchen-3ya.de'],
    ['例え.テスト', 'xn--r8jz45g.xn--zckzah'],
    ['*.example.com', '*.example.com'],
    ['faß.de', 'xn--fa-hia.de'],
    ['a..b', undefined],
    ['-a.de', undefined],
    ['a b.de', undefined],
    ['*', undefined],
    [`${'a'.repeat(64)}.de`, undefined],
  ])('the domain %s is %s', (name, ascii) => {
    expect(toAsciiDomain(name)).toBe(ascii);
  });

  it.each([
    [named(['C', 'Germany']), 'Country must be'],
    [named(['C', 'de']), 'Country must be'],
    [named(['CN', 'a'.repeat(65)]), 'has 65 characters, at most 64'],
    [named(['CN', ' ']), 'Common name is empty'],
    [named(['emailAddress', 'nobody']), 'an address in ASCII'],
    [named(['CN', 'a\u0000b']), 'control character'],
  ])('%j is refused', async (subject, words) => {
    expect(await refusal(issue({ subject }))).toContain(words);
  });

  it.each(['DNS:a b', 'IP:1.2.3', 'IP:2001:db8::1::2', 'email:x', 'URI:no scheme', 'DNS:'])(
    '%s is no alternative name',
    async (name) => {
      expect(await refusal(issue({ altNames: [name] }))).toContain('is no alternative name');
    },
  );
});

describe('serial numbers', () => {
  it.each([
    ['7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFE', '7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFE'],
    ['80', '80'],
    ['FF', 'FF'],
    ['0100', '0100'],
  ])('%s goes through as it is', async (next, shown) => {
    lab.write('ca/serial', `${next}\n`);
    lab.write('ca/ca.srl', '00\n');
    expect((await issue()).serialNumber).toBe(shown);
    expect(openssl('-serial').trim()).toBe(`serial=${shown.replace(/^0(?=.)/, '0')}`);
    const { text } = lab.attempt('sh', '-c', `cd ca && openssl ca -config openssl.cnf -status ${shown}`);
    expect(text).toContain(`${shown}=Valid (V)`);
  });

  it('one of 21 octets is not issued', async () => {
    lab.write('ca/serial', '7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF\n');
    await issue();
    expect(await refusal(issue({ overwrite: true }))).toContain('more than 20 octets');
  });

  it('random ones have 127 bits, and are positive', async () => {
    await lab.run(CaCommand.createRootCa, {
      folder: lab.uri('r'),
      subject: named(['CN', 'R']),
      key: 'ec-p256',
    });
    const seen = new Set<string>();
    for (let at = 0; at < 20; at++) {
      const { serialNumber = '' } = await issue({ authority: lab.uri('r'), overwrite: true });
      expect(serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/);
      seen.add(serialNumber);
    }
    expect(seen.size).toBe(20);
  });
});

describe('dates', () => {
  it.each([
    [
      'the last second of UTCTime',
      Date.UTC(2049, 11, 31, 23, 59, 59),
      'UTCTIME',
      'Dec 31 23:59:59 2049 GMT',
      '491231235959Z',
    ],
    [
      'the first of GeneralizedTime',
      Date.UTC(2050, 0, 1),
      'GENERALIZEDTIME',
      'Jan  1 00:00:00 2050 GMT',
      '20500101000000Z',
    ],
    [
      'a leap day',
      Date.UTC(2052, 1, 29, 12),
      'GENERALIZEDTIME',
      'Feb 29 12:00:00 2052 GMT',
      '20520229120000Z',
    ],
  ])('%s', async (_what, end, form, shown, row) => {
    await lab.stop();
    await open(end - 10 * 86_400_000);
    await issue({ days: 10 });
    expect(openssl('-enddate').trim()).toBe(`notAfter=${shown}`);
    const times = lab.program('openssl', 'asn1parse', '-in', 'out/x.crt').match(/(UTCTIME|GENERALIZEDTIME)/g);
    expect(times?.[1]).toBe(form);
    expect(lab.read('ca/index.txt').split('\t')[1]).toBe(row);
  });

  it('nothing ends after the year 9999', async () => {
    expect(await refusal(issue({ years: 8000 }))).toContain('after the year 9999');
    expect(await refusal(issue({ days: 1e15 }))).toContain('after the year 9999');
  });

  it('years end on the same day, also after 29 February', () => {
    const at = (text: string) => Date.parse(text);
    expect(yearsLater(at('2024-02-29T10:00:00Z'), 1)).toBe(at('2025-02-28T10:00:00Z'));
    expect(yearsLater(at('2024-02-29T10:00:00Z'), 4)).toBe(at('2028-02-29T10:00:00Z'));
    expect(yearsLater(at('2026-11-21T00:00:00Z'), 30)).toBe(at('2056-11-21T00:00:00Z'));
  });
});
