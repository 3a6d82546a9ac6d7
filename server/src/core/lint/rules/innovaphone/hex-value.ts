import { definePhoneRule, filledSlots, INNOVAPHONE_UPDATE } from '../../phoneRule';
import { atText } from '../../rule';

export const rule = definePhoneRule({
  dialects: ['innovaphone'],
  severity: 'error',
  title: 'the value is not hexadecimal',
  why: 'A certificate in a variable is the DER in hexadecimal, two digits an octet.',
  fix: 'Write the DER of the certificate in hexadecimal.',
  citations: [INNOVAPHONE_UPDATE],
  *check(subject) {
    for (const { item, slot } of filledSlots(subject)) {
      if (slot.encoding !== 'hex') {
        continue;
      }
      const { start, end } = item.valueSpan;
      const value = subject.config.text.slice(start, end);
      const wrong = /[^0-9a-fA-F]/.exec(value);
      if (wrong !== null) {
        const at = start + wrong.index;
        yield {
          place: atText({ start: at, end: at + 1 }),
          message: `"${wrong[0]}" is no hexadecimal digit, and the device wants the DER of the certificate in hexadecimal. Compare with the original.`,
        };
      } else if (value.length % 2 === 1) {
        yield {
          place: atText({ start: end - 1, end }),
          message:
            'The number of hexadecimal digits is odd, so a digit was lost or added. Compare with the original.',
        };
      }
    }
  },
});
