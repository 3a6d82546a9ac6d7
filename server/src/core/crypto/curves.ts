/** The elliptic curves that signatures are verified on, by the object identifiers of `ellipticCurves`. */
import { brainpoolP256r1, brainpoolP384r1, brainpoolP512r1 } from '@noble/curves/misc.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';

const CURVES = new Map([
  ['1.2.840.10045.3.1.7', p256],
  ['1.3.132.0.34', p384],
  ['1.3.132.0.35', p521],
  ['1.3.132.0.10', secp256k1],
  ['1.3.36.3.3.2.8.1.1.7', brainpoolP256r1],
  ['1.3.36.3.3.2.8.1.1.11', brainpoolP384r1],
  ['1.3.36.3.3.2.8.1.1.13', brainpoolP512r1],
]);

/** Verifies and derives keys; `undefined` for curves that we only know the name of. */
export function curveArithmetic(oid: string | undefined) {
  return oid === undefined ? undefined : CURVES.get(oid);
}
