import { findExtension } from '../../../x509/extension';
import { isCa } from '../../certificateFacts';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  title: 'the certificate names nobody',
  why: 'With neither a subject nor a subjectAltName the certificate does not say whose key it holds.',
  fix: 'Have it issued again with a subjectAltName, marked critical where the subject stays empty.',
  citations: [RFC_5280('§4.1.2.6'), RFC_5280('§4.2.1.6')],
  *check(certificate) {
    const { subject, extensions } = certificate;
    if (
      subject?.rdns.length === 0 &&
      !isCa(certificate) &&
      findExtension(extensions, '2.5.29.17') === undefined
    ) {
      yield {
        place: atNode(subject.node),
        message:
          'This certificate has an empty subject and no subjectAltName: it names nobody, and nothing can be checked against it. Have it issued again with a subjectAltName.',
      };
    }
  },
});
