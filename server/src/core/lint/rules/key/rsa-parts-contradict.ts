import { readInteger } from '../../../der/values';
import type { PrivateKey } from '../../../pkcs/privateKey';
import { RFC } from '../../citations';
import { atNode, defineRule } from '../../rule';

/** Longer numbers are no keys, and computing with them takes its time. */
const MAX_BITS = 32_768;

export const rule = defineRule({
  appliesTo: 'privateKey',
  severity: 'error',
  title: 'a private RSA key whose parts contradict each other',
  why: 'Its parts follow from each other. Where they do not, one was changed or damaged: signatures come out wrong, and programs refuse the key.',
  fix: 'Copy the key again from where it was made; what is lost cannot be computed.',
  citations: [RFC(8017, '§3.2')],
  check(key) {
    const fault = (key.bits ?? 0) > MAX_BITS ? undefined : faultOf(key);
    return fault === undefined
      ? []
      : [
          {
            // Where the fault is nobody can say; the modulus can be compared with that of the certificate.
            place: atNode(key.components.find(({ name }) => name === 'modulus')?.node ?? key.node),
            message: `The parts of this private key contradict each other: ${fault}. It was changed or damaged, and signatures with it come out wrong. Copy it again from where it was made.`,
          },
        ];
  },
});

/** Never says a value. */
function faultOf({ components }: PrivateKey): string | undefined {
  const number = (wanted: string): bigint | undefined => {
    const node = components.find(({ name }) => name === wanted)?.node;
    return node === undefined ? undefined : readInteger(node);
  };
  const n = number('modulus');
  const e = number('publicExponent');
  const d = number('privateExponent');
  const p = number('prime1');
  const q = number('prime2');
  const hasMorePrimes = components.some(({ name }) => name === 'otherPrimeInfos');
  if (n === undefined || e === undefined || p === undefined || q === undefined || hasMorePrimes) {
    return undefined;
  }
  if (p <= 1n || q <= 1n || p * q !== n) {
    return 'the modulus is not the product of the two primes';
  }
  if (d !== undefined && !(isOne(e * d, p - 1n) && isOne(e * d, q - 1n))) {
    return 'the private exponent does not undo the public one';
  }
  const dP = number('exponent1');
  const dQ = number('exponent2');
  if ((dP !== undefined && !isOne(e * dP, p - 1n)) || (dQ !== undefined && !isOne(e * dQ, q - 1n))) {
    return 'the exponents for the two primes do not undo the public one';
  }
  const qInv = number('coefficient');
  return qInv !== undefined && !isOne(q * qInv, p)
    ? 'the coefficient is not that of the two primes'
    : undefined;
}

function isOne(value: bigint, modulus: bigint): boolean {
  return (value - 1n) % modulus === 0n;
}
