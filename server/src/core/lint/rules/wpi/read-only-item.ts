import { entryOf } from '../../../phone/phoneConfig';
import { definePhoneRule, WPI_GUIDE } from '../../phoneRule';
import { atText } from '../../rule';

export const rule = definePhoneRule({
  dialects: ['wpi'],
  severity: 'error',
  title: 'a message writes what can only be read',
  why: 'The phone refuses to write such an item.',
  fix: 'Remove the item.',
  citations: [WPI_GUIDE('p.35, 82')],
  *check({ config }) {
    if (!/<(?:\w+:)?Action>\s*WriteItems\s*</.test(config.text)) {
      return;
    }
    for (const item of config.items) {
      if (entryOf(config, item)?.isReadOnly === true) {
        yield {
          place: atText(item.nameSpan),
          message: `The phone tells its ${item.name} but does not let it be written: the message fails. Remove this item.`,
        };
      }
    }
  },
});
