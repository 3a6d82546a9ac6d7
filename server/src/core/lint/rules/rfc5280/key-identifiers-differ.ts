import { verifySigned } from '../../../crypto/verifySigned';
import { findExtension } from '../../../x509/extension';
import { isAnchor, isSelfIssued } from '../../certificateFacts';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  title: 'a self-signed certificate says that another key signed it',
  why: 'Programs look for an issuer with the key identifier that stands there, and there is none.',
  fix: 'Have it made again with the same key identifier in both extensions.',
  citations: [RFC_5280('§4.2.1.1'), RFC_5280('§4.2.1.2')],
  *check(certificate) {
    if (!isSelfIssued(certificate) || isAnchor(certificate)) {
      return;
    }
    const { extensions, publicKey } = certificate;
    const authority = findExtension(extensions, '2.5.29.35');
    const subject = findExtension(extensions, '2.5.29.14');
    // Otherwise it is the certificate of a CA that changes its key, signed with the other one.
    if (authority !== undefined && subject !== undefined && verifySigned(certificate, publicKey) === 'good') {
      yield {
        place: atNode(authority.node),
        message:
          'This certificate is signed with its own key, but its authorityKeyIdentifier is another than its subjectKeyIdentifier: programs look for an issuer that does not exist. Have it made again with the same identifier in both.',
        related: [{ place: atNode(subject.node), message: 'The subjectKeyIdentifier' }],
      };
    }
  },
});
