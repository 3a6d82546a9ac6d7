import { definePhoneRule, INNOVAPHONE_UPDATE } from '../../phoneRule';
import { atText } from '../../rule';

const PREFIX = 'X509/REQUESTRESPONSE/';

export const rule = definePhoneRule({
  dialects: ['innovaphone'],
  severity: 'error',
  title: 'the number of a certificate in the chain is wrong',
  why: 'The certificates of a chain are numbered with five digits from 00000, the device certificate, without a gap.',
  fix: 'Number them 00000, 00001, and so on.',
  citations: [INNOVAPHONE_UPDATE],
  *check({ config }) {
    let expected = 0;
    for (const { name, nameSpan, group } of config.items) {
      if (group !== 'vars' || !name.startsWith(PREFIX)) {
        continue;
      }
      const written = name.slice(PREFIX.length);
      const wanted = String(expected).padStart(5, '0');
      const isRestart = written === '00000';
      if (written !== wanted && !isRestart) {
        yield {
          place: atText({ start: nameSpan.start + PREFIX.length, end: nameSpan.end }),
          message: `The certificates of a chain are numbered with five digits and without a gap, and the next number is ${wanted}. Write it.`,
          data: { write: wanted },
        };
      }
      expected = isRestart ? 1 : expected + 1;
    }
  },
});
