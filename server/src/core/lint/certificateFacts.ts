/** What several rules ask of a certificate. */
import { contentOf, encodingOf } from '../der/values';
import type { Certificate } from '../x509/certificate';
import { findExtensionValue } from '../x509/extension';
import type { KeyUsageName } from '../x509/extensions/keyUsage';
import { sameBytes, sameName } from '../x509/sameName';
import type { Severity } from './severity';

/** Basic constraints say so. */
export function isCa({ extensions }: Certificate): boolean {
  return findExtensionValue(extensions, 'basicConstraints')?.ca === true;
}

const selfIssued = new WeakMap<Certificate, boolean>();

/** Subject and issuer are the same name, and not empty. */
export function isSelfIssued(certificate: Certificate): boolean {
  let found = selfIssued.get(certificate);
  if (found === undefined) {
    const { issuer, subject } = certificate;
    found =
      issuer !== undefined &&
      subject !== undefined &&
      subject.rdns.length > 0 &&
      (sameBytes(encodingOf(issuer.node), encodingOf(subject.node)) || sameName(issuer, subject));
    selfIssued.set(certificate, found);
  }
  return found;
}

/**
 * Its own issuer, as a trust anchor is: self-issued, and nothing says that another key signed it (as in the
 * certificates of a CA that changes its key, RFC 4210 §4.4).
 */
export function isAnchor(certificate: Certificate): boolean {
  if (!isSelfIssued(certificate)) {
    return false;
  }
  const { extensions, serialNumber } = certificate;
  const authority = findExtensionValue(extensions, 'authorityKeyIdentifier');
  const own = findExtensionValue(extensions, 'subjectKeyIdentifier')?.keyIdentifier;
  const signer = authority?.keyIdentifier;
  if (signer !== undefined && own !== undefined) {
    return sameBytes(contentOf(signer), contentOf(own));
  }
  const serial = authority?.authorityCertSerialNumber?.hex;
  return serial === undefined || serial === serialNumber?.hex;
}

/** A trust anchor is trusted for its name and key, whatever else it says (RFC 5280 §6.1.1 (d)). */
export function forAnchor(certificate: Certificate, severity: Severity): { readonly severity?: Severity } {
  return isAnchor(certificate) ? { severity } : {};
}

/** What the key may be used for; `undefined` where nothing is said. */
export function keyUsagesOf({ extensions }: Certificate): readonly KeyUsageName[] | undefined {
  return findExtensionValue(extensions, 'keyUsage')?.usages;
}

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const ANY_PURPOSE = '2.5.29.37.0';

/** Made for servers: an end entity whose purposes name servers, or name none while its names are those of hosts. */
export function isServerCertificate(certificate: Certificate): boolean {
  if (isCa(certificate) || keyUsagesOf(certificate)?.includes('keyCertSign') === true) {
    return false;
  }
  const { extensions, subject } = certificate;
  const purposes = findExtensionValue(extensions, 'extKeyUsage')?.purposes;
  if (purposes !== undefined) {
    return purposes.some(({ oid }) => oid === SERVER_AUTH);
  }
  const names = findExtensionValue(extensions, 'subjectAltName')?.names ?? [];
  return (
    names.some(({ kind }) => kind === 'dNSName' || kind === 'iPAddress') ||
    (names.length === 0 && (subject?.rdns.flat() ?? []).some(isHostCommonName))
  );
}

export function isAnyPurpose(oid: string): boolean {
  return oid === ANY_PURPOSE;
}

const HOST_NAME =
  /^(?=.{1,253}$)(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/i;
const IPV4 = /^(?:\d{1,3}\.){3}\d{1,3}$/;
const IPV6 = /^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}$/i;

/** A name with at least one dot, as hosts have. */
export function looksLikeHostName(text: string): boolean {
  return HOST_NAME.test(text);
}

export function looksLikeIpAddress(text: string): boolean {
  return IPV4.test(text) || IPV6.test(text);
}

export function isHostCommonName({
  type,
  value,
}: {
  readonly type: string;
  readonly value: { readonly text: string } | undefined;
}): boolean {
  return (
    type === '2.5.4.3' &&
    value !== undefined &&
    (looksLikeHostName(value.text) || looksLikeIpAddress(value.text))
  );
}
