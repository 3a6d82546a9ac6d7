import type { PublicKeyInfo } from '../x509/publicKeyInfo';
import type { PrivateKey } from './privateKey';

/** What stands in a private key of its public one, with the places in the private key. */
export function publicPartOf(key: PrivateKey): PublicKeyInfo {
  const { node, algorithm, algorithmName, bits, curve, explicitCurve, components } = key;
  const part = (wanted: string) => components.find(({ name }) => name === wanted)?.node;
  return {
    node,
    algorithm,
    algorithmName,
    bits,
    curve,
    explicitCurve,
    modulus: part('modulus'),
    exponent: part('publicExponent'),
    keyNode: undefined,
    keyBits: undefined,
  };
}
