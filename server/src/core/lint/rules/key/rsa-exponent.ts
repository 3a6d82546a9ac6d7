import { BASELINE, RFC } from '../../citations';
import { defineRsaRule } from '../../keyFacts';

/** The upper bound of FIPS 186. */
const HUGE = 1n << 256n;

export const rule = defineRsaRule({
  severity: 'error',
  title: 'a public exponent that does not protect',
  why: 'With 1 or an even number there is no encryption at all; small exponents such as 3 have let signatures be forged where programs check carelessly.',
  fix: 'Make a new key with the exponent 65537.',
  citations: [RFC(8017, '§3.1'), BASELINE('§6.1.6')],
  part: 'exponent',
  fault: ({ exponent }) => {
    if (exponent <= 1n || exponent % 2n === 0n) {
      return {
        message: `The public exponent of this key is ${exponent > HUGE ? 'even' : exponent}, which no RSA key can have: it protects nothing. Make a new key with the exponent 65537.`,
      };
    }
    return exponent < 65537n || exponent > HUGE
      ? {
          severity: 'warning',
          message: `The public exponent of this key is ${exponent > HUGE ? 'longer than 256 bits' : exponent}, where it should be 65537: ${exponent > HUGE ? 'some programs refuse it' : 'small ones have let signatures be forged'}. Make a new key with the exponent 65537.`,
        }
      : undefined;
  },
});
