import type { NameAttribute } from '../../../x509/name';
import { isServerCertificate, looksLikeIpAddress } from '../../certificateFacts';
import { SPECTRALINK_CUSTOM } from '../../phoneRule';
import { atNode, defineRule, type Finding } from '../../rule';

/** A host, with or without its domain, as it is typed into the handset. */
const HOST_NAME =
  /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*$/i;

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  onlyFor: ['spectralink-8400'],
  title: 'the common name of a boot server that the handset cannot compare',
  why: 'The handset compares the common name with the name of its boot server, letter by letter; it asks no DNS and knows no wildcard.',
  fix: 'Issue the certificate with a common name that is exactly the configured name or IP address of the boot server.',
  citations: [SPECTRALINK_CUSTOM('Issuing Certificates, warning')],
  *check(certificate): Iterable<Finding> {
    const { subject, node } = certificate;
    if (!isServerCertificate(certificate)) {
      return;
    }
    const common = subject?.rdns.flat().filter(({ type }) => type === '2.5.4.3') ?? [];
    const wrong = common.find(isNoServerName);
    const [, second] = common;
    if (common.length === 0) {
      yield {
        place: atNode(subject?.node ?? node),
        message:
          'Spectralink 8400 handsets compare the common name of a server certificate with the name of their boot server, and this one has no common name. Issue it with the configured name or IP address of the boot server as common name.',
      };
    } else if (wrong !== undefined) {
      yield {
        place: atNode(wrong.node),
        message:
          wrong.value?.text.includes('*') === true
            ? 'Spectralink 8400 handsets compare the common name with the name of their boot server letter by letter, so a wildcard never matches. Issue the certificate with the very name of the boot server.'
            : 'Spectralink 8400 handsets compare the common name with the name of their boot server letter by letter, and this is no name that a server is reached by. Issue the certificate with the very name or IP address of the boot server, without blanks, scheme or port.',
      };
    } else if (second !== undefined) {
      yield {
        place: atNode(second.node),
        severity: 'warning',
        message:
          'This certificate has several common names, and nothing says which of them Spectralink 8400 handsets compare with the name of their boot server. Issue it with that name alone.',
      };
    }
  },
});

function isNoServerName({ value }: NameAttribute): boolean {
  return value !== undefined && !HOST_NAME.test(value.text) && !looksLikeIpAddress(value.text);
}
