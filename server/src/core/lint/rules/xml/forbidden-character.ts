import { XML } from '../../rule';
import { defineXmlRule } from '../../xmlRule';

export const rule = defineXmlRule({
  severity: 'error',
  title: 'a character that XML does not allow',
  why: 'A phone that finds its file not well-formed takes none of it.',
  fix: 'Remove it.',
  citations: [XML('§2.2')],
  messages: {
    'forbidden-character': ({ detail }) =>
      `The character U+${detail} is not allowed in XML, not even as a reference. Remove it.`,
  },
  replacement: ({ kind }) => (kind === 'forbidden-character' ? '' : undefined),
});
