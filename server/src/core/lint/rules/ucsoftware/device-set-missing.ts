import { switchOf } from '../../../phone/dialects/ucsoftware/slots';
import { knownValue } from '../../../phone/phoneConfig';
import { definePhoneRule, firstByName, SPECTRALINK_CERTIFICATES } from '../../phoneRule';
import { atText } from '../../rule';

export const rule = definePhoneRule({
  dialects: ['ucsoftware'],
  severity: 'information',
  title: 'device parameters without device.set',
  why: 'Without device.set="1", here or in another file that the phone loads, no device parameter is used.',
  fix: 'Write device.set="1" before the first of them.',
  citations: [SPECTRALINK_CERTIFICATES],
  *check({ config }) {
    const byName = firstByName(config);
    const first = [...byName.values()].find(
      ({ name }) => switchOf(name) !== undefined && name !== 'device.set',
    );
    const found = byName.get('device.set');
    if (first === undefined || config.kind !== 'parameters') {
      return;
    }
    if (found === undefined) {
      yield {
        place: atText(first.nameSpan),
        message:
          'This file has device parameters but no device.set="1". Unless another file that the phone loads has it, none of them is used. Write it here.',
        data: { insertAt: first.span.start, insert: 'device.set="1" ' },
      };
    } else if (knownValue(config, found) === '0') {
      yield {
        place: atText(found.valueSpan),
        message: 'With device.set="0" the phone uses none of the device parameters. Write 1.',
        data: { write: '1' },
      };
    }
  },
});
