import { findExtension } from '../../../x509/extension';
import { commonName } from '../../../x509/name';
import { isServerCertificate, looksLikeHostName } from '../../certificateFacts';
import { RFC } from '../../citations';
import { atNode, defineRule } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'warning',
  title: 'the certificate of a server without subjectAltName',
  why: 'Clients compare the host they connect to with the subjectAltName. Browsers, phones of today and most programs no longer look at the commonName.',
  fix: 'Have it issued again with `subjectAltName = DNS:host.name` (and `IP:` where clients connect to the address).',
  citations: [RFC(9110, '§4.3.4'), RFC(2818, '§3.1')],
  *check(certificate) {
    const { version, extensions, subject, node } = certificate;
    if (
      version === 3 &&
      isServerCertificate(certificate) &&
      findExtension(extensions, '2.5.29.17') === undefined
    ) {
      const name = subject === undefined ? undefined : commonName(subject);
      yield {
        place: atNode(subject?.node ?? node),
        message: `This certificate is for a server, but has no subjectAltName: clients that no longer look at the commonName refuse it. Have it issued again with ${name !== undefined && looksLikeHostName(name) ? `\`subjectAltName = DNS:${name}\`` : 'the host name in a subjectAltName'}.`,
      };
    }
  },
});
