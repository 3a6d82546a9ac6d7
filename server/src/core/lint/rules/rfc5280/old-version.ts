import { forAnchor } from '../../certificateFacts';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'warning',
  title: 'a certificate of version 1 or 2',
  why: 'It cannot say what it is for: no subjectAltName, no basicConstraints, no keyUsage. Servers with it fail the check of their name, and as the certificate of a CA most programs refuse it.',
  fix: 'Have it issued again as version 3; with OpenSSL that takes an extensions file (`-extfile`).',
  citations: [RFC_5280('§4.1.2.1'), RFC_5280('§6.1.4 (k)')],
  *check(certificate) {
    const { version, versionNode, extensionsNode, tbs } = certificate;
    if ((version === 1 || version === 2) && extensionsNode === undefined && tbs !== undefined) {
      yield {
        place:
          versionNode === undefined ? atNode(certificate.serialNumber?.node ?? tbs) : atNode(versionNode),
        message: `This is a certificate of version ${version}, which cannot name hosts or say whether it is a CA: clients refuse it for a server, and most programs refuse it as a CA. Have it issued again as version 3.`,
        ...forAnchor(certificate, 'information'),
      };
    }
  },
});
