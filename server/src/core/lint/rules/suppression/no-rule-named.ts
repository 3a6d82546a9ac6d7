import { atText, defineRule, PHONEPKI } from '../../rule';

export const rule = defineRule({
  appliesTo: 'suppression',
  severity: 'warning',
  title: 'a comment does not say which rule it disables',
  why: 'Nothing can be disabled as a whole: what nobody thought of would go unseen.',
  fix: 'Write the ids of the rules behind the word.',
  citations: [PHONEPKI('suppressions')],
  *check({ name, span }) {
    if (name === '') {
      yield {
        place: atText(span),
        message:
          'This comment names no rule, so it disables nothing. Write the ids of the rules behind it, such as "rfc5280/expired", or remove it.',
      };
    }
  },
});
