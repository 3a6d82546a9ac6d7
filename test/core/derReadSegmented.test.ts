import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field } from '../../server/src/core/asn1/field';
import { fieldAt } from '../../server/src/core/asn1/fieldTree';
import { treeText } from '../../server/src/core/asn1/treeText';
import { valueText } from '../../server/src/core/asn1/valueText';
import { isCut, readSegmented } from '../../server/src/core/der/readSegmented';
import { segmentsOf, stringOctets } from '../../server/src/core/der/segments';
import { contentOf } from '../../server/src/core/der/values';
import { hex, integer, octets, oid, sequence, tagged, tlv, utf8 } from '../harness/buildDer';
import { fieldsOf, rootOf, treeOf } from '../harness/fieldTrees';
import { findSecret } from '../harness/findSecret';
import { samples } from './asn1Samples';

/** A constructed OCTET STRING whose pieces have these lengths, in turn. */
function cut(content: Uint8Array, lengths: readonly number[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (let at = 0, turn = 0; at < content.length; turn++) {
    const length = lengths[turn % lengths.length] as number;
    pieces.push(octets(content.subarray(at, at + length)));
    at += length;
  }
  return tlv(0x24, ...pieces);
}

const value = sequence(integer(5), utf8('Zürich'), sequence(octets([1, 2, 3, 4])));
const inPieces = (...lengths: readonly number[]) => readSegmented(rootOf(cut(value, lengths)));

describe('DER in pieces', () => {
  it.each([[1], [2], [3], [5, 1], [7], [100]])(
    'of %i octets has its nodes where the octets lie',
    (...lengths) => {
      const { root, problems } = inPieces(...lengths);
      expect(problems).toEqual([]);
      const [number, text, inner] = root?.children ?? [];
      expect([number, text, inner?.children[0]].map((node) => node && [...stringOctets(node)])).toEqual([
        [5],
        [...Buffer.from('Zürich')],
        [1, 2, 3, 4],
      ]);
      for (const node of [number, text]) {
        const pieces = node ? segmentsOf(node) : [];
        expect(pieces.map((piece) => Buffer.from(contentOf(piece)).toString('hex')).join('')).toMatch(
          /^(05|5ac3bc72696368)$/,
        );
      }
    },
  );

  it('lies in order, each value in the one around it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 }), (lengths) => {
        const { root } = inPieces(...lengths);
        let at = root?.contentStart ?? 0;
        for (const { start, contentStart, contentEnd, end } of root?.children ?? []) {
          expect(at <= start && start < contentStart && contentStart <= contentEnd && contentEnd <= end).toBe(
            true,
          );
          at = end;
        }
        expect(at).toBe(root?.end);
      }),
    );
  });

  it('has its problems where they are', () => {
    const { problems } = readSegmented(rootOf(hex('2480 0402 3004 0402 0281 0402 0105 0000')));
    expect(problems).toEqual([{ kind: 'non-minimal-length', span: { start: 9, end: 13 } }]);
  });

  it('may be none', () => {
    expect(readSegmented(rootOf(hex('2400')))).toMatchObject({
      root: undefined,
      problems: [{ kind: 'empty' }],
    });
    expect(readSegmented(rootOf(hex('2404 0400 0400'))).root).toBeUndefined();
  });
});

describe('a key store in pieces', () => {
  const store = rootOf(samples.pkcs12InTheClear.bytes);
  const content = store.children[1]?.children[1]?.children[0];
  const safe = content ? contentOf(content) : new Uint8Array();
  const secrets = [...fieldsOf(treeOf(samples.rsaPrivateKey.bytes, 'RSAPrivateKey'))]
    .filter((field) => field.secret)
    .map((field) => contentOf(field.node).filter((octet, at) => octet !== 0 || at > 0));
  const inPieces = (...lengths: readonly number[]) =>
    sequence(integer(3), sequence(oid('1.2.840.113549.1.7.1'), tagged(0, cut(safe, lengths))));
  const shown = (field: Field) =>
    `${field.path} ${field.type} ${valueText(field).replace(/ in \d+ segments?/g, '')} ${field.secret}`;
  const isInside = ({ path, type }: Field) => path.startsWith('authSafe.content[') && type !== 'octets';

  it.each([1000, 100, 64, 7])('of %i octets has the names and values of a whole one', (length) => {
    const whole = fieldsOf(treeOf(samples.pkcs12InTheClear.bytes, 'PFX')).filter(isInside);
    const inTurn = fieldsOf(treeOf(inPieces(length), 'PFX')).filter(isInside);
    expect(inTurn.filter((field) => !isPartOfCut(field)).map(shown)).toEqual(whole.map(shown));
  });

  it.each([1000, 300, 100, 64, 16, 5, 1])('of %i octets shows nothing of its key', (length) => {
    expect(secrets).toHaveLength(6);
    const root = rootOf(inPieces(length));
    expect(findSecret(treeText(root, 'PFX', { maxLines: 100_000 }), secrets)).toBeUndefined();
  });

  it('has a field for each byte', () => {
    const tree = treeOf(inPieces(100), 'PFX');
    for (let byte = 0; byte < tree.root.node.end; byte++) {
      const { node } = fieldAt(tree, byte);
      expect(node.start <= byte && byte < node.end).toBe(true);
    }
  });
});

/** One of the nameless pieces of a value that a cut goes through. */
const isPartOfCut = ({ parent }: Field) =>
  parent !== undefined && isCut(parent.node) && parent.definition.kind !== 'wrapper';
