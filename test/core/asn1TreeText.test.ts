import { describe, expect, it } from 'vitest';
import type { SchemaName } from '../../server/src/core/asn1/schemas';
import { treeText } from '../../server/src/core/asn1/treeText';
import { valueText } from '../../server/src/core/asn1/valueText';
import {
  bits,
  hex,
  integer,
  join,
  type Octets,
  octets,
  oid,
  printable,
  sequence,
  tagged,
} from '../harness/buildDer';
import { fieldsOf, rootOf, treeOf } from '../harness/fieldTrees';
import { samples } from './asn1Samples';

describe('signed certificate timestamps', () => {
  const sct = join([[0], new Uint8Array(32).fill(7), hex('0000018bcfe56800 0000 04 03 0002 3000')]);
  const list = (...parts: readonly Octets[]) => {
    const value = sequence(sequence(oid('1.3.6.1.4.1.11129.2.4.2'), octets(octets(...parts))));
    const tree = treeOf(sequence(sequence(tagged(3, value)), sequence(oid('1.2')), bits(0)), 'Certificate');
    return fieldsOf(tree)
      .filter((field) => /extnValue[.[]/.test(field.path))
      .map((field) => `${field.path.slice(38)} ${valueText(field)}${field.fits ? '' : '?'}`);
  };

  it('have parts with names', () =>
    expect(list([0, sct.length + 2, 0, sct.length], sct)).toEqual([
      '.length 51',
      '[0].length 49',
      '[0] 49 bytes',
      '[0].version v1 (0)',
      `[0].logID ${'07'.repeat(32)} (32 bytes)`,
      '[0].timestamp 2023-11-14 22:13:20 UTC',
      '[0].extensionsLength 0',
      '[0].hashAlgorithm sha256 (4)',
      '[0].signatureAlgorithm ecdsa (3)',
      '[0].signatureLength 2',
      '[0].signature 3000 (2 bytes)',
    ]));

  it('may end early', () =>
    expect(list([0, 60, 0, 60], sct)).toEqual([
      '.length 60',
      expect.stringMatching(/^\.rest .*\(51 bytes\)\?$/),
    ]));

  it('may have something behind them', () =>
    expect(list([0, 3, 0, 1, 0, 9])).toEqual([
      '.length 3',
      '[0].length 1',
      '[0] 1 byte',
      '[0].version v1 (0)',
      '.rest 09 (1 byte)?',
    ]));
});

describe('the text of a tree', () => {
  const text = (schema: SchemaName, bytes: Uint8Array, maxLines = 1000) =>
    treeText(rootOf(bytes), schema, { maxLines });

  it('has offsets, lengths, names, types and values', () =>
    expect(
      text('SubjectPublicKeyInfo', sequence(sequence(oid('1.3.101.112')), bits(0, [1, 2]))).split('\n'),
    ).toEqual([
      ' 0  2+12  SubjectPublicKeyInfo: Ed25519 (1.3.101.112)',
      ' 2  2+5     algorithm (AlgorithmIdentifier): Ed25519 (1.3.101.112)',
      ' 4  2+3       algorithm (OBJECT IDENTIFIER): Ed25519 (1.3.101.112)',
      ' 9  2+3     subjectPublicKey (BIT STRING): 0102 (16 bits)',
    ]));

  it('stops where it was told to', () => {
    const lines = text('Any', sequence(integer(1), integer(2), integer(3)), 2).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[2]).toBe('… the rest is not shown, from byte 5 on');
  });

  it('has a line for every field', () => {
    const { schema, bytes } = samples.signedData;
    expect(text(schema, bytes).split('\n')).toHaveLength(fieldsOf(treeOf(bytes, schema)).length);
  });

  it('is of one line where there is one value', () =>
    expect(text('Any', printable('x'))).toBe('0  2+1  PrintableString: "x"'));
});
