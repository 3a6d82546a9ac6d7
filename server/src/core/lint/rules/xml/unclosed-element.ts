import { XML } from '../../rule';
import { defineXmlRule } from '../../xmlRule';

export const rule = defineXmlRule({
  severity: 'error',
  title: 'an element has no end tag',
  why: 'A phone that finds its file not well-formed takes none of it.',
  fix: 'Write the end tag.',
  citations: [XML('§3')],
  messages: {
    'unclosed-element': ({ detail }) =>
      `The element "${detail}" has no end tag, so all that follows counts as part of it. Write </${detail}> where it ends.`,
  },
});
