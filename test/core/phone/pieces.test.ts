import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyReplacements, type Replacement } from '../../../server/src/core/features/fixes/fix';
import { Pieces } from '../../../server/src/core/phone/slots/pieces';

/** Replacements of a text of this length that do not overlap, in its order. */
const anyReplacements = (length: number): fc.Arbitrary<readonly Replacement[]> =>
  fc
    .array(fc.tuple(fc.nat(length), fc.string({ maxLength: 5 })), { maxLength: 6 })
    .map((cuts) => [...cuts].sort(([one], [other]) => one - other))
    .map((cuts) =>
      cuts.flatMap(([start, text], at) =>
        at % 2 === 0 ? [{ span: { start, end: cuts[at + 1]?.[0] ?? start }, text }] : [],
      ),
    );

it('changes one after the other come to the same as all of them at once', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 60 }).chain((text) => {
        const first = anyReplacements(text.length);
        return fc.tuple(fc.constant(text), first, fc.infiniteStream(fc.nat()));
      }),
      fc.array(fc.string({ maxLength: 4 }), { maxLength: 4 }),
      ([text, first, places], insertions) => {
        const pieces = new Pieces(text);
        pieces.apply(first);
        let expected = applyReplacements(text, first);
        expect(pieces.text).toBe(expected);
        for (const insertion of insertions) {
          const at = (places.next().value as number) % (expected.length + 1);
          const end = Math.min(expected.length, at + 3);
          const change = [{ span: { start: at, end }, text: insertion }];
          pieces.apply(change);
          expected = applyReplacements(expected, change);
        }
        expect(pieces.text).toBe(expected);
        const together = pieces.replacements();
        expect(applyReplacements(text, together)).toBe(expected);
        // In the order of the text, without overlap.
        expect(
          together.every(({ span }, at) => at === 0 || (together[at - 1]?.span.end ?? 0) <= span.start),
        ).toBe(true);
      },
    ),
  );
});

it('leaves alone what was not touched', () => {
  const pieces = new Pieces('one two three');
  pieces.apply([{ span: { start: 4, end: 7 }, text: '2' }]);
  pieces.apply([{ span: { start: 5, end: 5 }, text: '!' }]);
  pieces.apply([{ span: { start: 0, end: 0 }, text: '>' }]);
  expect(pieces.text).toBe('>one 2! three');
  expect(pieces.replacements()).toEqual([
    { span: { start: 0, end: 0 }, text: '>' },
    { span: { start: 4, end: 7 }, text: '2!' },
  ]);
});
