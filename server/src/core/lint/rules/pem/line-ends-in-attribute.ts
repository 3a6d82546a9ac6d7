import { atText, defineRule, RFC_7468, XML } from '../../rule';
import { isInAttribute } from '../../xmlAttribute';

export const rule = defineRule({
  appliesTo: 'document',
  severity: 'error',
  title: 'PEM in an XML attribute has bare line ends',
  why: 'XML parsers hand the value on with a blank in place of each line end, and then no program reads the PEM.',
  fix: 'Write each line end as "&#10;", or put the PEM into an element.',
  citations: [XML('§3.3.3'), RFC_7468('§2')],
  *check({ text, isXml, blocks }) {
    if (!isXml) {
      return;
    }
    for (const block of blocks) {
      const { start, encoded } = block;
      const lineEnd = /\r\n|\r|\n/.exec(text.slice(start, start + encoded.length));
      if (encoded.notation === 'pem' && lineEnd !== null && isInAttribute(text, start)) {
        const at = start + lineEnd.index;
        yield {
          place: atText({ start: at, end: at + lineEnd[0].length }),
          message:
            'XML parsers turn the line ends of an attribute into blanks, and programs do not read PEM in one line. Write each as "&#10;", or put the PEM into an element.',
        };
      }
    }
  },
});
