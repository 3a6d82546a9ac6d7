import { atText, defineRule, PHONEPKI } from '../../rule';

export const rule = defineRule({
  appliesTo: 'suppression',
  severity: 'warning',
  title: 'a comment disables a rule that has nothing to say',
  why: 'It is left over, and would hide a finding of tomorrow that nobody has seen.',
  fix: 'Remove the name from the comment.',
  citations: [PHONEPKI('suppressions')],
  *check({ name, span, isKnown, isChecked, uses, scope }) {
    if (isKnown && isChecked && uses === 0) {
      const where = scope === 'block' ? 'the next block' : 'this document';
      yield {
        place: atText(span),
        message: `"${name}" finds nothing in ${where}, so this comment is not needed and would hide a later finding. Remove it.`,
        tags: ['unnecessary'],
      };
    }
  },
});
