import { describe, expect, it } from 'vitest';
import { childrenOf } from '../../server/src/core/asn1/childrenOf';
import { fieldAt } from '../../server/src/core/asn1/fieldTree';
import { treeText } from '../../server/src/core/asn1/treeText';
import { valueText } from '../../server/src/core/asn1/valueText';
import {
  bits,
  boolean,
  ia5,
  integer,
  join,
  nothing,
  type Octets,
  octets,
  oid,
  sequence,
  set,
  tagged,
  tlv,
  utcTime,
  utf8,
} from '../harness/buildDer';
import { fieldsOf, treeOf } from '../harness/fieldTrees';

describe('what does not fit stays in the tree', () => {
  const algorithm = sequence(oid('1.2.840.113549.1.1.11'), nothing());
  const name = sequence(set(sequence(oid('2.5.4.3'), utf8('x'))));
  const validity = sequence(utcTime('260101000000Z'), utcTime('270101000000Z'));
  const key = sequence(algorithm, bits(0, sequence(integer(1), integer(3))));
  const named = (...parts: readonly Octets[]) =>
    childrenOf(treeOf(sequence(...parts), 'Certificate').root)
      .flatMap((field) => (field.name === 'tbsCertificate' ? childrenOf(field) : []))
      .map((field) => field.name + (field.fits ? '' : '?'));
  const tbs = (...parts: readonly Octets[]) => named(sequence(...parts), algorithm, bits(0));
  const all = [tagged(0, integer(2)), integer(5), algorithm, name, validity, name, key];
  const expected = [
    'version',
    'serialNumber',
    'signature',
    'issuer',
    'validity',
    'subject',
    'subjectPublicKeyInfo',
  ];

  it('where all fits', () => expect(tbs(...all)).toEqual(expected));

  it('where an optional member is missing', () => expect(tbs(...all.slice(1))).toEqual(expected.slice(1)));

  it('where a required member is missing', () =>
    expect(tbs(...all.slice(0, 1), ...all.slice(2))).toEqual(expected.filter((_, at) => at !== 1)));

  it('where a member has another type', () =>
    expect(tbs(...all.slice(0, 4), integer(1), ...all.slice(5))).toEqual(
      expected.map((each, at) => (at === 4 ? '[4]?' : each)),
    ));

  it('where something has been put in between', () =>
    expect(tbs(...all.slice(0, 2), octets([1]), ...all.slice(2))).toEqual([
      'version',
      'serialNumber',
      '[2]?',
      ...expected.slice(2),
    ]));

  it('where something follows', () =>
    expect(tbs(...all, tagged(9), boolean(true))).toEqual([...expected, '[7]?', '[8]?']));

  it('where nothing fits', () =>
    expect(tbs(boolean(true), ia5('x'), tagged(7))).toEqual(['[0]?', '[1]?', '[2]?']));

  it('where the object itself is another', () => {
    const tree = treeOf(integer(5), 'Certificate');
    expect(tree.root).toMatchObject({ name: 'Certificate', type: 'INTEGER', fits: false });
    expect(valueText(tree.root)).toBe('5');
  });

  it('behind the object', () => {
    const tree = treeOf(join([sequence(), [1, 2, 3]]), 'Any');
    expect(tree.trailing).toMatchObject({ name: 'trailing data', path: 'trailing data', fits: false });
    expect(fieldAt(tree, 3)).toBe(tree.trailing);
    expect(tree.trailing && valueText(tree.trailing)).toBe('3 bytes, not shown');
    expect(treeText(tree.root.node, 'Any', { maxLines: 9 })).toContain('trailing data');
  });

  it('far behind everything', () => expect(fieldAt(treeOf(sequence(), 'Any'), 99).path).toBe(''));
});

describe('strings that hold DER', () => {
  const extension = (id: string, ...content: readonly Octets[]) =>
    treeOf(sequence(oid(id), tlv(4, ...content)), 'Any').root.node;
  const inside = (id: string, ...content: readonly Octets[]) => {
    const value = sequence(sequence(oid(id), tlv(4, ...content)));
    const tree = treeOf(sequence(sequence(tagged(3, value)), sequence(oid('1.2')), bits(0)), 'Certificate');
    return fieldsOf(tree)
      .filter((field) => field.path.startsWith('tbsCertificate.extensions[0].extnValue'))
      .map((field) => `${field.path.slice(38)} ${field.type}${field.fits ? '' : '?'}`.trim());
  };

  it('of the type the identifier names', () =>
    expect(inside('2.5.29.19', sequence(boolean(true), integer(1)))).toEqual([
      'OCTET STRING',
      'BasicConstraints',
      '.cA BOOLEAN',
      '.pathLenConstraint INTEGER',
    ]));

  it('of another type', () =>
    expect(inside('2.5.29.19', integer(1))).toEqual(['OCTET STRING', '[0] INTEGER?']));

  it('of a type nobody knows', () =>
    expect(inside('1.2.3', sequence(integer(1)))).toEqual(['OCTET STRING', 'SEQUENCE', '[0] INTEGER']));

  it('and more behind it', () =>
    expect(inside('2.5.29.14', octets([1]), [1, 2])).toEqual([
      'OCTET STRING',
      'SubjectKeyIdentifier',
      '[1] octets?',
    ]));

  it('or nothing', () => expect(inside('2.5.29.14')).toEqual(['OCTET STRING']));

  it.each(['1.2.3', '2.5.29.14'])('or something else under %s', (id) =>
    expect(inside(id, [0x30, 0x44, 1])).toEqual(['OCTET STRING']),
  );

  it('keep the offsets of the object around them', () => {
    const node = extension('2.5.29.14', octets([1]));
    expect(node.bytes).toHaveLength(node.end);
  });

  it('in one piece, though BER', () => {
    const value = sequence(oid('1.2.840.113549.1.7.1'), tagged(0, tlv(0x24, octets(sequence()))));
    const tree = treeOf(sequence(integer(3), value), 'PFX');
    expect(fieldsOf(tree).map((field) => field.type)).toContain('AuthenticatedSafe');
  });

  it('in pieces that cannot be read', () => {
    const value = sequence(oid('1.2.840.113549.1.7.1'), tagged(0, tlv(0x24, octets([9]), octets([9, 9]))));
    const tree = treeOf(sequence(integer(3), value), 'PFX');
    expect(
      fieldsOf(tree)
        .filter((field) => field.type === 'segment')
        .map(valueText),
    ).toEqual(['1 byte', '2 bytes']);
  });

  it('inside each other without end', () => {
    // A certificate in an attribute in an extension of a certificate …
    const wrap = (inner: Uint8Array) => {
      const attribute = sequence(oid('1.3.6.1.4.1.311.13.1'), set(inner));
      const extensions = tagged(3, sequence(sequence(oid('2.5.29.9'), octets(sequence(attribute)))));
      return sequence(sequence(extensions), sequence(oid('1.2')), bits(0));
    };
    let bytes = wrap(integer(1));
    for (let depth = 0; depth < 60; depth++) bytes = wrap(bytes);
    const tree = treeOf(bytes, 'Certificate');
    const deepest = Math.max(...fieldsOf(tree).map((field) => field.depth));
    expect(deepest).toBe(250);
    for (let byte = 0; byte < bytes.length; byte++) {
      const { node } = fieldAt(tree, byte);
      expect(node.start <= byte && byte < node.end).toBe(true);
    }
    expect(
      fieldsOf(tree)
        .map(valueText)
        .every((text) => text.length < 240),
    ).toBe(true);
  });
});

describe('a certificate of 200,000 parts', () => {
  it('is read without looking at each for each', () => {
    const content = new Uint8Array(400_000).map((_, at) => (at % 2 === 0 ? 5 : 0));
    const tree = treeOf(sequence(content), 'Certificate');
    expect(childrenOf(tree.root)).toHaveLength(200_000);
    expect(valueText(tree.root)).toBe('200000 elements');
    expect(fieldAt(tree, 300_001).name).toMatch(/^\[\d+\]$/);
  });
});
