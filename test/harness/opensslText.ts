/** Decoded values written the way OpenSSL 3 prints them, to be compared with what it prints. */

import { attributeShortName } from '../../server/src/core/der/oids';
import type { DerTime } from '../../server/src/core/der/time';
import { contentOf, toHex } from '../../server/src/core/der/values';
import type { Extension } from '../../server/src/core/x509/extension';
import type { PolicyQualifier } from '../../server/src/core/x509/extensions/certificatePolicies';
import type { DistributionPointName } from '../../server/src/core/x509/extensions/distributionPoint';
import type { GeneralName } from '../../server/src/core/x509/generalName';
import type { Name, NameAttribute } from '../../server/src/core/x509/name';
import { nameToRfc4514 } from '../../server/src/core/x509/nameText';

/** `-nameopt RFC2253`, which escapes what is not ASCII. */
export function nameAsRfc2253(name: Name | undefined): string | undefined {
  return name === undefined ? undefined : escapeNonAscii(nameToRfc4514(name));
}

function escapeNonAscii(text: string): string {
  return text.replace(/[^\0-\x7f]+/gu, (run) =>
    [...Buffer.from(run, 'utf8')].map((octet) => `\\${octet.toString(16).toUpperCase()}`).join(''),
  );
}

/** `2026-01-01T00:00:00Z`, with a fraction where there is one; `Bad time value` where it is none. */
export function timeAsIso(time: DerTime | undefined): string {
  if (time?.instant === undefined) {
    return 'Bad time value';
  }
  return new Date(time.instant).toISOString().replace(/\.?0*Z$/, 'Z');
}

/** As one entry of `X509v3 Subject Alternative Name`. */
export function generalNameAsText(name: GeneralName): string {
  switch (name.kind) {
    case 'dNSName':
      return `DNS:${name.text?.text}`;
    case 'rfc822Name':
      return `email:${name.text?.text}`;
    case 'uniformResourceIdentifier':
      return `URI:${name.text?.text}`;
    case 'iPAddress':
      return `IP Address:${ipAddressAsText(contentOf(name.node))}`;
    case 'directoryName':
      return `DirName:${nameAsOneLine(name.name)}`;
    case 'registeredID':
      return `Registered ID:${name.oid}`;
    case 'otherName': {
      const label = OTHER_NAMES.get(name.typeId) ?? name.typeId;
      const isText = name.valueNode !== undefined && name.text !== undefined;
      return `othername: ${label}::${isText ? name.text.text : '<unsupported>'}`;
    }
    case 'x400Address':
      return 'X400Name:<unsupported>';
    case 'ediPartyName':
      return 'EdiPartyName:<unsupported>';
    case 'unknown':
      return 'unknown';
  }
}

const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['1.3.6.1.4.1.311.20.2.3', 'UPN'],
  ['1.3.6.1.5.5.7.8.5', 'XmppAddr'],
  ['1.3.6.1.5.5.7.8.7', 'SRVName'],
  ['1.3.6.1.5.5.7.8.8', 'NAIRealm'],
  ['1.3.6.1.5.5.7.8.9', 'SmtpUTF8Mailbox'],
]);

/** IPv6 in upper case and in full. */
export function ipAddressAsText(octets: Uint8Array): string {
  if (octets.length === 4) {
    return octets.join('.');
  }
  if (octets.length !== 16) {
    return '<invalid>';
  }
  const groups: string[] = [];
  for (let at = 0; at < 16; at += 2) {
    groups.push((((octets[at] as number) << 8) | (octets[at + 1] as number)).toString(16).toUpperCase());
  }
  return groups.join(':');
}

/** The form of X509_NAME_oneline: `/C=DE/CN=x`, octets beyond ASCII as `\xC3`. */
export function nameAsOneLine(name: Name | undefined): string {
  let text = '';
  for (const rdn of name?.rdns ?? []) {
    for (const { type, valueNode } of rdn) {
      const octets = valueNode === undefined ? [] : [...contentOf(valueNode)];
      const value = octets.map((octet) =>
        octet >= 0x20 && octet <= 0x7e
          ? String.fromCharCode(octet).replace(/[/+]/, '\\$&')
          : `\\x${octet.toString(16).toUpperCase().padStart(2, '0')}`,
      );
      text += `/${attributeShortName(type) ?? type}=${value.join('')}`;
    }
  }
  return text;
}

const KEY_USAGES: Readonly<Record<string, string>> = {
  digitalSignature: 'Digital Signature',
  nonRepudiation: 'Non Repudiation',
  keyEncipherment: 'Key Encipherment',
  dataEncipherment: 'Data Encipherment',
  keyAgreement: 'Key Agreement',
  keyCertSign: 'Certificate Sign',
  cRLSign: 'CRL Sign',
  encipherOnly: 'Encipher Only',
  decipherOnly: 'Decipher Only',
};

const PURPOSES: ReadonlyMap<string, string> = new Map([
  ['1.3.6.1.5.5.7.3.1', 'TLS Web Server Authentication'],
  ['1.3.6.1.5.5.7.3.2', 'TLS Web Client Authentication'],
  ['1.3.6.1.5.5.7.3.3', 'Code Signing'],
  ['1.3.6.1.5.5.7.3.4', 'E-mail Protection'],
  ['1.3.6.1.5.5.7.3.5', 'IPSec End System'],
  ['1.3.6.1.5.5.7.3.6', 'IPSec Tunnel'],
  ['1.3.6.1.5.5.7.3.7', 'IPSec User'],
  ['1.3.6.1.5.5.7.3.8', 'Time Stamping'],
  ['1.3.6.1.5.5.7.3.9', 'OCSP Signing'],
  ['1.3.6.1.5.2.3.5', 'Signing KDC Response'],
  ['1.3.6.1.4.1.311.10.3.3', 'Microsoft Server Gated Crypto'],
  ['1.3.6.1.4.1.311.20.2.2', 'Microsoft Smartcard Login'],
  ['1.3.6.1.4.1.311.2.1.22', 'Microsoft Commercial Code Signing'],
  ['2.16.840.1.113730.4.1', 'Netscape Server Gated Crypto'],
  ['2.5.29.37.0', 'Any Extended Key Usage'],
]);

/** The values of those extensions that OpenSSL prints in one list; `undefined` for any other. */
export function extensionAsList({ value }: Extension): readonly string[] | undefined {
  switch (value.kind) {
    case 'keyUsage':
      return value.usages.map((usage) => KEY_USAGES[usage] as string);
    case 'extKeyUsage':
      return value.purposes.map(({ oid }) => PURPOSES.get(oid) ?? oid);
    case 'subjectAltName':
    case 'issuerAltName':
      return value.names.map(generalNameAsText);
    case 'subjectKeyIdentifier':
      return [toHex(contentOf(value.keyIdentifier), ':').toUpperCase()];
    case 'authorityKeyIdentifier': {
      const keyid = value.keyIdentifier && toHex(contentOf(value.keyIdentifier), ':').toUpperCase();
      const names = value.authorityCertIssuer ?? [];
      const serial = value.authorityCertSerialNumber;
      const isAlone = names.length === 0 && serial === undefined;
      return [
        ...(keyid === undefined ? [] : [isAlone ? keyid : `keyid:${keyid}`]),
        ...names.map(generalNameAsText),
        ...(serial === undefined ? [] : [`serial:${serial.hex.replace(/..(?=.)/g, '$&:')}`]),
      ];
    }
    case 'authorityInfoAccess':
      return value.descriptions.map(
        ({ method, location }) => `${ACCESS_METHODS.get(method) ?? method} - ${generalNameAsText(location)}`,
      );
    case 'subjectInfoAccess':
      return value.descriptions.map(
        ({ method, location }) => `${ACCESS_METHODS.get(method) ?? method} - ${generalNameAsText(location)}`,
      );
    case 'cRLDistributionPoints':
    case 'freshestCRL':
      return value.points.flatMap(({ name, reasons, crlIssuer }) => [
        ...(name === undefined ? [] : distributionPointNameAsLines(name)),
        ...(reasons === undefined
          ? []
          : ['Reasons:', reasons.flatMap((reason) => REASONS[reason] ?? []).join(', ')]),
        ...(crlIssuer === undefined ? [] : ['CRL Issuer:', ...crlIssuer.map(generalNamePrinted)]),
      ]);
    case 'certificatePolicies':
      return value.policies.flatMap(({ oid, qualifiers }) => [
        `Policy: ${POLICIES.get(oid) ?? oid}`,
        ...qualifiers.flatMap(qualifierAsLines),
      ]);
    case 'nameConstraints':
      return [
        ...(value.permitted.length > 0 ? ['Permitted:'] : []),
        ...value.permitted.map(({ base }) => generalNamePrinted(base)),
        ...(value.excluded.length > 0 ? ['Excluded:'] : []),
        ...value.excluded.map(({ base }) => generalNamePrinted(base)),
      ];
    case 'basicConstraints':
      return [
        `CA:${value.ca ? 'TRUE' : 'FALSE'}${value.pathLength === undefined ? '' : `, pathlen:${value.pathLength}`}`,
      ];
    case 'tlsFeature':
      return value.features.map((feature) => TLS_FEATURES.get(feature) ?? `${feature}`);
    case 'inhibitAnyPolicy':
    case 'cRLNumber':
      return [`${value.number}`];
    default:
      return undefined;
  }
}

function distributionPointNameAsLines(name: DistributionPointName): readonly string[] {
  return name.kind === 'fullName'
    ? ['Full Name:', ...name.names.map(generalNamePrinted)]
    : ['Relative Name:', name.rdn.map((attribute) => attributePrinted(attribute)).join(' + ')];
}

function qualifierAsLines(qualifier: PolicyQualifier): readonly string[] {
  switch (qualifier.kind) {
    case 'cps':
      return [`CPS: ${qualifier.uri?.text.replace(/\0.*/s, '')}`];
    case 'userNotice': {
      const { organization, noticeNumbers, explicitText } = qualifier;
      return [
        'User Notice:',
        ...(organization === undefined
          ? []
          : [
              `Organization: ${organization.text}`,
              `Number${noticeNumbers.length > 1 ? 's' : ''}: ${noticeNumbers.join(', ')}`,
            ]),
        ...(explicitText === undefined ? [] : [`Explicit Text: ${explicitText.text}`]),
      ];
    }
    case 'other':
      return [`Unknown Qualifier: ${qualifier.oid}`];
  }
}

/** The form of GENERAL_NAME_print, which differs from that of lists in names and addresses. */
function generalNamePrinted(name: GeneralName): string {
  if (name.kind === 'directoryName') {
    return `DirName:${namePrinted(name.name)}`;
  }
  if (name.kind === 'iPAddress') {
    const octets = contentOf(name.node);
    const half = octets.length / 2;
    return octets.length === 8 || octets.length === 32
      ? `IP:${ipAddressAsText(octets.subarray(0, half))}/${ipAddressAsText(octets.subarray(half))}`
      : `IP Address:${ipAddressAsText(octets)}`;
  }
  return generalNameAsText(name);
}

/** `-nameopt oneline`: `C = US, O = "a, b"`. */
function namePrinted(name: Name | undefined): string {
  const rdns = (name?.rdns ?? []).filter((rdn) => rdn.length > 0);
  return rdns.map((rdn) => rdn.map(attributePrinted).join(' + ')).join(', ');
}

function attributePrinted({ type, value }: NameAttribute): string {
  const text = escapeNonAscii(value?.text ?? '');
  const isQuoted = /[,+"\\<>;]|^[ #]| $/.test(value?.text ?? '');
  return `${attributeShortName(type) ?? type} = ${isQuoted ? `"${text.replace(/["\\]/g, '\\$&')}"` : text}`;
}

const REASONS: Readonly<Record<string, string>> = {
  unused: 'Unused',
  keyCompromise: 'Key Compromise',
  cACompromise: 'CA Compromise',
  affiliationChanged: 'Affiliation Changed',
  superseded: 'Superseded',
  cessationOfOperation: 'Cessation Of Operation',
  certificateHold: 'Certificate Hold',
  privilegeWithdrawn: 'Privilege Withdrawn',
  aACompromise: 'AA Compromise',
};

const POLICIES: ReadonlyMap<string, string> = new Map([
  ['2.5.29.32.0', 'X509v3 Any Policy'],
  ['1.2.643.100.113.1', 'Class of Signing Tool KC1'],
  ['1.2.643.100.113.2', 'Class of Signing Tool KC2'],
  ['1.2.643.100.113.3', 'Class of Signing Tool KC3'],
  ['1.2.643.100.113.4', 'Class of Signing Tool KB1'],
  ['1.2.643.100.113.5', 'Class of Signing Tool KB2'],
]);

const TLS_FEATURES: ReadonlyMap<number, string> = new Map([
  [5, 'status_request'],
  [17, 'status_request_v2'],
]);

const ACCESS_METHODS: ReadonlyMap<string, string> = new Map([
  ['1.3.6.1.5.5.7.48.1', 'OCSP'],
  ['1.3.6.1.5.5.7.48.2', 'CA Issuers'],
  ['1.3.6.1.5.5.7.48.5', 'CA Repository'],
]);
