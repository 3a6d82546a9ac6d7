import { XML } from '../../rule';
import { defineXmlRule } from '../../xmlRule';

export const rule = defineXmlRule({
  severity: 'error',
  title: 'a comment or section is not closed',
  why: 'A phone that finds its file not well-formed takes none of it.',
  fix: 'Write what closes it.',
  citations: [XML('§2.5'), XML('§2.7')],
  messages: {
    'unclosed-comment': () =>
      'This comment is not closed, so all that follows is part of it. Write "-->" where it ends.',
    'unclosed-section': () =>
      'This section is not closed, so all that follows is part of it. Close it where it ends.',
    'hyphens-in-comment': () => 'Two hyphens may not stand within a comment. Write them apart.',
  },
});
