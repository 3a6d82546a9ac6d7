/** Whether the names of a certificate keep what an issuer above it allows (RFC 5280 §4.2.1.10). */
import { contentOf } from '../der/values';
import { toUnicodeDomain } from '../describe/unicodeDomain';
import type { Certificate } from '../x509/certificate';
import { findExtensionValue } from '../x509/extension';
import type { GeneralSubtree, NameConstraints } from '../x509/extensions/nameConstraints';
import type { GeneralName } from '../x509/generalName';
import type { Name } from '../x509/name';
import { sameName } from '../x509/sameName';

const COMMON_NAME = '2.5.4.3';
const EMAIL_ADDRESS = '1.2.840.113549.1.9.1';
/** At least two labels, none with a hyphen at its end. */
const HOST = /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.(?!$)|$)){2,}$/i;
const SMTP_UTF8_MAILBOX = '1.3.6.1.5.5.7.8.9';

/** What is wrong in a few words; `undefined` where nothing is. */
export function nameViolation(
  certificate: Certificate,
  constraints: NameConstraints,
  position: 'leaf' | 'authority',
): string | undefined {
  for (const name of namesOf(certificate, position)) {
    const isSameForm = (subtree: GeneralSubtree) => subtree.base.kind === name.kind;
    const permitted = constraints.permitted.filter(isSameForm);
    const excluded = constraints.excluded.filter(isSameForm);
    if (
      [...permitted, ...excluded].some(({ minimum, maximum }) => (minimum ?? 0) > 0 || maximum !== undefined)
    ) {
      return 'a constraint has a minimum or maximum, which RFC 5280 does not allow';
    }
    const text = textOf(name);
    if (permitted.length > 0 && !permitted.some(({ base }) => isWithin(name, base) === true)) {
      return `${text} is not among the permitted names`;
    }
    if (excluded.some(({ base }) => isWithin(name, base) !== false)) {
      return `${text} is among the excluded names`;
    }
  }
  return undefined;
}

function namesOf({ subject, extensions }: Certificate, position: 'leaf' | 'authority'): GeneralName[] {
  const alternatives = findExtensionValue(extensions, 'subjectAltName')?.names ?? [];
  const names: GeneralName[] = alternatives.map((name) =>
    // RFC 9598 §6: mail constraints bind addresses beyond ASCII, too.
    name.kind === 'otherName' && name.typeId === SMTP_UTF8_MAILBOX
      ? { kind: 'rfc822Name', node: name.node, text: name.text }
      : name,
  );
  if (subject === undefined) {
    return names;
  }
  const { node } = subject;
  if (subject.rdns.length > 0) {
    names.push({ kind: 'directoryName', node, name: subject });
  }
  for (const { type, value } of subject.rdns.flat()) {
    if (type === EMAIL_ADDRESS) {
      names.push({ kind: 'rfc822Name', node, text: value });
    }
  }
  // Where there is no DNS name, software takes common names for one; so they have to keep the constraints, too.
  if (position === 'leaf' && !alternatives.some(({ kind }) => kind === 'dNSName')) {
    for (const { type, value } of subject.rdns.flat()) {
      if (type === COMMON_NAME && value !== undefined && HOST.test(value.text)) {
        names.push({ kind: 'dNSName', node, text: value });
      }
    }
  }
  return names;
}

/** `undefined` where the form is one that nobody can compare. */
function isWithin(name: GeneralName, base: GeneralName): boolean | undefined {
  switch (name.kind) {
    case 'dNSName':
      return base.kind === name.kind ? isInDomain(base.text?.text ?? '', name.text?.text ?? '') : undefined;
    case 'rfc822Name':
      return base.kind === name.kind ? isMailWithin(base.text?.text ?? '', name.text?.text ?? '') : undefined;
    case 'uniformResourceIdentifier':
      return base.kind === name.kind ? isUriWithin(base.text?.text ?? '', name.text?.text ?? '') : undefined;
    case 'directoryName':
      return base.kind === name.kind ? isBelow(base.name, name.name) : undefined;
    case 'iPAddress':
      return base.kind === name.kind ? isInNetwork(contentOf(base.node), contentOf(name.node)) : undefined;
    default:
      return undefined;
  }
}

/** The name itself, or labels put in front of it. */
function isInDomain(base: string, name: string): boolean {
  const [domain, host] = [base.toLowerCase(), name.toLowerCase()];
  return (
    domain === '' ||
    host === domain ||
    (host.endsWith(domain) && (domain.startsWith('.') || host.at(-domain.length - 1) === '.'))
  );
}

/** One mailbox, all of a host, or with a dot in front all of a domain; the local part has regard to case. */
function isMailWithin(base: string, name: string): boolean {
  const at = name.lastIndexOf('@');
  const host = name.slice(at + 1).toLowerCase();
  const baseAt = base.lastIndexOf('@');
  if (at < 0) {
    return false;
  }
  if (baseAt > 0) {
    return name.slice(0, at) === base.slice(0, baseAt) && host === base.slice(baseAt + 1).toLowerCase();
  }
  return isHostWithin(base.slice(baseAt + 1), host);
}

function isUriWithin(base: string, name: string): boolean {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:@]+)/i.exec(name)?.[1];
  return host !== undefined && isHostWithin(base, host.toLowerCase());
}

function isHostWithin(base: string, name: string): boolean {
  const [domain, host] = [inUnicode(base), inUnicode(name)];
  return domain === '' || (domain.startsWith('.') ? host.endsWith(domain) : host === domain);
}

/** A-labels as the characters that they stand for. */
function inUnicode(name: string): string {
  return (toUnicodeDomain(name) ?? name).toLowerCase();
}

/** The relative names of the base come first in the name. */
function isBelow(base: Name | undefined, name: Name | undefined): boolean {
  return (
    base !== undefined &&
    name !== undefined &&
    base.rdns.length <= name.rdns.length &&
    sameName(base, { node: name.node, rdns: name.rdns.slice(0, base.rdns.length) })
  );
}

/** `network` is an address and a mask. */
function isInNetwork(network: Uint8Array, address: Uint8Array): boolean {
  const { length } = address;
  return (
    network.length === 2 * length &&
    address.every((octet, at) => ((octet ^ (network[at] as number)) & (network[length + at] as number)) === 0)
  );
}

function textOf(name: GeneralName): string {
  switch (name.kind) {
    case 'dNSName':
    case 'rfc822Name':
    case 'uniformResourceIdentifier':
      return JSON.stringify(name.text?.text ?? '');
    case 'iPAddress':
      return name.address ?? 'an IP address';
    case 'directoryName':
      return 'the subject';
    default:
      return `a name of the form ${name.kind}`;
  }
}
