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
  let a = root * root === modulus ? root : root + 1n;
  let rest = a * a - modulus;
  for (let round = 0; round < ROUNDS; round++) {
    if (isSquare(rest)) {
      return true;
    }
    rest += 2n * a + 1n;
    a += 1n;
  }
  return false;
}

/** Squares end in few patterns of bits, which spares nearly all roots. */
function isSquare(value: bigint): boolean {
  const low = Number(value & 63n);
  if (!SQUARES_OF_64.has(low) || !SQUARES_OF_4095.has(Number(value % 4095n))) {
    return false;
  }
  const root = squareRoot(value);
  return root * root === value;
}

const SQUARES_OF_64 = new Set(Array.from({ length: 64 }, (_, n) => (n * n) % 64));
const SQUARES_OF_4095 = new Set(Array.from({ length: 4095 }, (_, n) => (n * n) % 4095));

function squareRoot(value: bigint): bigint {
  if (value < 2n) {
    return value;
  }
  let root = 1n << BigInt((value.toString(16).length * 4) / 2 + 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) {
      return root;
    }
    root = next;
  }
}
