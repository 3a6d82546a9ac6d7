import { XML } from '../../rule';
import { defineXmlRule } from '../../xmlRule';

export const rule = defineXmlRule({
  severity: 'error',
  title: 'the XML declaration is not as it has to be',
  why: 'A phone that finds its file not well-formed takes none of it.',
  fix: 'Write it at the very beginning of the file, or leave it out.',
  citations: [XML('§2.8')],
  messages: {
    'declaration-not-first': () =>
      'The XML declaration has to be the very first thing in the file, before any blank line or comment. Move it there, or remove it.',
    'bad-declaration': () => 'This is no XML declaration. Write <?xml version="1.0" encoding="utf-8"?>.',
  },
});
