/** What messages call each kind of object. */
import type { PkiObject } from '../pkiObject';

const NAMES: Readonly<Record<PkiObject['kind'], string>> = {
  certificate: 'a certificate',
  certificateRequest: 'a certificate request',
  certificateList: 'a revocation list (CRL)',
  privateKey: 'a private key',
  encryptedPrivateKey: 'an encrypted private key',
  publicKey: 'a public key',
  cms: 'a PKCS #7 / CMS message',
  pkcs12: 'a PKCS #12 key store',
  ocspRequest: 'an OCSP request',
  ocspResponse: 'an OCSP response',
  domainParameters: 'parameters of an algorithm',
  openSshKey: 'a key in the format of OpenSSH',
  asn1Value: 'another structure',
  unreadable: 'nothing that can be read',
};

export function kindName(kind: string): string {
  return Object.hasOwn(NAMES, kind) ? NAMES[kind as PkiObject['kind']] : 'another object';
}
