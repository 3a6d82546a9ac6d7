import type { XmlProblemKind } from '../../../xml/xmlDocument';
import { XML } from '../../rule';
import { defineXmlRule } from '../../xmlRule';

const WRITE: { readonly [K in XmlProblemKind]?: string } = {
  'bare-ampersand': '&amp;',
  'bare-less-than': '&lt;',
  'cdata-end-in-text': ']]&gt;',
};

export const rule = defineXmlRule({
  severity: 'error',
  title: 'a character that has to be written as a reference',
  why: 'A phone that finds its file not well-formed takes none of it.',
  fix: 'Write "&amp;" for "&" and "&lt;" for "<".',
  citations: [XML('§2.4'), XML('§4.1')],
  messages: {
    'bare-ampersand': () => 'An "&" begins a reference in XML, and none follows. Write "&amp;".',
    'bare-less-than': () => 'A "<" begins a tag in XML, and none follows. Write "&lt;".',
    'unknown-entity': ({ detail }) =>
      `XML does not know the entity "${detail}"; a phone refuses the file. Write the character itself, or its number as in "&#228;".`,
    'bad-reference': ({ detail }) => `"${detail}" stands for a character that XML does not allow. Remove it.`,
    'cdata-end-in-text': () => 'The characters "]]>" may not stand in text. Write "]]&gt;".',
  },
  replacement: ({ kind }) => WRITE[kind],
});
