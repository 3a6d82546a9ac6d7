import { atText, defineRule, RFC_7468 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'document',
  severity: 'information',
  title: 'the file begins with a byte order mark',
  why: 'Programs that look for the hyphens of the armor at the very beginning of the file do not find them.',
  fix: 'Save the file as UTF-8 without byte order mark.',
  citations: [RFC_7468('§3')],
  *check({ text, host, blocks }) {
    if (host === 'pem' && blocks.length > 0 && text.startsWith('\ufeff')) {
      yield {
        place: atText({ start: 0, end: 1 }),
        message:
          'A byte order mark stands at the beginning, and programs that expect the armor there do not find it. Save the file as UTF-8 without byte order mark.',
      };
    }
  },
});
