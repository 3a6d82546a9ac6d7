import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDer } from '../../server/src/core/der/readDer';
import { segmentsOf, stringOctets } from '../../server/src/core/der/segments';
import { readLatin1, readText, readUtf8, toUtf8 } from '../../server/src/core/der/strings';
import { anyText } from '../harness/anyText';
import { bmp, hex, ia5, type Octets, printable, teletex, tlv, utf8 } from '../harness/buildDer';

const text = (bytes: Uint8Array, implicit?: number) => {
  const { root } = readDer(bytes);
  return root && readText(root, implicit);
};
const ascii = (characters: string): Octets => [...characters].map((character) => character.charCodeAt(0));

describe('text of a string type', () => {
  it.each([
    ['PrintableString', printable("It's (A) B+C,-./:=?"), "It's (A) B+C,-./:=?", true],
    ['PrintableString with *', printable('*.example'), '*.example', false],
    ['PrintableString with @', printable('a@b'), 'a@b', false],
    ['PrintableString with &', printable('A&B'), 'A&B', false],
    ['NumericString', tlv(18, ascii('01 23')), '01 23', true],
    ['NumericString with letters', tlv(18, ascii('1a')), '1a', false],
    ['IA5String', ia5('a@b\u007f'), 'a@b\u007f', true],
    ['IA5String beyond ASCII', ia5('M\u00fcller'), 'M\u00fcller', false],
    ['VisibleString', tlv(26, ascii('a b~')), 'a b~', true],
    ['VisibleString with a control character', tlv(26, ascii('a\n')), 'a\n', false],
    ['TeletexString', teletex('Stra\u00dfe'), 'Stra\u00dfe', true],
    ['GeneralString', tlv(27, ascii('KRBTEST.COM')), 'KRBTEST.COM', true],
    ['UTF8String', utf8('Zürich 東京 🙂'), 'Zürich 東京 🙂', true],
    ['BMPString', bmp('Zürich 東京'), 'Zürich 東京', true],
    ['BMPString of odd length', tlv(30, [0, 65, 0]), 'A', false],
    ['UniversalString', tlv(28, [0, 1, 0xf6, 0x42, 0, 0, 0, 65]), '🙂A', true],
    ['UniversalString beyond Unicode', tlv(28, [0, 0x11, 0, 0]), '\ufffd', false],
    ['an empty string', utf8(''), '', true],
  ] as const)('%s', (_, bytes, expected, valid) => {
    expect(text(bytes)).toEqual({ text: expected, valid });
  });

  it('is told under an implicit tag', () => {
    expect(text(tlv(0x82, ascii('host')), 22)).toEqual({ text: 'host', valid: true });
    expect(text(tlv(0x82, ascii('host')))).toBeUndefined();
    expect(text(tlv(0xa2, ia5('host')), 22)).toBeUndefined();
  });

  it('is put together from its pieces', () => {
    expect(text(tlv(0x2c, tlv(4, [0x5a, 0xc3]), tlv(0x24, tlv(4, [0xbc]), tlv(4, ascii('rich')))))).toEqual({
      text: 'Zürich',
      valid: true,
    });
  });

  it.each(['3000', '020101', '0401aa', '3100'])('there is none in %s', (octets) => {
    expect(text(hex(octets))).toBeUndefined();
  });
});

describe('UTF-8', () => {
  it.each([
    ['c3', '\ufffd'],
    ['c3 28', '\ufffd('],
    ['c0 80', '\ufffd\ufffd'],
    ['e0 80 80', '\ufffd\ufffd\ufffd'],
    ['ed a0 80', '\ufffd\ufffd\ufffd'],
    ['f4 90 80 80', '\ufffd\ufffd\ufffd\ufffd'],
    ['ff 41', '\ufffdA'],
    ['41 e2 82', 'A\ufffd\ufffd'],
  ])('%s has octets that are none', (octets, expected) => {
    const bytes = hex(octets);
    expect(readUtf8(bytes, 0, bytes.length)).toEqual({ text: expected, valid: false });
  });

  it('is what the platform makes of it, there and back', () => {
    fc.assert(
      fc.property(anyText(40), (string) => {
        const octets = toUtf8(string);
        expect(Buffer.from(octets)).toEqual(Buffer.from(string, 'utf8'));
        expect(readUtf8(octets, 0, octets.length)).toEqual({ text: string, valid: true });
      }),
    );
    expect(Buffer.from(toUtf8('a\ud800b'))).toEqual(Buffer.from('a\ufffdb', 'utf8'));
  });

  it('never throws, and is valid where the platform finds it valid', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const platform = (octets: Uint8Array) => {
      try {
        return strict.decode(octets);
      } catch {
        return undefined;
      }
    };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 8 }), (octets) => {
        const { text: read, valid } = readUtf8(octets, 0, octets.length);
        expect(valid ? read : undefined).toBe(platform(octets));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('octets of strings', () => {
  it.each([0, 1, 12, 13, 4096, 4097, 100_000])('%i of them are as many characters', (length) => {
    const octets = new Uint8Array(length).map((_, at) => at % 251);
    expect(readLatin1(octets, 0, length)).toBe(Buffer.from(octets).toString('latin1'));
  });

  it('are a view where they lie side by side', () => {
    const bytes = tlv(4, [1, 2, 3]);
    const { root } = readDer(bytes);
    const octets = root && stringOctets(root);
    expect(octets).toEqual(Uint8Array.of(1, 2, 3));
    expect(octets?.buffer).toBe(bytes.buffer);
  });

  it('are put together where they were sent in pieces', () => {
    const { root } = readDer(hex('2480 0401aa 2480 0401bb 0000 0400 0402ccdd 0000'));
    expect(root && segmentsOf(root)).toHaveLength(4);
    expect(root && [...stringOctets(root)]).toEqual([0xaa, 0xbb, 0xcc, 0xdd]);
  });

  it('are none where there are no pieces', () => {
    const { root } = readDer(hex('2400'));
    expect(root && stringOctets(root)).toHaveLength(0);
  });
});
