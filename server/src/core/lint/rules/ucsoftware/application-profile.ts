import { knownValue } from '../../../phone/phoneConfig';
import { definePhoneRule, POLYCOM_37148 } from '../../phoneRule';
import { atText } from '../../rule';

const PLATFORM_USE = /^device\.sec\.TLS\.profileSelection\.(dot1x|provisioning|syslog)$/;
const USES: Readonly<Record<string, string>> = {
  dot1x: '802.1X',
  provisioning: 'provisioning',
  syslog: 'syslog',
};

export const rule = definePhoneRule({
  dialects: ['ucsoftware'],
  severity: 'error',
  title: 'an application profile where only a platform profile works',
  why: '802.1X, provisioning and syslog take their certificates from the two platform profiles only.',
  fix: 'Choose PlatformProfile1 or PlatformProfile2, and put the certificate into that profile.',
  citations: [POLYCOM_37148],
  *check({ config }) {
    for (const item of config.items) {
      const use = PLATFORM_USE.exec(item.name)?.[1];
      if (use !== undefined && /^ApplicationProfile/i.test(knownValue(config, item) ?? '')) {
        yield {
          place: atText(item.valueSpan),
          message: `Application profiles cannot serve ${USES[use]}. Choose PlatformProfile1 or PlatformProfile2, and put the certificate there.`,
        };
      }
    }
  },
});
