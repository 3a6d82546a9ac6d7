import { nextVersion } from '../../../phone/nextVersion';
import { knownValue, type PhoneConfig, type PhoneItem } from '../../../phone/phoneConfig';
import { definePhoneRule, firstByName, OPTIPOINT_SECURE, OPTIPOINT_XML } from '../../phoneRule';
import { atText } from '../../rule';

export const rule = definePhoneRule({
  dialects: ['optipoint'],
  severity: 'warning',
  title: 'the file changed since the last commit, its version did not',
  why: 'The phone takes a file only where its version item differs from the one it read last, so it goes on with the old items.',
  fix: 'Raise the version item with every change.',
  citations: [OPTIPOINT_XML('p.2-2'), OPTIPOINT_SECURE('§1.2')],
  *check({ config, committed }) {
    if (config.kind !== 'system' && config.kind !== 'device') {
      return;
    }
    const name = `${config.kind}-config-version`;
    const version = firstByName(config).get(name);
    const value = version && knownValue(config, version);
    const before = version && committed();
    const versionBefore = before && firstByName(before).get(name);
    if (
      version !== undefined &&
      value !== undefined &&
      before !== undefined &&
      versionBefore !== undefined &&
      knownValue(before, versionBefore) === value &&
      !hasSameItems(config, before)
    ) {
      const raised = nextVersion(value);
      yield {
        place: atText(version.valueSpan),
        message: `Items differ from the last commit, and the version is still ${value === '' ? 'empty' : `"${value}"`}: a phone that read the file before does not take it again. Raise the version.`,
        ...(raised === undefined ? {} : { data: { write: raised } }),
      };
    }
  },
});

/** Blanks around values do not count. */
function hasSameItems(one: PhoneConfig, other: PhoneConfig): boolean {
  return (
    one.items.length === other.items.length &&
    one.items.every((item, at) => {
      const { name, index, valueSpan } = other.items[at] as PhoneItem;
      return (
        item.name === name &&
        item.index === index &&
        one.text.slice(item.valueSpan.start, item.valueSpan.end).trim() ===
          other.text.slice(valueSpan.start, valueSpan.end).trim()
      );
    })
  );
}
