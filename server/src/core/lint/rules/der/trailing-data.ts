import { defineRule, X_690 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'block',
  severity: 'error',
  title: 'bytes stand behind the end of the object',
  why: 'Some programs ignore them, others refuse the object; a signature does not cover them.',
  fix: 'Remove what does not belong to the object, or paste it again.',
  citations: [X_690('§8.1')],
  *check({ object }) {
    if (object.kind === 'unreadable') {
      return;
    }
    for (const { kind, span } of object.document.problems) {
      if (kind === 'trailing-data') {
        const count = span.end - span.start;
        yield {
          place: { kind: 'bytes', span },
          message: `The object is complete, yet ${count === 1 ? 'one byte follows' : `${count} bytes follow`}. Some programs refuse it. Remove what does not belong to it, or paste the object again.`,
        };
      }
    }
  },
});
