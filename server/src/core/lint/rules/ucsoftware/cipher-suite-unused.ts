import { knownValue } from '../../../phone/phoneConfig';
import { definePhoneRule, firstByName } from '../../phoneRule';
import { atText, PHONEPKI } from '../../rule';

const CIPHER_SUITE = /^device\.sec\.TLS\.profile\.cipherSuite([0-9]+)$/;

export const rule = definePhoneRule({
  dialects: ['ucsoftware'],
  severity: 'warning',
  title: 'a cipher list that is not used',
  why: 'A profile uses its own cipher list only where cipherSuiteDefault of the same number is 0; its default is 1.',
  fix: 'Write cipherSuiteDefault with the value 0, and its switch.',
  citations: [PHONEPKI('catalogue: device.sec.TLS.profile.cipherSuiteDefault')],
  *check({ config }) {
    const byName = firstByName(config);
    for (const item of byName.values()) {
      const number = CIPHER_SUITE.exec(item.name)?.[1];
      if (number === undefined || knownValue(config, item) === '') {
        continue;
      }
      const name = `device.sec.TLS.profile.cipherSuiteDefault${number}`;
      const choice = byName.get(name);
      const value = choice && knownValue(config, choice);
      if (choice === undefined || value === '1') {
        yield {
          place: atText(item.nameSpan),
          message: `This list is not used as long as ${name} is not 0. Write ${name}="0" beside it.`,
          ...(choice === undefined
            ? { data: { insertAt: item.span.start, insert: `${name}.set="1" ${name}="0" ` } }
            : {}),
        };
      }
    }
  },
});
