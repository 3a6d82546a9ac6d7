import type { PhoneItem } from '../../../phone/phoneConfig';
import { knownValue } from '../../../phone/phoneConfig';
import { definePhoneRule } from '../../phoneRule';
import { atText, PHONEPKI } from '../../rule';

export const rule = definePhoneRule({
  dialects: ['optipoint', 'wpi', 'ucsoftware', 'yealink'],
  severity: 'warning',
  title: 'an item stands twice, with different values',
  why: 'The phone uses one of the two values, and nothing says which.',
  fix: 'Remove one of the two.',
  citations: [PHONEPKI('phone configs: one value an item')],
  *check({ config }) {
    if (config.isTemplate) {
      return;
    }
    const byName = new Map<string, Map<string | number | undefined, PhoneItem>>();
    for (const item of config.items) {
      let first = byName.get(item.name);
      if (first === undefined) {
        first = new Map();
        byName.set(item.name, first);
      }
      const key = keyOf(item.index);
      const before = first.get(key);
      if (before === undefined) {
        first.set(key, item);
      } else if (!isSameElement(before, item) && knownValue(config, before) !== knownValue(config, item)) {
        yield {
          place: atText(item.nameSpan),
          message: `The item "${item.name}" stands above with another value, and only one of the two counts. Remove one.`,
          related: [{ place: atText(before.nameSpan), message: 'It stands here, too.' }],
        };
      }
    }
  },
});

/** Most are numbers, which take less to compare. */
function keyOf(index: string | undefined): string | number | undefined {
  return index !== undefined && /^(?:0|[1-9]\d{0,8})$/.test(index) ? Number(index) : index;
}

/** Twice in one tag is a matter of XML. */
function isSameElement(a: PhoneItem, b: PhoneItem): boolean {
  return a.element >= 0 && a.element === b.element;
}
