import { BASELINE } from '../../citations';
import { defineRsaRule } from '../../keyFacts';

const ROUNDS = 100;

export const rule = defineRsaRule({
  severity: 'error',
  title: 'a modulus of two primes that lie side by side',
  why: 'Such a modulus is taken apart in no time by a method that Fermat described; some printers and network devices made keys like that.',
  fix: 'Make a new key with another program.',
  citations: [{ source: 'CVE-2022-26320', section: 'primes too close' }, BASELINE('§6.1.1.3')],
  part: 'modulus',
  fault: ({ modulus }) =>
    isProductOfNeighbours(modulus)
      ? {
          message:
            'The two primes of this key lie so close together that anybody can compute the private key. Make a new key with another program, and revoke this certificate.',
        }
      : undefined,
});

/** Fermat's method: a square less the modulus that is a square itself. */
function isProductOfNeighbours(modulus: bigint): boolean {
  if (modulus < 9n || modulus % 2n === 0n) {
    return false;
  }
  const root = squareRoot(modulus);
  const first = root * root === modulus ? root : root + 1n;
  const shortFirst = Number(first % SIEVED);
  const shortModulus = Number(modulus % SIEVED);
  for (let round = 0; round < ROUNDS; round++) {
    if (maySquare(shortFirst + round, shortModulus)) {
      const rest = (first + BigInt(round)) ** 2n - modulus;
      if (squareRoot(rest) ** 2n === rest) {
        return true;
      }
    }
  }
  return false;
}

/** Whether the square of one number less another may be a square: small divisors rule out nearly all. */
function maySquare(number: number, less: number): boolean {
  for (const { divisor, isSquare } of SIEVES) {
    if (isSquare[((number % divisor) ** 2 + divisor - (less % divisor)) % divisor] === 0) {
      return false;
    }
  }
  return true;
}

/** By divisor, which remainders squares leave: 1 for those. */
const SIEVES = [64, 63, 65, 11, 17].map((divisor) => {
  const isSquare = new Uint8Array(divisor);
  for (let number = 0; number < divisor; number++) {
    isSquare[number ** 2 % divisor] = 1;
  }
  return { divisor, isSquare };
});
const SIEVED = SIEVES.reduce((product, { divisor }) => product * BigInt(divisor), 1n);

/** Rounded down; each step doubles the digits that are known (Zimmermann, "Karatsuba Square Root"). */
function squareRoot(value: bigint): bigint {
  const bits = value.toString(16).length * 4;
  return rootOf(value, bits);
}

function rootOf(value: bigint, bits: number): bigint {
  if (bits <= 52) {
    return BigInt(Math.floor(Math.sqrt(Number(value))));
  }
  const shift = bits >> 2;
  const rough = rootOf(value >> BigInt(2 * shift), bits - 2 * shift) << BigInt(shift);
  let root = (rough + value / rough) >> 1n;
  while (root * root > value) {
    root -= 1n;
  }
  return root;
}
