import { findExtension } from '../../../x509/extension';
import { isCa } from '../../certificateFacts';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'hint',
  title: 'the certificate has no subject key identifier',
  why: 'It helps programs that hold several certificates of one name to tell their keys apart.',
  fix: 'Issue the next one with `subjectKeyIdentifier = hash`.',
  citations: [RFC_5280('§4.2.1.2')],
  *check(certificate) {
    const { version, extensions, publicKey, node } = certificate;
    if (version === 3 && !isCa(certificate) && findExtension(extensions, '2.5.29.14') === undefined) {
      yield {
        place: atNode(publicKey?.algorithm?.node ?? node),
        message:
          'This certificate has no identifier for its key (subjectKeyIdentifier), which end entities should have, too. Issue the next one with `subjectKeyIdentifier = hash`.',
      };
    }
  },
});
