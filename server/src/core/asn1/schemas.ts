/** The outermost types, by the names callers know them by. */
import { SubjectPublicKeyInfo } from './modules/algorithmIdentifier';
import { Certificate, CertificateList } from './modules/certificate';
import type { Asn1Type } from './schema';
import { any } from './schema';

export type SchemaName =
  | 'Certificate'
  | 'TrustedCertificate'
  | 'CertificationRequest'
  | 'CertificateList'
  | 'RSAPrivateKey'
  | 'ECPrivateKey'
  | 'DSAPrivateKey'
  | 'PrivateKeyInfo'
  | 'EncryptedPrivateKeyInfo'
  | 'SubjectPublicKeyInfo'
  | 'RSAPublicKey'
  | 'ContentInfo'
  | 'PFX'
  | 'OCSPRequest'
  | 'OCSPResponse'
  | 'DHParameter'
  | 'ECParameters'
  | 'DSAParameters'
  | 'Any';

const SCHEMAS: Readonly<Partial<Record<SchemaName, Asn1Type>>> = {
  Certificate,
  CertificateList,
  SubjectPublicKeyInfo,
  Any: any,
};

export function schemaType(name: SchemaName): Asn1Type {
  return SCHEMAS[name] ?? any;
}
