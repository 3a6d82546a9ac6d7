/** Whether one certificate issued another: by the signature, and by what the key identifiers say. */
import type { SignatureVerdict } from '../crypto/verifySignature';
import { type SignedObject, verifySigned } from '../crypto/verifySigned';
import { contentOf } from '../der/values';
import type { Certificate } from '../x509/certificate';
import type { CertificateList } from '../x509/certificateList';
import { findExtensionValue } from '../x509/extension';
import type { Name } from '../x509/name';
import { nameKey, sameBytes } from '../x509/sameName';

export interface Issuing {
  readonly signature: SignatureVerdict;
  /** What the key identifiers of both say; `unknown` where one has none. */
  readonly keyIdentifiers: 'same' | 'other' | 'unknown';
}

const verdicts = new WeakMap<SignedObject, WeakMap<Certificate, Issuing>>();

export function issuingBetween(child: Certificate | CertificateList, issuer: Certificate): Issuing {
  let ofChild = verdicts.get(child);
  if (ofChild === undefined) {
    ofChild = new WeakMap();
    verdicts.set(child, ofChild);
  }
  let issuing = ofChild.get(issuer);
  if (issuing === undefined) {
    issuing = {
      signature: verifySigned(child, issuer.publicKey),
      keyIdentifiers: keyIdentifiersOf(child, issuer),
    };
    ofChild.set(issuer, issuing);
  }
  return issuing;
}

function keyIdentifiersOf(
  child: Certificate | CertificateList,
  issuer: Certificate,
): Issuing['keyIdentifiers'] {
  const wanted = findExtensionValue(child.extensions, 'authorityKeyIdentifier')?.keyIdentifier;
  const own = findExtensionValue(issuer.extensions, 'subjectKeyIdentifier')?.keyIdentifier;
  if (wanted === undefined || own === undefined) {
    return 'unknown';
  }
  return sameBytes(contentOf(wanted), contentOf(own)) ? 'same' : 'other';
}

const keys = new WeakMap<Name, string>();

/** {@link nameKey}, computed once for each name; empty for names without content. */
export function keyOfName(name: Name | undefined): string {
  if (name === undefined || name.rdns.length === 0) {
    return '';
  }
  let key = keys.get(name);
  if (key === undefined) {
    key = nameKey(name);
    keys.set(name, key);
  }
  return key;
}
