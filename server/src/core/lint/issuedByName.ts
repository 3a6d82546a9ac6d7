import type { Certificate } from '../x509/certificate';
import { sameName } from '../x509/sameName';

/** By name only: the signature is the business of others. */
export function isIssuedByName(certificate: Certificate, ca: Certificate): boolean {
  const { issuer } = certificate;
  return issuer !== undefined && ca.subject !== undefined && sameName(issuer, ca.subject);
}
