import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childrenOf } from '../../server/src/core/asn1/childrenOf';
import { fieldAt, fieldTree } from '../../server/src/core/asn1/fieldTree';
import { guessSchema } from '../../server/src/core/asn1/guessSchema';
import type { SchemaName } from '../../server/src/core/asn1/schemas';
import { treeText } from '../../server/src/core/asn1/treeText';
import { MAX_VALUE_TEXT, valueText } from '../../server/src/core/asn1/valueText';
import { walkFields } from '../../server/src/core/asn1/walkFields';
import { readDer } from '../../server/src/core/der/readDer';
import { allSamples } from './asn1Samples';

/** How much longer than the limit the note on what is left out may be. */
const NOTE = 40;

function checkTree(bytes: Uint8Array, schema: SchemaName): void {
  const { root } = readDer(bytes);
  if (root === undefined) return;
  const tree = fieldTree(root, schema);
  for (const field of walkFields(tree.root)) {
    const text = valueText(field);
    expect(text.length).toBeLessThanOrEqual(MAX_VALUE_TEXT + NOTE);
    expect(text).not.toMatch(/\[object|undefined|NaN|[\p{Cc}\p{Cf}]/u);
    let at = field.node.start;
    for (const child of childrenOf(field)) {
      expect(child.node.start).toBeGreaterThanOrEqual(at);
      expect(child.node.end).toBeLessThanOrEqual(field.node.end);
      expect(child.path.startsWith(field.path)).toBe(true);
      at = child.node.end;
    }
  }
  for (let byte = tree.root.node.start; byte < tree.root.node.end; byte++) {
    const { node } = fieldAt(tree, byte);
    expect(node.start <= byte && byte < node.end).toBe(true);
  }
  expect(treeText(root, schema, { maxLines: 20 }).split('\n').length).toBeLessThanOrEqual(21);
}

/** The same bytes, cut off, changed, doubled in places. */
function mutated(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const at = fc.nat(bytes.length - 1);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('flip' as const), at, value: fc.nat(7) }),
    fc.record({ kind: fc.constant('set' as const), at, value: fc.nat(255) }),
    fc.record({ kind: fc.constant('cut' as const), at, value: fc.constant(0) }),
    fc.record({ kind: fc.constant('remove' as const), at, value: fc.nat(20) }),
    fc.record({ kind: fc.constant('double' as const), at, value: fc.nat(20) }),
  );
  return fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => {
    let octets = [...bytes];
    for (const { kind, at: place, value } of steps) {
      switch (kind) {
        case 'flip':
          octets = octets.map((octet, index) => (index === place ? octet ^ (1 << value) : octet));
          break;
        case 'set':
          octets = octets.map((octet, index) => (index === place ? value : octet));
          break;
        case 'cut':
          octets = octets.slice(0, place);
          break;
        case 'remove':
          octets.splice(place, value);
          break;
        case 'double':
          octets.splice(place, 0, ...octets.slice(place, place + value));
          break;
      }
    }
    return Uint8Array.from(octets);
  });
}

describe('no bytes make the tree throw, and every byte has a field', { timeout: 60_000 }, () => {
  it.each(allSamples)('%s as it is', (_, { schema, bytes }) => checkTree(bytes, schema));

  it.each(allSamples)('%s, broken', (_, { schema, bytes }) => {
    fc.assert(
      fc.property(mutated(bytes), (broken) => {
        checkTree(broken, schema);
      }),
      { numRuns: 12 },
    );
  });

  it.each(allSamples)('%s, broken and without a label', (_, { bytes }) => {
    fc.assert(
      fc.property(mutated(bytes), (broken) => {
        const { root } = readDer(broken);
        if (root !== undefined) checkTree(broken, guessSchema(root));
      }),
      { numRuns: 5 },
    );
  });

  it('any object as any other', () => {
    const schemas = [...new Set(allSamples.map(([, { schema }]) => schema))];
    for (const [, { bytes }] of allSamples)
      for (const schema of schemas) checkTree(bytes.subarray(0, 400), schema);
  });

  it('any bytes', () => {
    const schemas = fc.constantFrom<SchemaName>('Any', 'Certificate', 'PFX', 'PrivateKeyInfo', 'ContentInfo');
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), schemas, checkTree), { numRuns: 300 });
  });
});
