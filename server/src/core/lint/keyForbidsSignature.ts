import type { AlgorithmIdentifier } from '../x509/algorithmIdentifier';
import { readRsaPssParameters } from '../x509/rsaPssParameters';
import { RSA_PSS } from './pssRule';

/**
 * Why a key cannot have made a signature, whatever its bytes: `… , the only one that …`; `undefined` where it can.
 * A key for RSASSA-PSS is for nothing else, and for the hash only that its parameters name (RFC 4055 §1.2).
 */
export function whyKeyForbids(
  key: AlgorithmIdentifier | undefined,
  signature: AlgorithmIdentifier | undefined,
): string | undefined {
  if (key?.oid !== RSA_PSS || signature === undefined) {
    return undefined;
  }
  if (signature.oid !== RSA_PSS) {
    return 'is made in another way than RSASSA-PSS, the only one';
  }
  if (key.parameters === undefined || signature.parameters === undefined) {
    return undefined;
  }
  const wanted = readRsaPssParameters(key.parameters);
  const made = readRsaPssParameters(signature.parameters);
  return wanted.hash !== made.hash
    ? `is made with ${made.hash} in place of ${wanted.hash}, the only hash`
    : wanted.maskHash !== made.maskHash
      ? `makes its mask with ${made.maskHash} in place of ${wanted.maskHash}, the only hash`
      : undefined;
}
