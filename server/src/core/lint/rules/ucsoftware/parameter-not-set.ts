import { switchOf } from '../../../phone/dialects/ucsoftware/slots';
import { knownValue } from '../../../phone/phoneConfig';
import { definePhoneRule, firstByName, SPECTRALINK_CERTIFICATES } from '../../phoneRule';
import { atText } from '../../rule';

export const rule = definePhoneRule({
  dialects: ['ucsoftware'],
  severity: 'warning',
  title: 'a device parameter without its switch',
  why: 'The phone takes a device parameter only where the parameter of the same name with ".set" is 1.',
  fix: 'Write the switch with the value 1 beside it.',
  citations: [SPECTRALINK_CERTIFICATES],
  *check({ config }) {
    const byName = firstByName(config);
    for (const item of byName.values()) {
      const name = switchOf(item.name);
      if (name === undefined || item.name === 'device.set') {
        continue;
      }
      const found = byName.get(name);
      const value = found && knownValue(config, found);
      if (found === undefined) {
        yield {
          place: atText(item.nameSpan),
          message: `The phone ignores ${item.name} as long as ${name} is not 1. Write ${name}="1" beside it.`,
          data: { insertAt: item.span.start, insert: `${name}="1" ` },
        };
      } else if (value === '0') {
        yield {
          place: atText(found.valueSpan),
          message: `The phone ignores ${item.name}, because ${name} is 0. Write 1, or remove both.`,
          data: { write: '1' },
        };
      }
    }
  },
});
