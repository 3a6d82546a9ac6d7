import fc from 'fast-check';

/** Text of any Unicode characters, the rare ones as often as the others; fast-check's own takes seconds to set up. */
export function anyText(maxLength = 20): fc.Arbitrary<string> {
  const character = fc
    .oneof(
      fc.integer({ min: 0, max: 0xff }),
      fc.integer({ min: 0, max: 0xd7ff }),
      fc.integer({ min: 0xe000, max: 0x10ffff }),
    )
    .map((code) => String.fromCodePoint(code));
  return fc.array(character, { maxLength }).map((characters) => characters.join(''));
}
