import { entryOf, knownValue } from '../../../phone/phoneConfig';
import { definePhoneRule, OPTIPOINT_XML, SPECTRALINK_CUSTOM } from '../../phoneRule';
import { atText } from '../../rule';

/** 456: Spectralink and Polycom; 123456: optiPoint and OpenStage. */
const DEFAULTS: ReadonlySet<string> = new Set(['456', '123456']);
const SHORTEST = 3;
const ACCOUNT = /\b(?:PlcmSpIp:PlcmSpIp|config:config)@/;

export const rule = definePhoneRule({
  severity: 'warning',
  title: 'a password or account as it left the factory',
  why: 'Factory passwords stand in the manuals, so they protect nothing.',
  fix: 'Set a password of your own.',
  citations: [SPECTRALINK_CUSTOM('Downloading CA Certificates to Phones'), OPTIPOINT_XML('p.3-1')],
  *check({ config }) {
    for (const item of config.items) {
      const { start, end } = item.valueSpan;
      if (end - start < SHORTEST) {
        continue;
      }
      const value = knownValue(config, item) ?? '';
      const isPassword = DEFAULTS.has(value) && entryOf(config, item)?.type === 'password';
      if (
        isPassword ||
        ACCOUNT.test(value) ||
        (value === 'PlcmSpIp' && item.name === 'device.prov.password')
      ) {
        yield {
          place: atText(item.valueSpan),
          message:
            'This is what the phone leaves the factory with, and it stands in the manual. Set one of your own.',
        };
      }
    }
  },
});
