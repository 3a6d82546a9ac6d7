import { knownValue } from '../../../phone/phoneConfig';
import { POLYCOM_37148 } from '../../phoneRule';
import { isConfig } from '../../placedConfigs';
import { definePlacedRule } from '../../placedIssuers';
import { atText } from '../../rule';

const LIST = /^device\.sec\.TLS\.profile\.caCertList\d+$/;
const PLATFORM = /\bPlatform([12])\b/gi;

export const rule = definePlacedRule({
  severity: 'warning',
  title: 'a TLS profile that trusts an empty slot',
  why: 'The profile takes its CA from a slot that no config of the workspace fills, so the phone trusts nobody with it.',
  fix: 'Put the CA into the slot, or choose another list of CAs.',
  citations: [POLYCOM_37148],
  *check(document) {
    if (
      !isConfig(document) ||
      document.config.dialect.id !== 'ucsoftware' ||
      !document.surroundings.isComplete
    ) {
      return;
    }
    const { config, surroundings } = document;
    for (const item of config.items.filter(({ name }) => LIST.test(name))) {
      for (const [, number] of (knownValue(config, item) ?? '').matchAll(PLATFORM)) {
        const slot = `device.sec.TLS.customCaCert${number}`;
        if (surroundings.configsWith('slots', slot).length === 0) {
          yield {
            place: atText(item.valueSpan),
            message: `This profile takes its CA from ${slot}, which no config of the workspace fills: the phone trusts no server with it. Put the CA into that slot, or choose another list.`,
          };
        }
      }
    }
  },
});
