import { slotOf } from '../../../phone/phoneConfig';
import { definePhoneRule, OPTIPOINT_SECURE } from '../../phoneRule';
import { atText } from '../../rule';

export const rule = definePhoneRule({
  dialects: ['optipoint'],
  severity: 'information',
  title: 'a certificate in the file of one phone',
  why: 'A phone that finds a certificate restarts at every change of the version, whatever else changed. The system file changes seldom.',
  fix: 'Move the certificate into the system file.',
  citations: [OPTIPOINT_SECURE('§2.4')],
  *check({ config }) {
    for (const item of config.kind === 'device' ? config.items : []) {
      if (slotOf(config, item) !== undefined) {
        yield {
          place: atText(item.nameSpan),
          message:
            'With a certificate in its own file, the phone restarts at every change of the version, whatever it was. Move the certificate into the system file, which changes seldom.',
        };
      }
    }
  },
});
