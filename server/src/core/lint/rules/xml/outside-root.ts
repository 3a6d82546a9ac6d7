import { XML } from '../../rule';
import { defineXmlRule } from '../../xmlRule';

export const rule = defineXmlRule({
  severity: 'error',
  title: 'the file is not one element with everything in it',
  why: 'A phone that finds its file not well-formed takes none of it.',
  fix: 'Put everything into one element.',
  citations: [XML('§2.1')],
  messages: {
    'text-outside-root': () =>
      'Text stands outside of the root element. Remove it, or move it into the element that it belongs to.',
    'several-roots': ({ detail }) =>
      `A file has one root element, and "${detail}" is a second one: the phone refuses the file. Put both into one element.`,
    'no-root': () => 'There is no element in this file, so it is no XML. Write the root element.',
  },
});
