/** Whether a key made the signature of a certificate, request or CRL. */
import { encodingOf, readBitString } from '../der/values';
import type { AlgorithmIdentifier } from '../x509/algorithmIdentifier';
import type { Certificate } from '../x509/certificate';
import type { CertificateList } from '../x509/certificateList';
import type { CertificateRequest } from '../x509/certificateRequest';
import type { PublicKeyInfo } from '../x509/publicKeyInfo';
import { sameBytes } from '../x509/sameName';
import { type SignatureVerdict, verifySignature } from './verifySignature';

export type SignedObject = Certificate | CertificateRequest | CertificateList;

/** Where algorithm or signature cannot be read nobody can tell: `unsupported`. */
export function verifySigned(object: SignedObject, key: PublicKeyInfo | undefined): SignatureVerdict {
  const signed = object.kind === 'certificateRequest' ? object.info : object.tbs;
  const { signatureAlgorithm, signatureValue } = object;
  const bits = signatureValue && readBitString(signatureValue);
  if (signed === undefined || signatureAlgorithm === undefined || bits === undefined || key === undefined) {
    return 'unsupported';
  }
  // RFC 5280 §4.1.1.2: both fields have to name the same algorithm.
  if (object.kind !== 'certificateRequest' && !isSameAlgorithm(object.signature, signatureAlgorithm)) {
    return 'bad';
  }
  const { bytes } = signatureValue as { readonly bytes: Uint8Array };
  return verifySignature(key, signatureAlgorithm, encodingOf(signed), bytes.subarray(bits.start, bits.end));
}

function isSameAlgorithm(one: AlgorithmIdentifier | undefined, other: AlgorithmIdentifier): boolean {
  return one !== undefined && sameBytes(encodingOf(one.node), encodingOf(other.node));
}
