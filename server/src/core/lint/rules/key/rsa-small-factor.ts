import { BASELINE, RFC } from '../../citations';
import { defineRsaRule } from '../../keyFacts';

const LIMIT = 752;
const PRIMES = primesBelow(LIMIT);
/** As many primes at once as give a product that numbers hold exactly, so that few long divisions are needed. */
const GROUPS = grouped(PRIMES);
/** What is left of a modulus behind one long division has the same small factors. */
const PRODUCT = GROUPS.reduce((product, group) => product * group.product, 1n);

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
    const factor = factorOf(modulus);
    return factor === undefined
      ? undefined
      : {
          message: `The modulus of this key can be divided by ${factor}, so it is not the product of two large primes and protects nothing. Make a new key.`,
        };
  },
});

function factorOf(modulus: bigint): number | undefined {
  const short = modulus % PRODUCT;
  for (const { product, primes } of GROUPS) {
    const rest = Number(short % product);
    const found = primes.find((prime) => rest % prime === 0);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function grouped(primes: readonly number[]): readonly { product: bigint; primes: readonly number[] }[] {
  const groups: { product: bigint; primes: number[] }[] = [];
  for (const prime of primes) {
    const last = groups.at(-1);
    if (last !== undefined && last.product * BigInt(prime) < BigInt(Number.MAX_SAFE_INTEGER)) {
      last.product *= BigInt(prime);
      last.primes.push(prime);
    } else {
      groups.push({ product: BigInt(prime), primes: [prime] });
    }
  }
  return groups;
}

function primesBelow(limit: number): readonly number[] {
  const primes: number[] = [];
  for (let candidate = 2; candidate < limit; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) {
      primes.push(candidate);
    }
  }
  return primes;
}
