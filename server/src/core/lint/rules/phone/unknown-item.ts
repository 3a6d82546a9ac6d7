import { definePhoneRule } from '../../phoneRule';
import { atText, PHONEPKI } from '../../rule';

/** So many unknown names are compared; a file with more is no config that a person keeps. */
const MAX_NAMES = 5000;

export const rule = definePhoneRule({
  severity: 'hint',
  title: 'an unknown item that is nearly a known one',
  why: 'Phones pass over items that they do not know without a word. Our lists are not complete, so the name may be right.',
  fix: 'Compare the name with the one that is known.',
  citations: [PHONEPKI('phone catalogues')],
  *check({ config }) {
    const { catalogue } = config.dialect;
    const told = new Set<string>();
    for (const { name, nameSpan } of config.items) {
      const isKnown = catalogue.lookup(name) !== undefined || catalogue.meantBy(name) !== undefined;
      if (isKnown || told.has(name) || !/^[\w.{}$-]+$/.test(name)) {
        continue;
      }
      told.add(name);
      if (told.size > MAX_NAMES) {
        return;
      }
      const nearest = catalogue.nearest(name);
      if (nearest !== undefined) {
        yield {
          place: atText(nameSpan),
          message: `This name is not known here, and "${nearest}" is. If that is what is meant, write it; phones pass over names that they do not know.`,
          data: { write: nearest },
        };
      }
    }
  },
});
