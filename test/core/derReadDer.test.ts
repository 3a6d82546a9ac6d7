import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DerNode,
  type DerProblemKind,
  MAX_DEPTH,
  MAX_PROBLEMS,
  readDer,
  readDerWithin,
} from '../../server/src/core/der/readDer';
import { tagName } from '../../server/src/core/der/tagName';
import { hex, integer, join, octets, sequence, tlv } from '../harness/buildDer';

const kinds = (bytes: Uint8Array): DerProblemKind[] => readDer(bytes).problems.map(({ kind }) => kind);

function nodes(root: DerNode | undefined): DerNode[] {
  return root === undefined ? [] : [root, ...root.children.flatMap(nodes)];
}

/** Offsets of every node: start, start and end of the content, end. */
const spans = (bytes: Uint8Array) =>
  nodes(readDer(bytes).root).map(({ start, contentStart, contentEnd, end }) => [
    start,
    contentStart,
    contentEnd,
    end,
  ]);

describe('a value that is DER', () => {
  it('has the spans of its header and its content', () => {
    const bytes = sequence(integer(5), sequence(octets([1, 2, 3])));
    expect(spans(bytes)).toEqual([
      [0, 2, 12, 12],
      [2, 4, 5, 5],
      [5, 7, 12, 12],
      [7, 9, 12, 12],
    ]);
    expect(kinds(bytes)).toEqual([]);
  });

  it.each([127, 128, 255, 256, 65_535, 65_536])('may have %i octets of content', (length) => {
    const bytes = octets(new Uint8Array(length));
    const { root, problems } = readDer(bytes);
    expect(problems).toEqual([]);
    expect(root?.end).toBe(bytes.length);
    expect((root?.contentEnd ?? 0) - (root?.contentStart ?? 0)).toBe(length);
  });

  it.each([
    ['5f1f00', 31, 'application'],
    ['9f8100 00'.replace(' ', ''), 128, 'context'],
    ['df83ffff7f00', 8_388_607, 'private'],
    ['9f8fffffff7f00', 4_294_967_295, 'context'],
  ] as const)('may have a long tag: %s', (text, tag, tagClass) => {
    expect(readDer(hex(text))).toMatchObject({ root: { tag, tagClass, end: text.length / 2 }, problems: [] });
  });

  it('is read where it lies among other bytes', () => {
    const bytes = join([[9, 9], integer(7), [9]]);
    expect(readDerWithin(bytes, 2, 5)).toMatchObject({ root: { start: 2, end: 5, bytes }, problems: [] });
  });
});

describe('what breaks the rules is read as far as it makes sense', () => {
  it.each<[string, string, readonly DerProblemKind[]]>([
    ['nothing', '', ['empty']],
    ['an identifier alone', '30', ['truncated']],
    ['half a length', '3082', ['truncated']],
    ['content that ends early', '0405aabb', ['truncated']],
    ['a child that ends early', '3003020201', ['truncated']],
    ['bytes behind', '0500 ff', ['trailing-data']],
    ['a length in more octets than needed', '048101aa', ['non-minimal-length']],
    ['a length with zeros in front', '04820001aa', ['non-minimal-length']],
    ['a length with many zeros in front', '048a00000000000000000001aa', ['non-minimal-length']],
    ['a length of 2^48', '048701000000000000', ['reserved-length']],
    ['the reserved length', `04ff${'00'.repeat(127)}`, ['reserved-length']],
    ['the reserved length at the end', '04ff', ['reserved-length']],
    ['a long tag below 31', '1f0200', ['non-minimal-tag']],
    ['a long tag with zeros in front', '9f801f00', ['non-minimal-tag']],
    ['a tag that does not end', 'bfffffffffffff', ['truncated']],
    ['a primitive SEQUENCE', '1000', ['wrong-form']],
    ['a constructed INTEGER', '2203020101', ['wrong-form']],
    ['an indefinite length', '3080 020105 0000', ['indefinite-length']],
    [
      'indefinite lengths inside each other',
      '3080 3080 020105 0000 0000',
      ['indefinite-length', 'indefinite-length'],
    ],
    ['an indefinite length without an end', '3080020105', ['indefinite-length', 'truncated']],
    [
      'an indefinite length with half an end',
      '308002010500',
      ['indefinite-length', 'truncated', 'truncated'],
    ],
    ['an indefinite length with nothing in it', '3080', ['indefinite-length', 'truncated']],
    ['an indefinite length of a primitive value', '0480aabb0000', ['indefinite-length', 'truncated']],
  ])('%s', (_, text, expected) => {
    expect(kinds(hex(text))).toEqual(expected);
  });

  it('spans the end-of-contents octets, too', () => {
    expect(spans(hex('3080 2480 0401aa 0401bb 0000 0000'))).toEqual([
      [0, 2, 12, 14],
      [2, 4, 10, 12],
      [4, 6, 7, 7],
      [7, 9, 10, 10],
    ]);
  });

  it('takes end-of-contents octets only from inside the value around', () => {
    // The second zero is the identifier of the next value.
    const [outer, definite, indefinite] = nodes(readDer(hex('3007 3003 308000 0000')).root);
    expect([outer?.end, definite?.end, indefinite?.end]).toEqual([9, 7, 7]);
  });

  it('goes on behind a broken value', () => {
    const { root } = readDer(sequence(hex('2201 05'), integer(1)));
    expect(root?.children).toHaveLength(2);
  });

  it('lists no more problems than anybody reads', () => {
    const { root, problems } = readDer(sequence(...Array.from({ length: 5000 }, () => hex('0481017f'))));
    expect(root?.children).toHaveLength(5000);
    expect(problems).toHaveLength(MAX_PROBLEMS);
  });
});

describe('hostile input', () => {
  it('nested 10,000 deep is read to a depth no object has', () => {
    const bytes = new Uint8Array(60_000);
    for (let at = 0; at < bytes.length; at += 6) {
      new DataView(bytes.buffer).setUint32(at + 2, bytes.length - at - 6);
      bytes.set([0x30, 0x84], at);
    }
    const { root, problems } = readDer(bytes);
    expect(nodes(root)).toHaveLength(MAX_DEPTH + 1);
    expect(problems.map(({ kind }) => kind)).toContain('too-deep');
  });

  it('of 10,000 indefinite lengths is read, too', () => {
    const bytes = new Uint8Array(20_000).map((_, at) => (at % 2 === 0 ? 0x30 : 0x80));
    expect(nodes(readDer(bytes).root)).toHaveLength(MAX_DEPTH + 1);
  });

  it('of 200,000 values side by side is read', () => {
    const content = new Uint8Array(400_000).map((_, at) => (at % 2 === 0 ? 5 : 0));
    const bytes = sequence(content);
    const { root, problems } = readDer(bytes);
    expect(root?.children).toHaveLength(200_000);
    expect(problems).toEqual([]);
  });

  it('never throws, and every node lies in its parent, behind its neighbour', () => {
    const check = (node: DerNode): boolean => {
      const { start, contentStart, contentEnd, end, children } = node;
      let at = contentStart;
      const ordered = children.every((child) => {
        const fits = child.start === at && child.end <= contentEnd;
        at = child.end;
        return fits && check(child);
      });
      return ordered && start < contentStart && contentStart <= contentEnd && contentEnd <= end;
    };
    // Mostly constructed identifiers and short lengths, so that something is read.
    const octet = fc.oneof(
      fc.constantFrom(0x30, 0x31, 0xa0, 0x80, 0x02, 0x24, 0x00, 0x81, 0x1f),
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 0, max: 255 }),
    );
    fc.assert(
      fc.property(fc.array(octet, { maxLength: 60 }), (list) => {
        const { root } = readDer(Uint8Array.from(list));
        return root === undefined || check(root);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('names of tags', () => {
  it.each([
    ['3000', 'SEQUENCE'],
    ['0c00', 'UTF8String'],
    ['a000', '[0]'],
    ['6300', '[APPLICATION 3]'],
    ['ff8100 00', '[PRIVATE 128]'],
    ['0f00', '[UNIVERSAL 15]'],
    ['1f814800', '[UNIVERSAL 200]'],
  ])('%s is %s', (text, name) => {
    const { root } = readDer(hex(text));
    expect(root && tagName(root)).toBe(name);
  });

  it('is not asked of a value that is none', () => {
    expect(readDer(tlv(4)).root?.children).toEqual([]);
  });
});
