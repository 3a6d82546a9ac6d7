import { atBytes, defineRule, X_690 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'block',
  severity: 'error',
  title: 'a length that cannot be',
  why: 'No object is as long as this octet says: it was damaged, and what follows cannot be read.',
  fix: 'Paste the object again.',
  citations: [X_690('§8.1.3.5')],
  *check({ object }) {
    for (const { kind, span } of object.document.problems) {
      if (kind === 'reserved-length' && object.kind !== 'unreadable') {
        yield {
          place: atBytes(span),
          message:
            'This length cannot be: a character here was damaged or bytes got lost, and what follows cannot be read. Paste the object again.',
        };
      }
    }
  },
});
