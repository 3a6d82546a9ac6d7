/** Decoded values written the way OpenSSL 3 prints them, to be compared with what it prints. */

import { attributeShortName } from '../../server/src/core/der/oids';
import type { DerTime } from '../../server/src/core/der/time';
import { contentOf, toHex } from '../../server/src/core/der/values';
import type { Extension } from '../../server/src/core/x509/extension';
import type { GeneralName } from '../../server/src/core/x509/generalName';
import type { Name } from '../../server/src/core/x509/name';
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
      return [toHex(contentOf(value.keyIdentifier))];
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
    default:
      return undefined;
  }
}

const ACCESS_METHODS: ReadonlyMap<string, string> = new Map([
  ['1.3.6.1.5.5.7.48.1', 'OCSP'],
  ['1.3.6.1.5.5.7.48.2', 'CA Issuers'],
]);
