import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeObject } from '../../server/src/core/describe/describeObject';
import { toDetailsText } from '../../server/src/core/describe/detailsText';
import { readObject } from '../../server/src/core/pkiObject';
import { type Certificate, readCertificate } from '../../server/src/core/x509/certificate';
import { nameToRfc4514 } from '../../server/src/core/x509/nameText';
import { serialNumberValue } from '../../server/src/core/x509/serialNumber';
import {
  bits,
  type CertificateParts,
  certificate,
  context,
  type Der,
  extension,
  generalizedTime,
  hex,
  implicit,
  integer,
  nothing,
  octets,
  oid,
  sequence,
  tlv,
  utcTime,
  utf8,
} from '../harness/der';
import * as vectors from '../harness/vectors';

const NOW = Date.UTC(2026, 10, 21);

function read(der: Der): Certificate {
  const found = readCertificate(der);
  if (found === undefined) {
    throw new Error('no certificate');
  }
  return found;
}

const problemsOf = (der: Der) => read(der).problems.map(({ kind, field }) => `${kind} ${field}`);
const withParts = (parts: CertificateParts) => read(certificate(parts));

describe('a sound certificate', () => {
  it('is read field by field', () => {
    const root = read(vectors.rootCertificate.bytes);
    expect(root.problems).toEqual([]);
    expect(root.version).toBe(3);
    expect(root.serialNumber?.hex).toBe('0123456789ABCDEF');
    expect(root.subject && nameToRfc4514(root.subject)).toBe('CN=Test Root CA,O=Beispiel & Söhne,C=DE');
    expect(root.issuer && nameToRfc4514(root.issuer)).toBe('CN=Test Root CA,O=Beispiel & Söhne,C=DE');
    expect(root.publicKey?.algorithmName).toBe('EC');
    expect(root.publicKey?.curve?.nistName).toBe('P-256');
    expect(root.publicKey?.bits).toBe(256);
    expect(root.signatureAlgorithm?.oid).toBe('1.2.840.10045.4.3.2');
    expect(root.extensions.map(({ name, critical }) => `${name} ${critical}`)).toEqual([
      'basicConstraints true',
      'keyUsage true',
      'subjectKeyIdentifier false',
    ]);
  });

  it('knows where each field stands', () => {
    const { bytes } = vectors.leafCertificate;
    const leaf = read(bytes);
    const serial = leaf.serialNumber?.node;
    expect([...bytes.subarray(serial?.start, serial?.end)]).toEqual([2, 3, 0, 0x80, 0xff]);
    for (const { node, valueNode, value } of leaf.extensions) {
      expect(valueNode?.start).toBeGreaterThan(node.start);
      expect(value.node?.bytes).toBe(bytes);
      expect(value.node?.start).toBe(valueNode?.contentStart);
    }
  });
});

describe('the serial number', () => {
  it.each([
    ['00', '00', 0n],
    ['01', '01', 1n],
    ['0080FF', '80FF', 0x80ffn],
    ['0123', '0123', 0x123n],
    ['FF', '-01', -1n],
    ['80', '-80', -128n],
    ['FF00', '-0100', -256n],
    [
      '7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF',
      '7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF',
      2n ** 167n - 1n,
    ],
  ])('of the octets %s is shown as %s', (content, text, value) => {
    const { serialNumber } = withParts({ serialNumber: tlv(2, hex(content)) });
    expect(serialNumber?.hex).toBe(text);
    expect(serialNumber && serialNumberValue(serialNumber)).toBe(value);
  });
});

describe('the version', () => {
  it.each([
    [undefined, 1],
    [context(0, integer(0)), 1],
    [context(0, integer(1)), 2],
    [context(0, integer(2)), 3],
    [context(0, integer(3)), 4],
    [context(0, integer(-1)), 0],
  ])('%# is read', (version, expected) => {
    expect(withParts({ version }).version).toBe(expected);
  });
});

describe('the validity', () => {
  it('has times of both forms', () => {
    const { validity } = withParts({
      validity: sequence(utcTime('491231235959Z'), generalizedTime('20500101000000Z')),
    });
    expect(validity?.notBefore?.instant).toBe(Date.UTC(2049, 11, 31, 23, 59, 59));
    expect(validity?.notAfter?.instant).toBe(Date.UTC(2050, 0, 1));
  });

  it.each([
    [
      sequence(utcTime('269901000000Z'), utcTime('270101000000Z')),
      'bad-value tbsCertificate.validity.notBefore',
    ],
    [sequence(utcTime('260101000000Z')), 'missing tbsCertificate.validity.notAfter'],
    [sequence(utf8('now'), utcTime('270101000000Z')), 'wrong-type tbsCertificate.validity.notBefore'],
    [nothing(), 'wrong-type tbsCertificate.validity'],
  ])('%# says what is wrong', (validity, problem) => {
    expect(problemsOf(certificate({ validity }))).toEqual([problem]);
  });
});

describe('what is broken', () => {
  it.each<readonly [string, Der, readonly string[]]>([
    [
      'a serial number that is text',
      certificate({ serialNumber: utf8('1') }),
      ['wrong-type tbsCertificate.serialNumber'],
    ],
    [
      'a serial number without octets',
      certificate({ serialNumber: tlv(2) }),
      ['wrong-type tbsCertificate.serialNumber'],
    ],
    [
      'a serial number with a needless octet',
      certificate({ serialNumber: tlv(2, hex('0001')) }),
      ['bad-value tbsCertificate.serialNumber'],
    ],
    [
      'an algorithm without identifier',
      certificate({ signature: sequence() }),
      ['missing tbsCertificate.signature.algorithm'],
    ],
    ['an issuer that is NULL', certificate({ issuer: nothing() }), ['wrong-type tbsCertificate.issuer']],
    ['a field behind the extensions', certificate({ afterKey: [context(7)] }), ['unexpected tbsCertificate']],
    [
      'a key without bits',
      certificate({ publicKey: sequence(sequence(oid('1.3.101.112'))) }),
      ['missing tbsCertificate.subjectPublicKeyInfo.subjectPublicKey'],
    ],
    [
      'a key of the wrong length',
      certificate({ publicKey: sequence(sequence(oid('1.3.101.112')), bits(hex('0102'))) }),
      ['bad-value tbsCertificate.subjectPublicKeyInfo.subjectPublicKey'],
    ],
    [
      'a certificate that is empty',
      sequence(),
      ['missing tbsCertificate', 'missing signatureAlgorithm', 'missing signatureValue'],
    ],
    [
      'an extension without value',
      certificate({ extensions: [sequence(oid('2.5.29.19'))] }),
      ['missing tbsCertificate.extensions[0].extnValue'],
    ],
    [
      'an extension whose value is no OCTET STRING',
      certificate({ extensions: [sequence(oid('2.5.29.19'), sequence())] }),
      ['wrong-type tbsCertificate.extensions[0].extnValue'],
    ],
    [
      'an extension with broken DER',
      certificate({ extensions: [extension('2.5.29.19', hex('3003'))] }),
      ['bad-encoding tbsCertificate.extensions[0].extnValue'],
    ],
    [
      'the second extension',
      certificate({ extensions: [extension('2.5.29.19', sequence()), extension('2.5.29.15', octets())] }),
      ['wrong-type tbsCertificate.extensions[1].extnValue'],
    ],
  ])('%s is reported by its path', (_, der, problems) => {
    expect(problemsOf(der)).toEqual(problems);
  });

  it('does not keep the rest from being read', () => {
    const { subject, extensions, publicKey } = withParts({
      serialNumber: nothing(),
      issuer: nothing(),
      validity: nothing(),
      extensions: [extension('2.5.29.19', sequence())],
    });
    expect(subject && nameToRfc4514(subject)).toBe('CN=Subject');
    expect(publicKey?.bits).toBe(256);
    expect(extensions[0]?.value.kind).toBe('basicConstraints');
  });

  it('and unique identifiers are found', () => {
    const found = withParts({ afterKey: [implicit(1, hex('0001')), implicit(2, hex('0002'))] });
    expect(found.issuerUniqueId).toBeDefined();
    expect(found.subjectUniqueId).toBeDefined();
  });
});

describe('whatever the octets are', () => {
  const all = Object.values(vectors);

  function look(label: string | undefined, bytes: Uint8Array): void {
    const object = readObject(label, bytes, []);
    expect(describeObject(object, { now: NOW }).facts.length).toBeGreaterThan(0);
    expect(toDetailsText(object, { now: NOW })).not.toMatch(/\[object|\bundefined\b|\bNaN\b/);
  }

  it('nothing is thrown when an object ends early', () => {
    for (const { label, bytes } of all) {
      for (let length = 0; length < bytes.length; length += 7) {
        look(label, bytes.subarray(0, length));
      }
    }
  });

  it('nothing is thrown when octets are changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        ({ label, bytes }, changes, keepsLabel) => {
          const changed = bytes.slice();
          for (const [at, octet] of changes) {
            changed[at % changed.length] = octet;
          }
          look(keepsLabel ? label : undefined, changed);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('nothing is thrown over any octets at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.constantFrom(...all), (bytes, { label }) => {
        look(label, bytes);
        look(undefined, Uint8Array.of(0x30, bytes.length, ...bytes));
      }),
      { numRuns: 400 },
    );
  });
});
