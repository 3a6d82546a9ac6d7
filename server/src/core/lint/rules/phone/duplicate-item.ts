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
    const suspects = namesOutOfOrder(config.items);
    const first = new Map<string, PhoneItem>();
    for (const item of config.items) {
      if (!suspects.has(item.name)) {
        continue;
      }
      const key = item.index === undefined ? item.name : `${item.name} ${item.index}`;
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

/** Items of one name whose index only grows stand once each, and long lists are like that. */
function namesOutOfOrder(items: readonly PhoneItem[]): ReadonlySet<string> {
  const last = new Map<string, number>();
  const found = new Set<string>();
  for (const { name, index } of items) {
    const before = last.get(name);
    const number = index === undefined ? 0 : Number(index);
    if (before !== undefined && !(number > before)) {
      found.add(name);
    }
    last.set(name, number);
  }
  return found;
}

/** Twice in one tag is a matter of XML. */
function isSameElement(a: PhoneItem, b: PhoneItem): boolean {
  return a.element >= 0 && a.element === b.element;
}
