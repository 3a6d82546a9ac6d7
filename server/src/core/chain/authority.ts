/** Whether a certificate may issue others (RFC 5280 §4.2.1.9, §4.2.1.3, §6.1.4). */

import { isSelfIssued } from '../describe/describeCertificate';
import type { Certificate } from '../x509/certificate';
import { findExtensionValue } from '../x509/extension';
import type { KeyUsageName } from '../x509/extensions/keyUsage';

export interface AuthorityVerdict {
  readonly kind: 'ca' | 'keyUsage';
  readonly verdict: 'good' | 'bad';
  readonly text: string;
}

/** A trust anchor need not say that it is an authority where it is too old to be able to, or says so by its key usage. */
export function checkAuthority(
  certificate: Certificate,
  position: 'intermediate' | 'anchor',
): AuthorityVerdict {
  const { extensions, version } = certificate;
  const usages: readonly KeyUsageName[] | undefined = findExtensionValue(extensions, 'keyUsage')?.usages;
  if (usages !== undefined && !usages.includes('keyCertSign')) {
    return {
      kind: 'keyUsage',
      verdict: 'bad',
      text: 'Its key usage does not allow it to sign certificates.',
    };
  }
  const constraints = findExtensionValue(extensions, 'basicConstraints');
  if (constraints?.ca === true) {
    return { kind: 'ca', verdict: 'good', text: 'It is a CA.' };
  }
  const isOldRoot =
    position === 'anchor' && (usages !== undefined || (version === 1 && isSelfIssued(certificate)));
  if (constraints === undefined && isOldRoot) {
    return {
      kind: 'ca',
      verdict: 'good',
      text: 'It has no basic constraints; as a trust anchor it passes nevertheless.',
    };
  }
  return {
    kind: 'ca',
    verdict: 'bad',
    text: 'It is no CA (basic constraints), so what it signed does not count.',
  };
}
