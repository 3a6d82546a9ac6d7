/** The label under which programs look for an object (RFC 7468, OpenSSL's pem.h). */
import type { PkiObject } from '../pkiObject';

/** `undefined` where nobody could say. */
export function labelFor(object: PkiObject): string | undefined {
  switch (object.kind) {
    case 'certificate':
      return object.trust === undefined ? 'CERTIFICATE' : 'TRUSTED CERTIFICATE';
    case 'certificateRequest':
      return 'CERTIFICATE REQUEST';
    case 'certificateList':
      return 'X509 CRL';
    case 'privateKey':
      return KEY_LABELS[object.format];
    case 'encryptedPrivateKey':
      return object.format === 'pkcs8' ? 'ENCRYPTED PRIVATE KEY' : undefined;
    case 'publicKey':
      return object.format === 'spki' ? 'PUBLIC KEY' : 'RSA PUBLIC KEY';
    case 'cms':
      return object.contentType === SIGNED_DATA ? 'PKCS7' : 'CMS';
    case 'pkcs12':
      return 'PKCS12';
    case 'ocspRequest':
      return 'OCSP REQUEST';
    case 'ocspResponse':
      return 'OCSP RESPONSE';
    case 'openSshKey':
      return 'OPENSSH PRIVATE KEY';
    case 'domainParameters':
    case 'asn1Value':
    case 'unreadable':
      return undefined;
  }
}

const SIGNED_DATA = '1.2.840.113549.1.7.2';

const KEY_LABELS = {
  pkcs1: 'RSA PRIVATE KEY',
  sec1: 'EC PRIVATE KEY',
  dsa: 'DSA PRIVATE KEY',
  pkcs8: 'PRIVATE KEY',
} as const;
