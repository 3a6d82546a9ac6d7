import { defineRsaRule } from '../../keyFacts';

const PRIMES: readonly number[] = [
  3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107,
  109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167,
];
const PRODUCT = PRIMES.reduce((product, prime) => product * BigInt(prime), 1n);
/** For each prime the remainders that powers of 65537 leave: moduli of that chip leave no others. */
const REMAINDERS: ReadonlyMap<number, ReadonlySet<number>> = new Map(
  PRIMES.map((prime) => {
    const found = new Set<number>();
    for (let power = 1; !found.has(power); power = (power * 65537) % prime) {
      found.add(power);
    }
    return [prime, found];
  }),
);

export const rule = defineRsaRule({
  severity: 'error',
  title: 'a key that a faulty chip made (ROCA)',
  why: 'Security chips of Infineon made RSA keys of a form that lets the private key be computed. The modulus shows it beyond reasonable doubt.',
  fix: 'Make a new key outside of the chip, or on one with mended firmware, and revoke this certificate.',
  citations: [{ source: 'CVE-2017-15361', section: 'ROCA' }],
  part: 'modulus',
  fault: ({ modulus, bits }) => {
    if (bits < 512 || modulus <= 0n) {
      return undefined;
    }
    const rest = modulus % PRODUCT;
    const isWeak = PRIMES.every((prime) => REMAINDERS.get(prime)?.has(Number(rest % BigInt(prime))));
    return isWeak
      ? {
          message:
            'This key has the form that faulty security chips give their keys (ROCA), from which others can compute the private key. Make a new key elsewhere, and revoke this certificate.',
        }
      : undefined;
  },
});
