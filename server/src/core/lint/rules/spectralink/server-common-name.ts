import { isServerCertificate } from '../../certificateFacts';
import { SPECTRALINK_CUSTOM } from '../../phoneRule';
import { atNode, defineRule } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  onlyFor: ['spectralink-8400'],
  title: 'the common name of a boot server that the handset cannot compare',
  why: 'The handset compares the common name with the name of its boot server, letter by letter; it asks no DNS and knows no wildcard.',
  fix: 'Issue the certificate with a common name that is exactly the configured name or IP address of the boot server.',
  citations: [SPECTRALINK_CUSTOM('Issuing Certificates, warning')],
  *check(certificate) {
    const { subject, node } = certificate;
    if (!isServerCertificate(certificate)) {
      return;
    }
    const common = subject?.rdns.flat().filter(({ type }) => type === '2.5.4.3') ?? [];
    const wildcard = common.find(({ value }) => value?.text.includes('*') === true);
    if (common.length === 0) {
      yield {
        place: atNode(subject?.node ?? node),
        message:
          'Spectralink 8400 handsets compare the common name of a server certificate with the name of their boot server, and this one has no common name. Issue it with the configured name or IP address of the boot server as common name.',
      };
    } else if (wildcard !== undefined) {
      yield {
        place: atNode(wildcard.node),
        message:
          'Spectralink 8400 handsets compare the common name with the name of their boot server letter by letter, so a wildcard never matches. Issue the certificate with the very name of the boot server.',
      };
    }
  },
});
