import { definePhoneRule } from '../../phoneRule';
import { atText, PHONEPKI } from '../../rule';

export const rule = definePhoneRule({
  dialects: ['optipoint', 'wpi'],
  severity: 'warning',
  title: 'a character in a name that no name has',
  why: 'A quote or another sign that slipped into a name makes it a name that no phone knows.',
  fix: 'Remove it.',
  citations: [PHONEPKI('phone catalogues')],
  *check({ config }) {
    for (const { name, nameSpan } of config.isTemplate ? [] : config.items) {
      const stray = /&(?:quot|apos|#34|#39);|["'<>;,]/.exec(name);
      if (stray !== null) {
        const start = nameSpan.start + stray.index;
        yield {
          place: atText({ start, end: start + stray[0].length }),
          message:
            'Names of items have letters, digits and hyphens, and no phone knows a name with this character in it. Remove it.',
          data: { write: '' },
        };
      }
    }
  },
});
