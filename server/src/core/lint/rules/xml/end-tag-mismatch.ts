import { XML } from '../../rule';
import { defineXmlRule } from '../../xmlRule';

export const rule = defineXmlRule({
  severity: 'error',
  title: 'an end tag does not belong to the open element',
  why: 'A phone that finds its file not well-formed takes none of it.',
  fix: 'Write the end tag as the start tag is written, capitals included.',
  citations: [XML('§3.1')],
  messages: {
    'end-tag-differs': ({ detail }) =>
      `The element is called "${detail}", and end tags have to be written in the same way, capitals included. Write </${detail}>.`,
    'unexpected-end-tag': ({ detail }) =>
      `No element "${detail}" is open here. Remove this end tag, or write the one that is meant.`,
  },
  replacement: ({ kind, detail }) => (kind === 'end-tag-differs' ? detail : undefined),
});
