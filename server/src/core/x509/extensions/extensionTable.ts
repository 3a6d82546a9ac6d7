/** Which reader decodes the value of which extension. One line each. */
import { type DerNode, readDerWithin } from '../../der/readDer';
import { type ObjectProblem, reportEncoding } from '../objectProblem';
import { type AsIdentifiers, readAsIdentifiers } from './asIdentifiers';
import { type AuthorityKeyIdentifier, readAuthorityKeyIdentifier } from './authorityKeyIdentifier';
import { type BasicConstraints, readBasicConstraints } from './basicConstraints';
import { type CabfOrganizationId, readCabfOrganizationId } from './cabfOrganizationId';
import {
  type CertificatePolicies,
  readCertificatePolicies,
  readMsApplicationPolicies,
} from './certificatePolicies';
import {
  type CrlDistributionPoints,
  readCrlDistributionPoints,
  readFreshestCrl,
  readMsPublishedCrlLocations,
} from './crlDistributionPoints';
import { type EntrustVersion, readEntrustVersion } from './entrustVersion';
import { type ExtKeyUsage, readExtKeyUsage } from './extKeyUsage';
import { type InfoAccess, readAuthorityInfoAccess, readSubjectInfoAccess } from './infoAccess';
import { type IpAddressBlocks, readIpAddressBlocks } from './ipAddressBlocks';
import { type IssuingDistributionPoint, readIssuingDistributionPoint } from './issuingDistributionPoint';
import { type KeyUsage, readKeyUsage } from './keyUsage';
import { type MarkerExtension, readCtPoison, readNoRevAvail, readOcspNoCheck } from './markerExtension';
import { type MsCertificateTemplate, readMsCertificateTemplate } from './msCertificateTemplate';
import { type MsNtdsSid, readMsNtdsSid } from './msNtdsSid';
import { type NameConstraints, readNameConstraints } from './nameConstraints';
import { type NetscapeCertType, readNetscapeCertType } from './netscapeCertType';
import {
  type NumberExtension,
  readCrlNumber,
  readDeltaCrlIndicator,
  readInhibitAnyPolicy,
  readMsCaVersion,
} from './numberExtension';
import {
  type OctetsExtension,
  readAcmeIdentifier,
  readMsPreviousCaCertHash,
  readOcspNonce,
} from './octetsExtension';
import { type OidExtension, readAcceptableResponses, readHoldInstructionCode } from './oidExtension';
import { type PolicyConstraints, readPolicyConstraints } from './policyConstraints';
import { type PolicyMappings, readPolicyMappings } from './policyMappings';
import { type PrivateKeyUsagePeriod, readPrivateKeyUsagePeriod } from './privateKeyUsagePeriod';
import { type ProxyCertInfo, readProxyCertInfo } from './proxyCertInfo';
import { type QcStatements, readQcStatements } from './qcStatements';
import { type ReasonCode, readReasonCode } from './reasonCode';
import { readSctList, type SctList } from './sctList';
import { readSmimeCapabilities, type SmimeCapabilities } from './smimeCapabilities';
import { type AltName, readCertificateIssuer, readIssuerAltName, readSubjectAltName } from './subjectAltName';
import {
  readSubjectDirectoryAttributes,
  type SubjectDirectoryAttributes,
} from './subjectDirectoryAttributes';
import { readSubjectKeyIdentifier, type SubjectKeyIdentifier } from './subjectKeyIdentifier';
import { type TextExtension, textReader } from './textExtension';
import {
  readArchiveCutoff,
  readExpiredCertsOnCrl,
  readInvalidityDate,
  readMsCrlNextPublish,
  type TimeExtension,
} from './timeExtension';
import { readTlsFeature, type TlsFeature } from './tlsFeature';

/** An extension that we do not know, or whose value breaks its own definition: shown as an ASN.1 tree. */
export interface UnknownExtension {
  readonly kind: 'unknown';
  /** The DER inside the OCTET STRING; `undefined` where there is none. */
  readonly node: DerNode | undefined;
}

export type ExtensionValue =
  | AltName
  | AsIdentifiers
  | AuthorityKeyIdentifier
  | BasicConstraints
  | CabfOrganizationId
  | CertificatePolicies
  | CrlDistributionPoints
  | EntrustVersion
  | ExtKeyUsage
  | InfoAccess
  | IpAddressBlocks
  | IssuingDistributionPoint
  | KeyUsage
  | MarkerExtension
  | MsCertificateTemplate
  | MsNtdsSid
  | NameConstraints
  | NetscapeCertType
  | NumberExtension
  | OctetsExtension
  | OidExtension
  | PolicyConstraints
  | PolicyMappings
  | PrivateKeyUsagePeriod
  | ProxyCertInfo
  | QcStatements
  | ReasonCode
  | SctList
  | SmimeCapabilities
  | SubjectDirectoryAttributes
  | SubjectKeyIdentifier
  | TextExtension
  | TimeExtension
  | TlsFeature
  | UnknownExtension;

type ReadValue = (node: DerNode, field: string, problems: ObjectProblem[]) => ExtensionValue | undefined;

const NETSCAPE = '2.16.840.1.113730.1';
const MICROSOFT = '1.3.6.1.4.1.311';
const TRANSPARENCY = '1.3.6.1.4.1.11129.2.4';

const READERS: ReadonlyMap<string, ReadValue> = new Map<string, ReadValue>([
  ['2.5.29.9', readSubjectDirectoryAttributes],
  ['2.5.29.14', readSubjectKeyIdentifier],
  ['2.5.29.15', readKeyUsage],
  ['2.5.29.16', readPrivateKeyUsagePeriod],
  ['2.5.29.17', readSubjectAltName],
  ['2.5.29.18', readIssuerAltName],
  ['2.5.29.19', readBasicConstraints],
  ['2.5.29.20', readCrlNumber],
  ['2.5.29.21', readReasonCode],
  ['2.5.29.23', readHoldInstructionCode],
  ['2.5.29.24', readInvalidityDate],
  ['2.5.29.27', readDeltaCrlIndicator],
  ['2.5.29.28', readIssuingDistributionPoint],
  ['2.5.29.29', readCertificateIssuer],
  ['2.5.29.30', readNameConstraints],
  ['2.5.29.31', readCrlDistributionPoints],
  ['2.5.29.32', readCertificatePolicies],
  ['2.5.29.33', readPolicyMappings],
  ['2.5.29.35', readAuthorityKeyIdentifier],
  ['2.5.29.36', readPolicyConstraints],
  ['2.5.29.37', readExtKeyUsage],
  ['2.5.29.46', readFreshestCrl],
  ['2.5.29.54', readInhibitAnyPolicy],
  ['2.5.29.56', readNoRevAvail],
  ['2.5.29.60', readExpiredCertsOnCrl],
  ['1.3.6.1.5.5.7.1.1', readAuthorityInfoAccess],
  ['1.3.6.1.5.5.7.1.3', readQcStatements],
  ['1.3.6.1.5.5.7.1.7', readIpAddressBlocks],
  ['1.3.6.1.5.5.7.1.8', readAsIdentifiers],
  ['1.3.6.1.5.5.7.1.11', readSubjectInfoAccess],
  ['1.3.6.1.5.5.7.1.14', readProxyCertInfo],
  ['1.3.6.1.5.5.7.1.24', readTlsFeature],
  ['1.3.6.1.5.5.7.1.28', readIpAddressBlocks],
  ['1.3.6.1.5.5.7.1.29', readAsIdentifiers],
  ['1.3.6.1.5.5.7.1.31', readAcmeIdentifier],
  ['1.3.6.1.5.5.7.48.1.2', readOcspNonce],
  ['1.3.6.1.5.5.7.48.1.4', readAcceptableResponses],
  ['1.3.6.1.5.5.7.48.1.5', readOcspNoCheck],
  ['1.3.6.1.5.5.7.48.1.6', readArchiveCutoff],
  ['1.2.840.113549.1.9.15', readSmimeCapabilities],
  ['1.2.840.113533.7.65.0', readEntrustVersion],
  ['2.23.140.3.1', readCabfOrganizationId],
  [`${TRANSPARENCY}.2`, readSctList],
  [`${TRANSPARENCY}.3`, readCtPoison],
  [`${TRANSPARENCY}.5`, readSctList],
  [`${NETSCAPE}.1`, readNetscapeCertType],
  [`${NETSCAPE}.2`, textReader('netscapeBaseUrl')],
  [`${NETSCAPE}.3`, textReader('netscapeRevocationUrl')],
  [`${NETSCAPE}.4`, textReader('netscapeCaRevocationUrl')],
  [`${NETSCAPE}.7`, textReader('netscapeRenewalUrl')],
  [`${NETSCAPE}.8`, textReader('netscapeCaPolicyUrl')],
  [`${NETSCAPE}.12`, textReader('netscapeSslServerName')],
  [`${NETSCAPE}.13`, textReader('netscapeComment')],
  [`${MICROSOFT}.20.2`, textReader('msCertificateTemplateName')],
  [`${MICROSOFT}.21.1`, readMsCaVersion],
  [`${MICROSOFT}.21.2`, readMsPreviousCaCertHash],
  [`${MICROSOFT}.21.4`, readMsCrlNextPublish],
  [`${MICROSOFT}.21.7`, readMsCertificateTemplate],
  [`${MICROSOFT}.21.10`, readMsApplicationPolicies],
  [`${MICROSOFT}.21.11`, readPolicyMappings],
  [`${MICROSOFT}.21.12`, readPolicyConstraints],
  [`${MICROSOFT}.21.14`, readMsPublishedCrlLocations],
  [`${MICROSOFT}.25.2`, readMsNtdsSid],
]);

/** Decodes what the OCTET STRING of an extension wraps. */
export function readExtensionValue(
  oid: string,
  octetString: DerNode,
  field: string,
  problems: ObjectProblem[],
): ExtensionValue {
  const document = readDerWithin(octetString.bytes, octetString.contentStart, octetString.contentEnd);
  const { root } = document;
  const read = READERS.get(oid);
  if (read === undefined) {
    return { kind: 'unknown', node: document.problems.length === 0 ? root : undefined };
  }
  if (document.problems.length > 0) {
    reportEncoding(problems, field, octetString, document.problems);
  }
  return (root === undefined ? undefined : read(root, field, problems)) ?? { kind: 'unknown', node: root };
}
