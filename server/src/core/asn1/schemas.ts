/** The outermost types, by the names callers know them by. */
import { SubjectPublicKeyInfo } from './modules/algorithmIdentifier';
import { AttributeCertificate } from './modules/attributeCertificate';
import { Certificate, CertificateList } from './modules/certificate';
import { CertificationRequest, SignedPublicKeyAndChallenge } from './modules/certificationRequest';
import { ContentInfo } from './modules/cms';
import { DhParameter, DomainParameters, DssParms, EcParameters } from './modules/domainParameters';
import {
  DsaPrivateKey,
  EcPrivateKey,
  EncryptedPrivateKeyInfo,
  PrivateKeyInfo,
  RsaPrivateKey,
  RsaPublicKey,
} from './modules/keys';
import { OcspRequest, OcspResponse } from './modules/ocsp';
import { Pfx } from './modules/pkcs12';
import { TimeStampReq, TimeStampResp } from './modules/timeStamp';
import { TrustedCertificate } from './modules/trustedCertificate';
import type { Asn1Type } from './schema';
import { any } from './schema';

const SCHEMAS = {
  Certificate,
  TrustedCertificate,
  AttributeCertificate,
  CertificationRequest,
  SignedPublicKeyAndChallenge,
  CertificateList,
  RSAPrivateKey: RsaPrivateKey,
  ECPrivateKey: EcPrivateKey,
  DSAPrivateKey: DsaPrivateKey,
  PrivateKeyInfo,
  EncryptedPrivateKeyInfo,
  SubjectPublicKeyInfo,
  RSAPublicKey: RsaPublicKey,
  ContentInfo,
  PFX: Pfx,
  OCSPRequest: OcspRequest,
  OCSPResponse: OcspResponse,
  TimeStampReq,
  TimeStampResp,
  DHParameter: DhParameter,
  X942DHParameter: DomainParameters,
  ECParameters: EcParameters,
  DSAParameters: DssParms,
  Any: any,
} as const;

export type SchemaName = keyof typeof SCHEMAS;

export function schemaType(name: SchemaName): Asn1Type {
  return SCHEMAS[name];
}
