/** What the label of a PEM block promises (RFC 7468, and what OpenSSL and others write). */
import type { ObjectKind } from './classify';

const LABELS: ReadonlyMap<string, ObjectKind> = new Map([
  ['CERTIFICATE', 'certificate'],
  ['X509 CERTIFICATE', 'certificate'],
  ['X.509 CERTIFICATE', 'certificate'],
  ['TRUSTED CERTIFICATE', 'certificate'],
  ['CERTIFICATE REQUEST', 'certificateRequest'],
  ['NEW CERTIFICATE REQUEST', 'certificateRequest'],
  ['X509 CRL', 'certificateList'],
  ['CRL', 'certificateList'],
  ['PRIVATE KEY', 'privateKey'],
  ['ANY PRIVATE KEY', 'privateKey'],
  ['RSA PRIVATE KEY', 'privateKey'],
  ['EC PRIVATE KEY', 'privateKey'],
  ['DSA PRIVATE KEY', 'privateKey'],
  ['SM2 PRIVATE KEY', 'privateKey'],
  ['ENCRYPTED PRIVATE KEY', 'encryptedPrivateKey'],
  ['PUBLIC KEY', 'publicKey'],
  ['RSA PUBLIC KEY', 'publicKey'],
  ['EC PUBLIC KEY', 'publicKey'],
  ['DSA PUBLIC KEY', 'publicKey'],
  ['PKCS7', 'cms'],
  ['CMS', 'cms'],
  ['PKCS #7 SIGNED DATA', 'cms'],
  ['PKCS12', 'pkcs12'],
  ['OCSP REQUEST', 'ocspRequest'],
  ['OCSP RESPONSE', 'ocspResponse'],
  ['DH PARAMETERS', 'domainParameters'],
  ['X9.42 DH PARAMETERS', 'domainParameters'],
  ['DSA PARAMETERS', 'domainParameters'],
  ['EC PARAMETERS', 'domainParameters'],
  ['SM2 PARAMETERS', 'domainParameters'],
  ['OPENSSH PRIVATE KEY', 'openSshKey'],
]);

/** `undefined` where the label is none that we know. */
export function expectationOf(label: string): ObjectKind | undefined {
  return LABELS.get(label);
}
