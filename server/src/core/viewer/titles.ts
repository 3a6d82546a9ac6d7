/** What objects are called in a viewer. */
import { isSelfIssued } from '../describe/describeCertificate';
import { describeObject } from '../describe/describeObject';
import type { PkiObject } from '../pkiObject';
import type { Certificate } from '../x509/certificate';
import { findExtensionValue } from '../x509/extension';

/** `Root CA`: without the `CN=` that tells names from other things where there is only text. */
export function titleOf(object: PkiObject, options: { readonly now: number }): string {
  return withoutType(describeObject(object, options).title);
}

export function withoutType(title: string): string {
  return title.replace(/^(?:CN|OU|O)=/, '');
}

/** `root CA`, `intermediate CA`, `self-signed`, `end entity`. */
export function certificateRole(certificate: Certificate): string {
  const isCa = findExtensionValue(certificate.extensions, 'basicConstraints')?.ca === true;
  const isOwn = isSelfIssued(certificate);
  return isCa ? (isOwn ? 'root CA' : 'intermediate CA') : isOwn ? 'self-issued' : 'end entity';
}
