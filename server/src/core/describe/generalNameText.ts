/** GeneralNames as text: `DNS:www.example.com`, `IP:2001:db8::1`, `UPN:anna@example.com`. */
import { safeText } from '../asn1/safeText';
import { oidName } from '../der/oids';
import type { DerText } from '../der/strings';
import { contentOf, encodingOf, toHex } from '../der/values';
import type { GeneralName, OtherName } from '../x509/generalName';
import { nameToOneLine } from '../x509/nameText';
import { line, type OutlineLine, orEmpty } from './outlineLine';
import { toUnicodeDomain } from './unicodeDomain';

/** Forms of otherName that people know by a short name. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['1.3.6.1.4.1.311.20.2.3', 'UPN'],
  ['1.3.6.1.5.5.7.8.3', 'PermanentIdentifier'],
  ['1.3.6.1.5.5.7.8.4', 'HardwareModuleName'],
  ['1.3.6.1.5.5.7.8.5', 'XmppAddr'],
  ['1.3.6.1.5.5.7.8.7', 'SRVName'],
  ['1.3.6.1.5.5.7.8.8', 'NAIRealm'],
  ['1.3.6.1.5.5.7.8.9', 'SmtpUTF8Mailbox'],
  ['1.3.6.1.5.2.2', 'KRB5PrincipalName'],
  ['1.3.6.1.4.1.311.25.1', 'NTDS replication'],
  ['1.3.6.1.4.1.311.25.2.1', 'NTDS object SID'],
]);

export function generalNameText(name: GeneralName): string {
  switch (name.kind) {
    case 'dNSName':
      return `DNS:${withUnicode(shown(name.text))}`;
    case 'rfc822Name':
      return `email:${withUnicodeHost(shown(name.text))}`;
    case 'uniformResourceIdentifier':
      return `URI:${shown(name.text)}`;
    case 'iPAddress':
      return `IP:${name.address ?? `unreadable (${toHex(contentOf(name.node))})`}`;
    case 'directoryName':
      return `DirName:${name.name === undefined ? 'unreadable' : safeText(nameToOneLine(name.name))}`;
    case 'registeredID':
      return `RID:${name.oid ?? 'unreadable'}`;
    case 'otherName':
      return otherNameText(name);
    case 'ediPartyName':
      return `EdiPartyName:${name.nameAssigner === undefined ? '' : `${shown(name.nameAssigner)}/`}${shown(name.partyName)}`;
    case 'x400Address':
      return `X400:${toHex(encodingOf(name.node))}`;
    case 'unknown':
      return `unknown:${toHex(encodingOf(name.node))}`;
  }
}

function otherNameText(name: OtherName): string {
  const label = OTHER_NAMES.get(name.typeId) ?? oidName(name.typeId) ?? name.typeId;
  if (name.text !== undefined) {
    return `${label}:${safeText(name.text.text)}`;
  }
  return `${label}:${name.valueNode === undefined ? 'unreadable' : `#${toHex(encodingOf(name.valueNode))}`}`;
}

/** A domain name, with its readable form behind it where it has A-labels. */
function withUnicode(domain: string): string {
  const readable = toUnicodeDomain(domain);
  return readable === undefined ? domain : `${domain} (${safeText(readable)})`;
}

function withUnicodeHost(mailbox: string): string {
  const readable = toUnicodeDomain(mailbox.slice(mailbox.lastIndexOf('@') + 1));
  return readable === undefined ? mailbox : `${mailbox} (@${safeText(readable)})`;
}

/** A line each. */
export function generalNameLines(names: readonly GeneralName[]): readonly OutlineLine[] {
  return orEmpty(names.map((name) => line(generalNameText(name))));
}

/** Text from an object, fit to be shown. */
export function shown(text: DerText | undefined): string {
  return text === undefined ? 'unreadable' : safeText(text.text);
}
