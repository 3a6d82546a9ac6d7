import { entryOf, knownValue } from '../../../phone/phoneConfig';
import { definePhoneRule, OPTIPOINT_SECURE } from '../../phoneRule';
import { atText } from '../../rule';

const ADMINISTRATOR = /admin|Admin|^P2$|^ssh/;

export const rule = definePhoneRule({
  severity: 'hint',
  title: 'the password of the administrator in clear text',
  why: 'Everybody who can read the file on the provisioning server can administer the phones.',
  fix: 'Let only phones read the file, by HTTPS with client certificates, or set the password on the phone.',
  citations: [OPTIPOINT_SECURE('§1.1')],
  *check({ config }) {
    for (const item of config.items) {
      if (!ADMINISTRATOR.test(item.name)) {
        continue;
      }
      const value = knownValue(config, item);
      if (value !== undefined && value !== '' && entryOf(config, item)?.type === 'password') {
        yield {
          place: atText(item.nameSpan),
          message:
            'The password of the administrator stands here for everybody who can read this file. Let nobody but the phones read it, or set it on the phone.',
        };
      }
    }
  },
});
