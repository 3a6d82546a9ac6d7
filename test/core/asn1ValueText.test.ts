import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldTree } from '../../server/src/core/asn1/fieldTree';
import { cappedText, quotedText, safeText } from '../../server/src/core/asn1/safeText';
import type { SchemaName } from '../../server/src/core/asn1/schemas';
import { MAX_VALUE_TEXT, valueText } from '../../server/src/core/asn1/valueText';
import { walkFields } from '../../server/src/core/asn1/walkFields';
import { readDer } from '../../server/src/core/der/readDer';
import { anyText } from '../harness/anyText';
import {
  bits,
  bmp,
  boolean,
  generalizedTime,
  hex,
  ia5,
  implicit,
  integer,
  nothing,
  type Octets,
  octets,
  oid,
  printable,
  sequence,
  set,
  tagged,
  tlv,
  utcTime,
  utf8,
} from '../harness/buildDer';

const textOf = (bytes: Uint8Array, schema: SchemaName = 'Any') => {
  const { root } = readDer(bytes);
  return root && valueText(fieldTree(root, schema).root);
};

describe('a value in one line', () => {
  it.each<[string, Uint8Array, string]>([
    ['a small number', integer(4096), '4096'],
    ['a negative number', integer(-129), '-129'],
    ['a number of 48 bits', integer(2n ** 47n - 1n), '140737488355327'],
    ['a longer one', integer(2n ** 47n), '0x800000000000 (6 bytes)'],
    ['a long negative one', integer(-(2n ** 60n)), '-0x1000000000000000 (8 bytes)'],
    ['a serial number', integer(0xfedcba9876543210n), '0xfedcba9876543210 (8 bytes)'],
    ['a modulus', integer((1n << 2047n) + 1n), `80${'00'.repeat(15)}… (256 bytes)`],
    ['a very long negative number', integer(-(1n << 2047n)), `80${'00'.repeat(15)}… (negative, 256 bytes)`],
    ['no number', hex('0200'), '(0 bytes)'],
    ['true', boolean(true), 'TRUE'],
    ['false', boolean(false), 'FALSE'],
    ['true as BER has it', hex('010101'), 'TRUE (01)'],
    ['no truth', hex('01020000'), '0000 (2 bytes)'],
    ['nothing', nothing(), 'NULL'],
    ['something in nothing', hex('0501ff'), 'NULL with ff (1 byte)'],
    ['an enumerated value', tlv(10, [3]), '3'],
    ['a known identifier', oid('1.2.840.113549.1.1.11'), 'sha256WithRSAEncryption (1.2.840.113549.1.1.11)'],
    ['an unknown identifier', oid('1.2.3.4'), '1.2.3.4'],
    ['no identifier', hex('060180'), 'not an object identifier: 80 (1 byte)'],
    ['a few octets', octets([0xde, 0xad]), 'dead (2 bytes)'],
    ['no octets', octets(), '(0 bytes)'],
    ['32 octets', octets(new Uint8Array(32)), `${'00'.repeat(32)} (32 bytes)`],
    ['33 octets', octets(new Uint8Array(33)), `${'00'.repeat(16)}… (33 bytes)`],
    ['bits', bits(3, [0xa8]), 'a8 (5 bits)'],
    ['no bits', bits(0), '(0 bits)'],
    ['a BIT STRING without its first octet', hex('0300'), '(0 bytes)'],
    ['a UTCTime', utcTime('260608091940Z'), '2026-06-08 09:19:40 UTC'],
    ['a GeneralizedTime', generalizedTime('20500101000000.25Z'), '2050-01-01 00:00:00.250 UTC'],
    ['no time', utcTime('2606\n'), '"2606\\n", not a time'],
    ['a string', utf8('Zürich'), '"Zürich"'],
    ['a string with quotes', ia5('say "\\"'), '"say \\"\\\\\\""'],
    ['a BMPString', bmp('Phone'), '"Phone"'],
    ['a string with wrong octets', printable('a*b'), '"a*b", with octets this string type does not allow'],
    ['a string that turns around', utf8('gpj.\u202eexe'), '"gpj.\\u{202e}exe"'],
    ['a string in pieces', hex('2c08 0402 6162 0402 6364'), '"abcd" in 2 segments'],
    ['octets in pieces', hex('2480 0401aa 0401bb 0000'), 'aabb (2 bytes) in 2 segments'],
    ['a constructed number', hex('2203020105'), '1 element'],
    ['a sequence', sequence(integer(1), integer(2)), '2 elements'],
    ['an empty one', sequence(), 'empty'],
    ['a tagged value', implicit(3, [1, 2]), '0102 (2 bytes)'],
    ['a real number', tlv(9, [0x80, 0, 1]), '800001 (3 bytes)'],
    ['a type nobody knows', hex('1f8148 00'), '(0 bytes)'],
  ])('%s', (_, bytes, expected) => {
    expect(textOf(bytes)).toBe(expected);
  });

  const nameOf = (...parts: readonly [string, Uint8Array][]) =>
    sequence(...parts.map(([type, value]) => set(sequence(oid(type), value))));
  const subject = (name: Uint8Array) => {
    const algorithm = sequence(oid('1.2'));
    const { root } = readDer(sequence(sequence(integer(1), algorithm, name), algorithm, bits(0)));
    const tree = root && fieldTree(root, 'Certificate');
    const field = tree && [...walkFields(tree.root)].find((each) => each.name === 'issuer');
    return field && valueText(field);
  };

  it.each<[string, Uint8Array, string]>([
    ['a name', nameOf(['2.5.4.6', printable('DE')], ['2.5.4.3', utf8('a, b')]), 'CN=a\\, b,C=DE'],
    ['an empty name', sequence(), 'empty'],
    ['a name with a trap', nameOf(['2.5.4.3', utf8('a\u202eb')]), 'CN=a\\u{202e}b'],
    ['a name with an unknown type', nameOf(['1.2.3', utf8('x')]), '1.2.3=#0C0178'],
  ])('%s', (_, name, expected) => expect(subject(name)).toBe(expected));
});

describe('addresses', () => {
  const address = (...content: readonly number[]) => {
    const names = sequence(implicit(7, content));
    const extension = sequence(oid('2.5.29.17'), octets(names));
    const { root } = readDer(
      sequence(sequence(tagged(3, sequence(extension))), sequence(oid('1.2')), bits(0)),
    );
    const tree = root && fieldTree(root, 'Certificate');
    const field = tree && [...walkFields(tree.root)].find((each) => each.name === '[0].iPAddress');
    return field && valueText(field);
  };
  const groups = (...numbers: readonly number[]) => numbers.flatMap((number) => [number >> 8, number & 255]);

  it.each<[string, readonly number[]]>([
    ['192.0.2.1', [192, 0, 2, 1]],
    ['192.0.2.0/255.255.255.0', [192, 0, 2, 0, 255, 255, 255, 0]],
    ['2001:db8::1', groups(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1)],
    ['::', groups(0, 0, 0, 0, 0, 0, 0, 0)],
    ['::1', groups(0, 0, 0, 0, 0, 0, 0, 1)],
    ['1::', groups(1, 0, 0, 0, 0, 0, 0, 0)],
    ['1:0:2:3:4:5:6:7', groups(1, 0, 2, 3, 4, 5, 6, 7)],
    ['1::2:0:0:3', groups(1, 0, 0, 0, 2, 0, 0, 3)],
    ['1:2:3:4:5:6:0:10', groups(1, 2, 3, 4, 5, 6, 0, 0x10)],
    ['fe80::/ffff::', groups(0xfe80, 0, 0, 0, 0, 0, 0, 0, 0xffff, 0, 0, 0, 0, 0, 0, 0)],
    ['c00002 (3 bytes)', [192, 0, 2]],
  ])('%s', (expected, content) => expect(address(...content)).toBe(expected));
});

describe('summaries', () => {
  const inExtension = (id: string, value: Uint8Array, ...flags: readonly Octets[]) => {
    const extension = sequence(oid(id), ...flags, octets(value));
    const { root } = readDer(
      sequence(sequence(tagged(3, sequence(extension))), sequence(oid('1.2')), bits(0)),
    );
    const tree = root && fieldTree(root, 'Certificate');
    const field = tree && [...walkFields(tree.root)].find((each) => each.type === 'Extension');
    return field && valueText(field);
  };

  it.each([
    [inExtension('2.5.29.15', bits(1, [6]), boolean(true)), 'keyUsage, critical: keyCertSign, cRLSign'],
    [inExtension('2.5.29.15', bits(0)), 'keyUsage: no bits set'],
    [inExtension('2.5.29.15', bits(4, [0, 0, 0x10])), 'keyUsage: bit 19'],
    [
      inExtension('2.5.29.19', sequence(boolean(true), integer(0)), boolean(true)),
      'basicConstraints, critical: cA: TRUE, pathLenConstraint: 0',
    ],
    [inExtension('2.5.29.19', sequence(), boolean(false)), 'basicConstraints: empty'],
    [
      inExtension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.1'), oid('1.2.3'))),
      'extKeyUsage: serverAuth, 1.2.3',
    ],
    [inExtension('2.5.29.21', tlv(10, [1])), 'cRLReason: keyCompromise (1)'],
    [inExtension('2.5.29.21', tlv(10, [7])), 'cRLReason: 7'],
    [inExtension('2.5.29.20', integer(17)), 'cRLNumber: 17'],
    [inExtension('1.2.3', utf8('x')), '1.2.3: "x"'],
    [inExtension('1.3.6.1.4.1.11129.2.4.3', nothing(), boolean(true)), 'ctPoison, critical: NULL'],
  ])('%s', (text, expected) => expect(text).toBe(expected));

  it('name so many parts and no more', () => {
    const names = sequence(
      ...Array.from({ length: 21 }, (_, at) => implicit(2, [...Buffer.from(`host${at}`)])),
    );
    expect(inExtension('2.5.29.17', names)).toBe('subjectAltName: 21 elements');
  });

  it('end where the line does', () => {
    const text = inExtension(
      '2.5.29.17',
      sequence(...Array.from({ length: 20 }, () => implicit(2, [...Buffer.from('phone.example.test')]))),
    );
    expect(text).toMatch(/^subjectAltName: dNSName "phone\.example\.test", .*… \(\d+ more characters\)$/);
    expect(text?.indexOf('…')).toBe(MAX_VALUE_TEXT);
  });
});

describe('safe text', () => {
  it('writes out what hides, turns or breaks', () =>
    expect(safeText('a\u0000\u0007\n\r\t\u0085\u00ad\u200b\u2028\u2066\ufeff\ud800\u{e0041}z')).toBe(
      'a\\u{0}\\u{7}\\n\\r\\t\\u{85}\\u{ad}\\u{200b}\\u{2028}\\u{2066}\\u{feff}\\u{d800}\\u{e0041}z',
    ));

  it('leaves scripts alone', () => {
    const text = 'Zürich Ελλάδα Москва 東京 한국 עברית العربية हिन्दी 🙂 é';
    expect(safeText(text)).toBe(text);
  });

  it('quotes', () => expect(quotedText('a"b\\c')).toBe('"a\\"b\\\\c"'));

  it('is cut between characters', () => {
    expect(cappedText('abc', 3)).toBe('abc');
    expect(cappedText('abcd', 3)).toBe('abc… (1 more characters)');
    expect(cappedText('a🙂🙂', 2)).toBe('a… (4 more characters)');
    expect(cappedText('a🙂🙂', 3)).toBe('a🙂… (2 more characters)');
  });

  it('has one line of printable characters, whatever goes in', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(safeText(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
