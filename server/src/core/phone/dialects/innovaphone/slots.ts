import type { CertificateSlot } from '../../phoneConfig';

/** `vars create X509/REQUESTRESPONSE/00000 pb <hex of DER>` (innovaphone/php-update-server@111dc8f). */
export function innovaphoneSlot(name: string): CertificateSlot | undefined {
  return /^X509\/REQUESTRESPONSE\/[^/]*$/.test(name) ? { role: 'certificate', encoding: 'hex' } : undefined;
}
