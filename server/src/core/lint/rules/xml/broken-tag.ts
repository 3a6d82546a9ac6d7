import { XML } from '../../rule';
import { defineXmlRule } from '../../xmlRule';

export const rule = defineXmlRule({
  severity: 'error',
  title: 'a tag is not written as XML wants it',
  why: 'A phone that finds its file not well-formed takes none of it.',
  fix: 'Write attributes as name="value", separated by blanks, and end each tag with ">".',
  citations: [XML('§3.1')],
  messages: {
    'unclosed-tag': () =>
      'This tag is not closed before the next one begins or the file ends. Write ">" at its end.',
    'unclosed-value': ({ detail }) => `The value of "${detail}" has no closing quote. Write it.`,
    'attribute-without-value': ({ detail }) =>
      `The attribute "${detail}" has no value. Write it as ${detail}="…".`,
    'attribute-without-quotes': ({ detail }) =>
      `The value of "${detail}" stands without quotes. Put it between quotes.`,
    'less-than-in-value': () => 'A "<" may not stand in a value. Write "&lt;".',
    'attributes-not-separated': () => 'A blank is missing between two attributes. Write one here.',
    'stray-character': ({ detail }) => `The character ${detail} does not belong here. Remove it.`,
    'bad-name': ({ detail }) =>
      `"${detail}" is no name that XML allows: a name begins with a letter. Correct it.`,
  },
  replacement: ({ kind }) =>
    kind === 'less-than-in-value' ? '&lt;' : kind === 'stray-character' ? '' : undefined,
});
