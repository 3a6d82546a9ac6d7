import { defineEncodingRule, times } from '../../encodingRule';
import { RFC_7468 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'long-line',
  severity: 'warning',
  title: 'lines of base64 are longer than 64 characters',
  why: 'PEM has lines of 64. OpenSSL reads longer ones today, but older programs and small parsers in devices stop at 64, 76 or 254.',
  fix: 'Wrap the base64 at 64 characters.',
  citations: [RFC_7468('§2')],
  message: (problem, { host }) =>
    host === 'prose'
      ? undefined
      : `This line has ${problem.detail} characters${times(problem)} where PEM has 64; older programs and small parsers in devices do not read it. Wrap the base64 at 64 characters.`,
});
