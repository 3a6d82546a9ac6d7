import { XML } from '../../rule';
import { defineXmlRule } from '../../xmlRule';

export const rule = defineXmlRule({
  severity: 'error',
  title: 'an attribute stands twice in one element',
  why: 'A phone that finds its file not well-formed takes none of it.',
  fix: 'Remove one of the two.',
  citations: [XML('§3.1')],
  messages: {
    'duplicate-attribute': ({ detail }) =>
      `"${detail}" stands twice in this element, and a file with that is no XML: the phone refuses all of it. Remove one.`,
  },
});
