import { findExtension } from '../../../x509/extension';
import { forAnchor, isCa } from '../../certificateFacts';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  title: 'a CA without a subject key identifier',
  why: 'The certificates that it issues refer to it by this identifier; without it programs have to try the keys of all CAs of this name.',
  fix: 'Have it issued again with `subjectKeyIdentifier = hash`.',
  citations: [RFC_5280('§4.2.1.2')],
  *check(certificate) {
    const { extensions, publicKey, node } = certificate;
    if (isCa(certificate) && findExtension(extensions, '2.5.29.14') === undefined) {
      yield {
        place: atNode(publicKey?.node ?? node),
        message:
          'This is the certificate of a CA, but it has no identifier for its key (subjectKeyIdentifier), which the certificates it issues should refer to. Have it issued again with `subjectKeyIdentifier = hash`.',
        ...forAnchor(certificate, 'warning'),
      };
    }
  },
});
