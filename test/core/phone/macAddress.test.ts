import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMac } from '../../../server/src/core/phone/macAddress';

const DIGITS = '0004f2aabbcc';

describe('every usual notation is read', () => {
  it.each([
    '0004f2aabbcc',
    '0004F2AABBCC',
    '00:04:f2:aa:bb:cc',
    '00-04-F2-AA-BB-CC',
    '00.04.f2.aa.bb.cc',
    '00 04 f2 aa bb cc',
    '00_04_f2_aa_bb_cc',
    '0004.f2aa.bbcc',
    '0004-F2AA-BBCC',
    '0004F2-AABBCC',
    '0:4:f2:aa:bb:cc',
    ' MAC: 00:04:F2:AA:BB:CC ',
    'SEP0004F2AABBCC',
    '0x0004F2AABBCC',
  ])('%s', (text) => {
    expect(readMac(text)).toEqual({ kind: 'mac', digits: DIGITS });
  });
});

describe('what is wrong is said', () => {
  it.each([
    ['', /is no MAC address|has 0/],
    ['reception', /is no MAC address/],
    ['0004f2aabb', /has 10 hexadecimal digits in place of 12/],
    ['00:04:f2:aa:bb:cc:dd', /has 14 hexadecimal digits/],
    ['00:04-f2:aa:bb:cc', /is no MAC address/],
    ['4112233445', /has 10 digits in place of 12: a spreadsheet may have dropped the zeros/],
    ['4,11223E+09', /was rewritten as a number by a spreadsheet/],
    ['000000000000', /is the address of no device/],
    ['01005e0000fb', /is the address of a group of devices/],
    ['ffffffffffff', /is the address of a group of devices/],
  ])('%s', (text, detail) => {
    expect(readMac(text)).toEqual({ kind: 'wrong', detail: expect.stringMatching(detail) });
  });
});

it('any address of a device comes back from any notation', () => {
  const address = fc
    .array(fc.integer({ min: 0, max: 255 }), { minLength: 6, maxLength: 6 })
    .map(([first = 0, ...rest]) => [first & 0xfe, ...rest])
    .filter((octets) => octets.some((octet) => octet !== 0));
  const notations: readonly ((pairs: readonly string[]) => string)[] = [
    (pairs) => pairs.join(''),
    (pairs) => pairs.join(':'),
    (pairs) => pairs.join('-').toUpperCase(),
    (pairs) => pairs.map((pair) => pair.replace(/^0/, '')).join(':'),
    (pairs) => pairs.join('').replace(/(....)(....)/, '$1.$2.'),
    (pairs) => `${pairs.slice(0, 3).join('')}-${pairs.slice(3).join('')}`,
  ];
  fc.assert(
    fc.property(address, fc.constantFrom(...notations), (octets, write) => {
      const pairs = octets.map((octet) => octet.toString(16).padStart(2, '0'));
      expect(readMac(write(pairs))).toEqual({ kind: 'mac', digits: pairs.join('') });
    }),
  );
});
