import { describe, expect, it } from 'vitest';
import { readDer } from '../../server/src/core/der/readDer';
import { commonName, type Name, readName } from '../../server/src/core/x509/name';
import { nameToOneLine, nameToRfc4514 } from '../../server/src/core/x509/nameText';
import type { ObjectProblem } from '../../server/src/core/x509/objectProblem';
import { nameKey, sameName } from '../../server/src/core/x509/sameName';
import {
  attributeOf,
  bmp,
  type Der,
  ia5,
  integer,
  latin1,
  name,
  printable,
  sequence,
  set,
  tlv,
  utf8,
} from '../harness/der';

const CN = '2.5.4.3';
const O = '2.5.4.10';
const C = '2.5.4.6';

function read(der: Der, problems: ObjectProblem[] = []): Name {
  const { root } = readDer(der);
  if (root === undefined) {
    throw new Error('no DER');
  }
  return readName(root, root, 'name', problems) as Name;
}

const rfc4514 = (der: Der) => nameToRfc4514(read(der));

describe('a distinguished name as RFC 4514 text', () => {
  it('starts with the last relative name', () => {
    expect(rfc4514(name([C, printable('DE')], [O, 'Example'], [CN, 'www']))).toBe('CN=www,O=Example,C=DE');
  });

  it('keeps several attributes of one relative name together', () => {
    const der = sequence(
      set(attributeOf([O, 'Example'])),
      set(attributeOf([CN, 'a']), attributeOf(['0.9.2342.19200300.100.1.1', 'b'])),
    );
    expect(rfc4514(der)).toBe('UID=b+CN=a,O=Example');
    expect(nameToOneLine(read(der))).toBe('O=Example, CN=a + UID=b');
  });

  it.each([
    ['Sue, Grabbit and Runn', 'Sue\\, Grabbit and Runn'],
    ['a+b"c\\d<e>f;g', 'a\\+b\\"c\\\\d\\<e\\>f\\;g'],
    ['#1', '\\#1'],
    ['a#1', 'a#1'],
    [' a b ', '\\ a b\\ '],
    [' ', '\\ '],
    ['  ', '\\ \\ '],
    ['Before\rAfter', 'Before\\0DAfter'],
    ['nul\0byte', 'nul\\00byte'],
    ['del\u007f', 'del\\7F'],
    ['Lučić', 'Lučić'],
    ['a=b', 'a=b'],
    ['', ''],
    ['line\nend\n', 'line\\0Aend\\0A'],
  ])('escapes %j as %j', (value, text) => {
    expect(rfc4514(name([CN, value]))).toBe(`CN=${text}`);
  });

  it('writes the DER where the type has no name or the value is no text', () => {
    expect(rfc4514(name(['1.3.6.1.4.1.99999.1', 'abc']))).toBe('1.3.6.1.4.1.99999.1=#0C03616263');
    expect(rfc4514(name([CN, integer(5)]))).toBe('CN=#020105');
  });

  it('is empty for an empty name and leaves empty relative names out', () => {
    expect(rfc4514(sequence())).toBe('');
    expect(rfc4514(sequence(set(), set(attributeOf([CN, 'a']))))).toBe('CN=a');
  });
});

describe('string types of a name', () => {
  it('are all read', () => {
    const values = [utf8('Ü'), bmp('Ü'), tlv(0x14, latin1('Ü')), tlv(0x1c, Uint8Array.of(0, 0, 0, 0xdc))];
    for (const value of values) {
      expect(commonName(read(name([CN, value])))).toBe('Ü');
    }
  });

  it('are reported where they hold octets that they may not', () => {
    for (const value of [
      printable('a*b'),
      ia5('Ü'),
      tlv(0x0c, Uint8Array.of(0xff)),
      tlv(0x1e, Uint8Array.of(0)),
    ]) {
      const problems: ObjectProblem[] = [];
      read(name([CN, value]), problems);
      expect(problems.map(({ kind, field }) => `${kind} ${field}`)).toEqual(['bad-value name']);
    }
  });
});

describe('what is broken in a name', () => {
  it.each([
    ['an attribute without value', sequence(set(sequence(tlv(6, Uint8Array.of(0x55, 4, 3))))), 'wrong-type'],
    ['a relative name that is no SET', sequence(sequence(attributeOf([CN, 'a']))), 'wrong-type'],
    ['a relative name without attributes', sequence(set()), 'missing'],
    [
      'an attribute whose type is no identifier',
      sequence(set(sequence(integer(1), utf8('a')))),
      'wrong-type',
    ],
  ])('%s is reported and the rest is read', (_, der, kind) => {
    const problems: ObjectProblem[] = [];
    expect(read(der, problems).rdns).toHaveLength(1);
    expect(problems.map((problem) => problem.kind)).toEqual([kind]);
  });
});

describe('two names are the same', () => {
  const one = name([O, 'Example  GmbH'], [CN, 'Straße']);

  it.each([
    ['without regard to case and white space', name([O, ' EXAMPLE gmbh '], [CN, 'STRAße']), true],
    ['in other string types', name([O, printable('Example GmbH')], [CN, bmp('Straße')]), true],
    ['only with the same values', name([O, 'Example'], [CN, 'Straße']), false],
    ['only in the same order', name([CN, 'Straße'], [O, 'Example  GmbH']), false],
    ['only with the same types', name([C, 'Example  GmbH'], [CN, 'Straße']), false],
    ['only with all relative names', name([O, 'Example  GmbH']), false],
  ])('%s', (_, other, same) => {
    expect(sameName(read(one), read(other))).toBe(same);
    expect(nameKey(read(one)) === nameKey(read(other))).toBe(same);
  });

  it('whatever the order within one relative name', () => {
    const [a, b] = [attributeOf([CN, 'a']), attributeOf([O, 'b'])];
    expect(sameName(read(sequence(set(a, b))), read(sequence(set(b, a))))).toBe(true);
    expect(sameName(read(sequence(set(a, b))), read(sequence(set(a, a))))).toBe(false);
  });

  it('and values that are no text by their octets', () => {
    expect(sameName(read(name([CN, integer(1)])), read(name([CN, integer(1)])))).toBe(true);
    expect(sameName(read(name([CN, integer(1)])), read(name([CN, integer(2)])))).toBe(false);
  });
});
