import { atText, defineRule, XML } from '../../rule';

/** The highest character of encodings that have few. */
const HIGHEST: Readonly<Record<string, number>> = {
  'us-ascii': 0x7f,
  ascii: 0x7f,
  'iso-8859-1': 0xff,
  'latin-1': 0xff,
};

export const rule = defineRule({
  appliesTo: 'xml',
  severity: 'error',
  title: 'the declared encoding cannot hold the text',
  why: 'Whoever reads the bytes by the declaration finds other characters, or refuses the file.',
  fix: 'Declare the encoding that the file is saved in: utf-8, in nearly all cases.',
  citations: [XML('§4.3.3')],
  *check({ xml: { text, declaration } }) {
    const { encoding, encodingSpan } = declaration ?? {};
    const highest = HIGHEST[encoding?.toLowerCase() ?? ''];
    const place = encodingSpan && atText(encodingSpan);
    const replaced = text.indexOf('\uFFFD');
    if (replaced >= 0) {
      yield {
        place: atText({ start: replaced, end: replaced + 1 }),
        message: `Bytes stand here that are no characters in the encoding that the file was opened in${encoding === undefined ? '' : ` (it declares ${encoding})`}. Reopen it with the right encoding, and save it as UTF-8.`,
      };
    }
    if (place !== undefined && highest !== undefined && replaced < 0) {
      const beyond = firstAbove(text, highest);
      if (beyond !== undefined) {
        yield {
          place,
          message: `The file declares ${encoding}, but holds "${beyond}", which that encoding does not have. Declare utf-8, and save it so.`,
          data: { write: 'utf-8' },
        };
      }
    }
  },
});

function firstAbove(text: string, highest: number): string | undefined {
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) > highest && text.charCodeAt(at) !== 0xfeff) {
      return String.fromCodePoint(text.codePointAt(at) ?? 0);
    }
  }
  return undefined;
}
