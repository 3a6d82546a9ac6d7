import { knownValue } from '../../../phone/phoneConfig';
import { definePhoneRule, WPI_GUIDE } from '../../phoneRule';
import { atText } from '../../rule';

const ACCESS: Readonly<Record<string, string>> = {
  'ssh-enable': 'SSH',
  'enable-ssh': 'SSH',
  'telnet-enable': 'Telnet',
};

export const rule = definePhoneRule({
  dialects: ['wpi', 'optipoint'],
  severity: 'warning',
  title: 'remote access to the phone is switched on',
  why: 'A shell on the phone gives its keys and passwords away to whoever gets in.',
  fix: 'Switch it off, but for the time that it is needed.',
  citations: [WPI_GUIDE('list of items')],
  *check({ config }) {
    for (const item of config.items) {
      const access = ACCESS[item.name];
      if (access !== undefined && /^(?:true|1|yes)$/i.test(knownValue(config, item) ?? '')) {
        yield {
          place: atText(item.valueSpan),
          message: `This opens ${access} on the phone, and with it its keys and passwords to whoever gets in. Write false as soon as it is not needed.`,
          data: { write: 'false' },
        };
      }
    }
  },
});
