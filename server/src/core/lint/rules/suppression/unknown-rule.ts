import { atText, defineRule, PHONEPKI } from '../../rule';

export const rule = defineRule({
  appliesTo: 'suppression',
  severity: 'warning',
  title: 'a comment disables a rule that does not exist',
  why: 'The rule that was meant goes on, or the comment is left over from another version.',
  fix: 'Write the id of the rule as the finding shows it, such as "rfc5280/expired", or remove the comment.',
  citations: [PHONEPKI('suppressions')],
  *check({ name, span, isKnown }) {
    if (!isKnown && name !== '') {
      yield {
        place: atText(span),
        message: `There is no rule "${name}", so this comment disables nothing. Write the id as the finding shows it, such as "rfc5280/expired", or remove the comment.`,
      };
    }
  },
});
