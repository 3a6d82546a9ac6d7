import { createHash, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readDer } from '../../server/src/core/der/readDer';
import { readTime } from '../../server/src/core/der/time';
import { expiryFact } from '../../server/src/core/describe/dates';
import { describeObject } from '../../server/src/core/describe/describeObject';
import { toDetailsText } from '../../server/src/core/describe/detailsText';
import {
  fingerprintSection,
  fingerprintsOf,
  publicKeyPin,
} from '../../server/src/core/describe/fingerprints';
import { readObject } from '../../server/src/core/pkiObject';
import {
  type CertificateParts,
  certificate,
  extension,
  generalizedTime,
  hex,
  implicit,
  latin1,
  name,
  nothing,
  sequence,
  utf8,
} from '../harness/der';
import * as vectors from '../harness/vectors';

const NOW = Date.UTC(2026, 10, 21, 12);
const DAY = 86_400_000;

const timeOf = (text: string) => {
  const { root } = readDer(generalizedTime(text));
  return root && readTime(root);
};
const describeParts = (parts: CertificateParts) =>
  describeObject(readObject('CERTIFICATE', certificate(parts), []), { now: NOW });

describe('when a certificate expires', () => {
  const from = timeOf('20200101000000Z');

  it.each([
    ['20331118000000Z', 'expires 2033-11-18 (2553 days)'],
    ['20261122130000Z', 'expires 2026-11-22 (1 day)'],
    ['20261121180000Z', 'expires 2026-11-21 (6 hours)'],
    ['20261121120100Z', 'expires 2026-11-21 (1 minute)'],
    ['20261118110000Z', 'expired 2026-11-18 (3 days ago)'],
    ['20261121110000Z', 'expired 2026-11-21 (1 hour ago)'],
    ['99991231235959Z', 'never expires'],
    ['20261399000000Z', 'expiry unreadable'],
  ])('%s: %s', (notAfter, fact) => {
    expect(expiryFact(from, timeOf(notAfter), NOW)).toBe(fact);
  });

  it('is not said before it begins', () => {
    expect(expiryFact(timeOf('20270101000000Z'), timeOf('20280101000000Z'), NOW)).toBe(
      'valid from 2027-01-01 (in 40 days)',
    );
    expect(expiryFact(undefined, undefined, NOW)).toBe('expiry unreadable');
  });

  it('the last instant still counts', () => {
    const end = timeOf('20261121120000Z');
    expect(expiryFact(from, end, NOW)).toMatch(/^expires/);
    expect(expiryFact(from, end, NOW + 1)).toMatch(/^expired/);
  });
});

describe('a certificate in a line', () => {
  it('says who, what key, and until when', () => {
    const root = readObject('CERTIFICATE', vectors.rootCertificate.bytes, []);
    const { title, kindName, facts } = describeObject(root, { now: NOW });
    expect(title).toBe('CN=Test Root CA');
    expect(kindName).toBe('root CA certificate');
    expect(facts).toEqual(['CN=Test Root CA', 'CA', 'EC P-256', 'expires 2036-11-17 (3649 days)']);
  });

  it.each<readonly [string, CertificateParts]>([
    ['O=Example', { subject: name(['2.5.4.10', 'Example']) }],
    [
      'DNS:a.example',
      { subject: name(), extensions: [extension('2.5.29.17', sequence(implicit(2, latin1('a.example'))))] },
    ],
    ['empty subject', { subject: name() }],
    ['unreadable subject', { subject: nothing() }],
    ['CN=a\\0Ab', { subject: name(['2.5.4.3', 'a\nb']) }],
    ['CN=a\\u{202e}b', { subject: name(['2.5.4.3', utf8('a\u202eb')]) }],
  ])('is called %s', (title, parts) => {
    expect(describeParts(parts).title).toBe(title);
  });

  it('marks what is over, and what does not yet hold', () => {
    const rows = (validity: CertificateParts['validity']) =>
      describeParts(validity === undefined ? {} : { validity }).sections[0]?.rows ?? [];
    const severity = (label: string, validity: CertificateParts['validity']) =>
      rows(validity).find((row) => row.label === label)?.severity;
    expect(
      severity(
        'Valid until',
        sequence(generalizedTime('20200101000000Z'), generalizedTime('20210101000000Z')),
      ),
    ).toBe('bad');
    expect(
      severity(
        'Valid from',
        sequence(generalizedTime('20300101000000Z'), generalizedTime('20310101000000Z')),
      ),
    ).toBe('warn');
    expect(severity('Valid until', undefined)).toBe('ok');
  });
});

describe('the details of a certificate', () => {
  const text = toDetailsText(readObject('CERTIFICATE', vectors.leafCertificate.bytes, []), { now: NOW });

  it('hold every field', () => {
    for (const part of [
      'Version: 3',
      'Subject: C=DE, O=Example\\, Inc., OU=A + OU=B, CN=phone.example.com',
      'Serial: 80FF',
      'Valid until: 2027-11-20',
      'Key: EC, 256 bits, P-256 (prime256v1)',
      'DNS:xn--bcher-kva.example (bücher.example)',
      'IP:2001:db8::1',
      'UPN:anna@example.com',
      'eapOverPPP',
      'notice: Nur für Tests',
      'notice of Example: 1, 2',
      'status_request (OCSP must-staple)',
      'Public key pin: ',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('hold the octets of key and signature', () => {
    const digits = text.replace(/[^0-9a-f]/g, '');
    const { publicKey } = new X509Certificate(vectors.leafCertificate.bytes);
    const point = publicKey.export({ type: 'spki', format: 'der' }).subarray(-65);
    expect(digits).toContain(point.toString('hex'));
  });
});

describe('fingerprints', () => {
  it('are those of node:crypto', () => {
    const { bytes } = vectors.rootCertificate;
    const object = readObject('CERTIFICATE', bytes, []);
    const theirs = new X509Certificate(bytes);
    const md5 = createHash('md5')
      .update(bytes)
      .digest('hex')
      .toUpperCase()
      .replace(/..(?=.)/g, '$&:');
    expect(fingerprintsOf(object)).toEqual({ sha256: theirs.fingerprint256, sha1: theirs.fingerprint, md5 });
    const spki = theirs.publicKey.export({ type: 'spki', format: 'der' });
    expect(publicKeyPin(object)).toBe(createHash('sha256').update(spki).digest('base64'));
  });

  it('leave trailing octets out', () => {
    const { bytes } = vectors.rootCertificate;
    const longer = new Uint8Array([...bytes, 1, 2, 3]);
    expect(fingerprintsOf(readObject('CERTIFICATE', longer, []))).toEqual(fingerprintsOf({ bytes }));
  });

  it('of a private key are only those of its public key', () => {
    const labels = fingerprintSection(readObject('EC PRIVATE KEY', vectors.ecKey.bytes, [])).rows.map(
      ({ label }) => label,
    );
    expect(labels).toEqual(['Public key pin']);
  });
});

describe('what breaks DER', () => {
  it('is said in words', () => {
    const object = readObject(
      'CERTIFICATE',
      certificate({ extensions: [extension('2.5.29.19', hex('deadbeef'))] }),
      [],
    );
    expect(toDetailsText(object, { now: NOW })).toContain(
      'extensions[0].extnValue: announces more octets than there are',
    );
    expect(toDetailsText(readObject('CERTIFICATE', hex('04ff'), []), { now: NOW })).toMatch(
      /Problem: at octet \d a value /,
    );
  });
});

describe('a hover', () => {
  it('stays short for a very long list of names', () => {
    const names = Array.from({ length: 20_000 }, (_, at) => implicit(2, latin1(`host${at}.example.com`)));
    const object = readObject(
      'CERTIFICATE',
      certificate({ extensions: [extension('2.5.29.17', sequence(...names))] }),
      [],
    );
    const { sections } = describeObject(object, { now: NOW });
    for (const { value } of sections.flatMap(({ rows }) => rows)) {
      expect(value.length).toBeLessThan(700);
    }
    expect(toDetailsText(object, { now: NOW })).toContain('DNS:host19999.example.com');
  });

  it('lists a few of many problems, the details all of them', () => {
    const broken = Array.from({ length: 30 }, () => extension('2.5.29.19', hex('02')));
    const object = readObject('CERTIFICATE', certificate({ extensions: broken }), []);
    const problems = describeObject(object, { now: NOW + DAY }).sections.find(
      ({ title }) => title === 'Problems',
    );
    expect(problems?.rows.at(-1)).toEqual({ label: '…', value: `${object.problems.length - 8} more` });
    expect(toDetailsText(object, { now: NOW })).toContain('extensions[29]');
  });
});
