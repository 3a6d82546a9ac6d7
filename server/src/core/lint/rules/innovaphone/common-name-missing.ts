import { isCa } from '../../certificateFacts';
import { defineDeviceRule } from '../../deviceRule';
import { INNOVAPHONE } from '../../phoneRule';
import { atNode } from '../../rule';

export const rule = defineDeviceRule({
  targets: ['innovaphone'],
  dialect: 'innovaphone',
  appliesTo: ['certificate'],
  severity: 'warning',
  title: 'a certificate for an innovaphone device without a common name',
  why: 'The common name should be the name by which the device is reached, and an application certificate is found by it alone.',
  fix: 'Issue the certificate with the DNS name, the address or the domain as common name.',
  citations: [INNOVAPHONE('Naming'), INNOVAPHONE('Application certificates, Naming')],
  *check(certificate) {
    const { subject, node } = certificate;
    const hasCommonName = subject?.rdns.flat().some(({ type }) => type === '2.5.4.3') === true;
    if (!hasCommonName && !isCa(certificate)) {
      yield {
        place: atNode(subject?.node ?? node),
        message:
          'This certificate has no common name. On innovaphone devices that should be the name by which the device is reached, and an application certificate is found by it alone. Issue it with the DNS name, the address or the domain as common name.',
      };
    }
  },
});
