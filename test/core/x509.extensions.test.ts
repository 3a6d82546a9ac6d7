import { describe, expect, it } from 'vitest';
import { extensionLines } from '../../server/src/core/describe/extensionText';
import { toOneLine } from '../../server/src/core/describe/outlineLine';
import { readCertificate } from '../../server/src/core/x509/certificate';
import type { Extension } from '../../server/src/core/x509/extension';
import {
  bits,
  bmp,
  boolean,
  certificate,
  context,
  type Der,
  enumerated,
  extension,
  generalizedTime,
  hex,
  ia5,
  implicit,
  integer,
  latin1,
  name,
  nothing,
  octets,
  oid,
  printable,
  sequence,
  set,
  utf8,
} from '../harness/der';
import * as vectors from '../harness/vectors';

function read(
  id: string,
  value: Der,
): { readonly extension: Extension; readonly problems: readonly string[] } {
  const found = readCertificate(certificate({ extensions: [extension(id, value)] }));
  return {
    extension: found?.extensions[0] as Extension,
    problems: (found?.problems ?? []).map(({ kind, detail }) => `${kind}: ${detail}`),
  };
}

const uri = (text: string) => implicit(6, latin1(text));
const dns = (text: string) => implicit(2, latin1(text));

/** Version 1, log id 00…1F, 2020-01-01, no extensions, ECDSA with SHA-256, two octets of signature. */
const SCT = hex(
  `00 ${Array.from({ length: 32 }, (_, at) => at.toString(16).padStart(2, '0')).join('')} 0000016F5E66E800 0000 0403 0002 ABCD`,
);
const sctList = (sct: Der) => octets(Uint8Array.of(0, sct.length + 2, 0, sct.length), sct);

const SAMPLES: readonly (readonly [id: string, kind: string, value: Der, text: string])[] = [
  ['2.5.29.14', 'subjectKeyIdentifier', octets(hex('0102FF')), '01:02:FF'],
  ['2.5.29.15', 'keyUsage', bits(hex('0680'), 7), 'keyCertSign, cRLSign, decipherOnly'],
  [
    '2.5.29.16',
    'privateKeyUsagePeriod',
    sequence(implicit(0, latin1('20260101000000Z'))),
    'from 2026-01-01 00:00:00 UTC',
  ],
  ['2.5.29.19', 'basicConstraints', sequence(), 'not a CA'],
  ['2.5.29.19', 'basicConstraints', sequence(boolean(true), integer(3)), 'CA, path length 3'],
  ['2.5.29.20', 'cRLNumber', integer(2n ** 70n), '1180591620717411303424'],
  ['2.5.29.21', 'reasonCode', enumerated(1), 'keyCompromise'],
  ['2.5.29.24', 'invalidityDate', generalizedTime('20260101000000Z'), '2026-01-01 00:00:00 UTC'],
  ['2.5.29.27', 'deltaCRLIndicator', integer(4), '4'],
  [
    '2.5.29.28',
    'issuingDistributionPoint',
    sequence(context(0, context(0, uri('http://a/'))), implicit(1, hex('FF')), implicit(4, hex('FF'))),
    'URI:http://a/, only end entity certificates, indirect CRL',
  ],
  [
    '2.5.29.30',
    'nameConstraints',
    sequence(
      context(0, sequence(dns('example.com')), sequence(implicit(7, hex('0A000000FF000000')))),
      context(1, sequence(dns('bad.example.com'))),
    ),
    'permitted DNS:example.com, permitted IP:10.0.0.0/8, excluded DNS:bad.example.com',
  ],
  [
    '2.5.29.31',
    'cRLDistributionPoints',
    sequence(sequence(context(0, context(0, uri('http://a/crl'))), implicit(1, hex('0106')))),
    'URI:http://a/crl, reasons: cessationOfOperation, certificateHold',
  ],
  [
    '2.5.29.32',
    'certificatePolicies',
    sequence(sequence(oid('2.5.29.32.0'), sequence(sequence(oid('1.3.6.1.5.5.7.2.1'), ia5('http://a/cps'))))),
    'anyPolicy (2.5.29.32.0) (CPS: http://a/cps)',
  ],
  ['2.5.29.33', 'policyMappings', sequence(sequence(oid('1.2.3.4'), oid('1.2.3.5'))), '1.2.3.4 = 1.2.3.5'],
  [
    '2.5.29.36',
    'policyConstraints',
    sequence(implicit(0, hex('01')), implicit(1, hex('00'))),
    'policy required after 1 certificate, no policy mapping after 0 certificates',
  ],
  [
    '2.5.29.37',
    'extKeyUsage',
    sequence(oid('1.3.6.1.5.5.7.3.1'), oid('1.2.3.4')),
    'serverAuth (1.3.6.1.5.5.7.3.1), 1.2.3.4',
  ],
  ['2.5.29.54', 'inhibitAnyPolicy', integer(0), '0'],
  ['2.5.29.56', 'noRevAvail', nothing(), 'yes'],
  [
    '2.5.29.9',
    'subjectDirectoryAttributes',
    sequence(sequence(oid('2.5.4.12'), set(utf8('Dr.')))),
    'title: Dr.',
  ],
  [
    '1.3.6.1.5.5.7.1.1',
    'authorityInfoAccess',
    sequence(sequence(oid('1.3.6.1.5.5.7.48.1'), uri('http://o/'))),
    'ocsp: URI:http://o/',
  ],
  [
    '1.3.6.1.5.5.7.1.3',
    'qcStatements',
    sequence(sequence(oid('0.4.0.1862.1.1')), sequence(oid('0.4.0.1862.1.3'), integer(10))),
    'qcs-QcCompliance (0.4.0.1862.1.1), qcs-QcRetentionPeriod (0.4.0.1862.1.3) (INTEGER: 10)',
  ],
  [
    '1.3.6.1.5.5.7.1.7',
    'ipAddressBlocks',
    sequence(
      sequence(
        octets(hex('0001')),
        sequence(bits(hex('0A')), sequence(bits(hex('C00002')), bits(hex('C00003')))),
      ),
    ),
    'IPv4: 10.0.0.0/8, 192.0.2.0-192.0.3.255',
  ],
  [
    '1.3.6.1.5.5.7.1.8',
    'asIdentifiers',
    sequence(context(0, sequence(integer(64496), sequence(integer(64500), integer(64511))))),
    'AS numbers: 64496, 64500-64511',
  ],
  [
    '1.3.6.1.5.5.7.1.14',
    'proxyCertInfo',
    sequence(integer(2), sequence(oid('1.3.6.1.5.5.7.21.1'))),
    'policy language inheritAll (1.3.6.1.5.5.7.21.1), path length 2',
  ],
  [
    '1.3.6.1.5.5.7.1.24',
    'tlsFeature',
    sequence(integer(5), integer(99)),
    'status_request (OCSP must-staple), TLS extension 99',
  ],
  ['1.3.6.1.5.5.7.1.31', 'acmeIdentifier', octets(hex('AABB')), 'AA:BB'],
  ['1.3.6.1.5.5.7.48.1.2', 'ocspNonce', octets(hex('0102')), '01:02'],
  ['1.3.6.1.5.5.7.48.1.5', 'ocspNoCheck', nothing(), 'yes'],
  [
    '1.2.840.113549.1.9.15',
    'smimeCapabilities',
    sequence(sequence(oid('1.2.840.113549.3.2'), integer(128))),
    'rc2-CBC (1.2.840.113549.3.2), 128',
  ],
  [
    '1.2.840.113533.7.65.0',
    'entrustVersion',
    sequence(implicit(0, hex('')), bits(hex('80'), 7)),
    ', keyUpdateAllowed',
  ],
  [
    '2.23.140.3.1',
    'cabfOrganizationId',
    sequence(printable('VAT'), printable('DE'), utf8('123')),
    'VATDE-123',
  ],
  ['1.3.6.1.4.1.11129.2.4.2', 'sctList', sctList(SCT), 'log 00:01:02'],
  ['1.3.6.1.4.1.11129.2.4.3', 'ctPoison', nothing(), 'yes'],
  ['2.16.840.1.113730.1.1', 'netscapeCertType', bits(hex('C0'), 6), 'SSL client, SSL server'],
  ['2.16.840.1.113730.1.13', 'netscapeComment', ia5('made by hand'), 'made by hand'],
  ['1.3.6.1.4.1.311.20.2', 'msCertificateTemplateName', bmp('Web-Server'), 'Web-Server'],
  ['1.3.6.1.4.1.311.21.1', 'msCaVersion', integer(0x20001), '1.2'],
  [
    '1.3.6.1.4.1.311.21.7',
    'msCertificateTemplate',
    sequence(oid('1.3.6.1.4.1.311.21.8.1'), integer(100), integer(4)),
    '1.3.6.1.4.1.311.21.8.1, version 100.4',
  ],
  [
    '1.3.6.1.4.1.311.21.10',
    'msApplicationPolicies',
    sequence(sequence(oid('1.3.6.1.5.5.7.3.2'))),
    'clientAuth (1.3.6.1.5.5.7.3.2)',
  ],
  [
    '1.3.6.1.4.1.311.25.2',
    'msNtdsSid',
    sequence(context(0, oid('1.3.6.1.4.1.311.25.2.1'), context(0, octets(latin1('S-1-5-21-1-2-3-500'))))),
    'S-1-5-21-1-2-3-500',
  ],
];

describe('extensions', () => {
  it.each(SAMPLES)('%s is %s', (id, kind, value, text) => {
    const { extension: found, problems } = read(id, value);
    expect(problems).toEqual([]);
    expect(found.value.kind).toBe(kind);
    expect(toOneLine(extensionLines(found))).toContain(text);
  });

  it.each(SAMPLES.map(([id, kind]) => [id, kind] as const))(
    '%s is reported and still shown when its value is something else',
    (id) => {
      const { extension: found, problems } = read(id, enumerated(77));
      expect(problems.length).toBeGreaterThan(0);
      expect(toOneLine(extensionLines(found))).not.toBe('');
    },
  );

  it('that nobody knows are shown as an ASN.1 tree', () => {
    const { extension: found, problems } = read(
      '1.3.6.1.4.1.99999.7',
      sequence(integer(1), utf8('text'), octets(sequence(boolean(true)))),
    );
    expect(problems).toEqual([]);
    expect(found.name).toBe('1.3.6.1.4.1.99999.7');
    expect(toOneLine(extensionLines(found))).toBe(
      'SEQUENCE (INTEGER: 1; UTF8String: "text"; OCTET STRING, holds (SEQUENCE (BOOLEAN: true)))',
    );
  });

  it('that nest without end are shown down to a level', () => {
    let value: Der = nothing();
    for (let level = 0; level < 3000; level++) {
      value = octets(sequence(value));
    }
    const { extension: found } = read('1.3.6.1.4.1.99999.7', value);
    const text = toOneLine(extensionLines(found));
    expect(text.match(/holds/g)?.length).toBe(50);
    // The innermost ones, as octets.
    expect(text.slice(-400).replace(/\s/g, '')).toMatch(/04:04:30:02:05:00\)*$/);
  });

  it('that hold no DER are shown as octets', () => {
    const { extension: found } = read('1.3.6.1.4.1.99999.7', hex('FFFF01'));
    expect(toOneLine(extensionLines(found))).toBe('ff:ff:01');
  });

  it('report bits and reasons without a meaning', () => {
    expect(read('2.5.29.15', bits(hex('0001'))).problems).toEqual([
      'bad-value: sets bit 15, which has no meaning',
    ]);
    expect(read('2.5.29.21', enumerated(7)).problems).toEqual(['bad-value: 7 is no reason']);
  });
});

describe('alternative names', () => {
  it('of every kind are read', () => {
    const leaf = readCertificate(vectors.leafCertificate.bytes);
    const found = leaf?.extensions.find(({ oid: id }) => id === '2.5.29.17') as Extension;
    expect(extensionLines(found).map(({ text }) => text)).toEqual([
      'DNS:phone.example.com',
      'DNS:xn--bcher-kva.example (bücher.example)',
      'IP:192.0.2.7',
      'IP:2001:db8::1',
      'email:anna@example.com',
      'URI:https://example.com/x',
      'UPN:anna@example.com',
      'RID:1.2.3.4',
      'DirName:C=DE, CN=Anna',
    ]);
  });

  it.each([
    [
      'UTF-8 in a DNS name',
      implicit(2, new Uint8Array(Buffer.from('bücher.example'))),
      'DNS:bücher.example',
      1,
    ],
    ['an IP address of 5 octets', implicit(7, hex('0102030405')), 'IP:unreadable (0102030405)', 1],
    ['an unknown tag', implicit(11, hex('01')), 'unknown:8b0101', 1],
    ['no GeneralName', integer(1), 'unknown:020101', 1],
    ['an otherName with DER', context(0, oid('1.2.3.4'), context(0, sequence())), '1.2.3.4:#3000', 0],
    ['an EDI party', context(5, context(0, utf8('A')), context(1, utf8('B'))), 'EdiPartyName:A/B', 0],
    ['an X.400 address', context(3, sequence()), 'X400:a3023000', 0],
    ['a name with line ends', implicit(2, latin1('a\nb')), 'DNS:a\\nb', 0],
    ['an empty directory name', context(4, name()), 'DirName:', 0],
  ])('with %s are shown', (_, der, text, problemCount) => {
    const { extension: found, problems } = read('2.5.29.17', sequence(der));
    expect(toOneLine(extensionLines(found))).toBe(text);
    expect(problems).toHaveLength(problemCount);
  });
});
