import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DerNode, readDer } from '../../server/src/core/der/readDer';
import {
  contentOf,
  encodingOf,
  isContext,
  isUniversal,
  readBitString,
  readBoolean,
  readInteger,
  readNamedBits,
  readOid,
  readSmallInteger,
  Tag,
  toHex,
} from '../../server/src/core/der/values';
import { bits, hex, integer, oid, tagged } from '../harness/buildDer';

const node = (bytes: Uint8Array): DerNode => {
  const { root } = readDer(bytes);
  if (root === undefined) throw new Error('nothing to read');
  return root;
};

describe('INTEGER', () => {
  it('of any size is read as it was written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 400n), max: 2n ** 400n }), (value) => {
        expect(readInteger(node(integer(value)))).toBe(value);
      }),
    );
  });

  it('of up to 48 bits is read as a number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 47), max: 2 ** 47 - 1 }), (value) => {
        expect(readSmallInteger(node(integer(value)))).toBe(value);
      }),
    );
    expect(readSmallInteger(node(integer(2n ** 47n)))).toBeUndefined();
    expect(readSmallInteger(node(hex('020700000000000001')))).toBeUndefined();
  });

  it.each(['0200', '2203020101'])('is not in %s', (bytes) => {
    expect(readInteger(node(hex(bytes)))).toBeUndefined();
    expect(readSmallInteger(node(hex(bytes)))).toBeUndefined();
  });
});

describe('OBJECT IDENTIFIER', () => {
  it('of any arcs is read as it was written', () => {
    const root = fc.constantFrom('0', '1', '2');
    const arc = fc.oneof(fc.bigInt({ min: 0n, max: 300n }), fc.bigInt({ min: 0n, max: 2n ** 130n }));
    fc.assert(
      fc.property(root, fc.bigInt({ min: 0n, max: 39n }), fc.array(arc), (first, second, others) => {
        const dotted = [first, second, ...others].join('.');
        expect(readOid(node(oid(dotted)))).toBe(dotted);
      }),
    );
    expect(readOid(node(oid('2.999.7')))).toBe('2.999.7');
    expect(readOid(node(oid(`2.${2n ** 64n}.1`)))).toBe(`2.${2n ** 64n}.1`);
  });

  it.each(['0600', '060180', '06022a86', '2603060100'])('is not in %s', (bytes) =>
    expect(readOid(node(hex(bytes)))).toBeUndefined(),
  );
});

describe('BOOLEAN and BIT STRING', () => {
  it.each([
    ['0101ff', true],
    ['010101', true],
    ['010100', false],
    ['0100', undefined],
    ['01020000', undefined],
  ] as const)('%s is %s', (bytes, value) => expect(readBoolean(node(hex(bytes)))).toBe(value));

  it('knows which bits are set', () => {
    expect(readNamedBits(node(bits(1, [0x06])))).toEqual([5, 6]);
    expect(readNamedBits(node(bits(7, [0, 0x80])))).toEqual([8]);
    expect(readNamedBits(node(bits(0)))).toEqual([]);
  });

  it('leaves unused bits alone', () => {
    expect(readNamedBits(node(bits(7, [0xff])))).toEqual([0]);
    expect(readBitString(node(bits(3, [0xff])))).toEqual({ unusedBits: 3, start: 3, end: 4 });
  });

  it.each(['0300', '030108', '23040302 0080'])('is not in %s', (bytes) =>
    expect(readBitString(node(hex(bytes)))).toBeUndefined(),
  );
});

describe('octets', () => {
  it('are views of the bytes', () => {
    const value = node(integer(258));
    expect(toHex(contentOf(value), ':')).toBe('01:02');
    expect(toHex(encodingOf(value))).toBe('02020102');
    expect(contentOf(value).buffer).toBe(value.bytes.buffer);
  });

  it('belong to types and tags', () => {
    expect(isUniversal(node(integer(1)), Tag.integer)).toBe(true);
    expect(isUniversal(undefined, Tag.integer)).toBe(false);
    expect(isContext(node(tagged(2)), 2)).toBe(true);
    expect(isContext(node(integer(1)), 2)).toBe(false);
  });
});
