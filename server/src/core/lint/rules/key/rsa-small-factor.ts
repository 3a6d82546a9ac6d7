import { BASELINE, RFC } from '../../citations';
import { defineRsaRule } from '../../keyFacts';

const LIMIT = 752;
const PRIMES = primesBelow(LIMIT);
const PRODUCT = PRIMES.reduce((product, prime) => product * BigInt(prime), 1n);

export const rule = defineRsaRule({
  severity: 'error',
  title: 'a modulus with a small factor',
  why: 'The modulus is the product of two large primes. One that a small number divides is damaged or was made by a faulty program, and gives no protection.',
  fix: 'Make a new key; if the certificate was copied by hand, copy it again.',
  citations: [RFC(8017, '§3.1'), BASELINE('§6.1.6')],
  part: 'modulus',
  fault: ({ modulus }) => {
    if (modulus <= 0n) {
      return { message: 'The modulus of this key is not positive, so it is no RSA key. Make a new one.' };
    }
    // One division of the long number in place of 132.
    const rest = PRODUCT % modulus === 0n ? 0n : modulus % PRODUCT;
    const factor = PRIMES.find((prime) => rest % BigInt(prime) === 0n);
    return factor === undefined
      ? undefined
      : {
          message: `The modulus of this key can be divided by ${factor}, so it is not the product of two large primes and protects nothing. Make a new key.`,
        };
  },
});

function primesBelow(limit: number): readonly number[] {
  const primes: number[] = [];
  for (let candidate = 2; candidate < limit; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) {
      primes.push(candidate);
    }
  }
  return primes;
}
