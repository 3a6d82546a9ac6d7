/** Whether a certificate is for a host (RFC 9525 §6, RFC 5280 §4.2.1.6). */
import { contentOf } from '../der/values';
import type { Certificate } from '../x509/certificate';
import { findExtensionValue } from '../x509/extension';
import { ipAddressText } from '../x509/ipAddress';
import { commonName } from '../x509/name';
import { readIpAddress } from './readIpAddress';

/**
 * An IP address has to be among the IP addresses of the subject alternative name, a name among its DNS
 * names. The common name counts only where there is no DNS name at all, which is how OpenSSL does it.
 */
export function isForHost(certificate: Certificate, host: string): boolean {
  const names = findExtensionValue(certificate.extensions, 'subjectAltName')?.names ?? [];
  const address = readIpAddress(host);
  if (address !== undefined) {
    return names.some(
      (name) => name.kind === 'iPAddress' && ipAddressText(contentOf(name.node)) === ipAddressText(address),
    );
  }
  const patterns = names.flatMap((name) => (name.kind === 'dNSName' ? (name.text?.text ?? '') : []));
  const common = certificate.subject && commonName(certificate.subject);
  return (patterns.length > 0 ? patterns : common === undefined ? [] : [common]).some((pattern) =>
    matchesHost(pattern, host),
  );
}

/** A `*` stands for the whole first label and for one label only; two labels have to follow it. */
export function matchesHost(pattern: string, host: string): boolean {
  const [wanted, given] = [labelsOf(pattern), labelsOf(host)];
  if (wanted.length !== given.length || given.some((label) => label === '')) {
    return false;
  }
  const isWildcard = wanted[0] === '*' && wanted.length >= 3;
  return wanted.every((label, at) => (at === 0 && isWildcard) || label === given[at]);
}

function labelsOf(name: string): readonly string[] {
  return name.toLowerCase().replace(/\.$/, '').split('.');
}
