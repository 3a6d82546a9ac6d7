import { isCa } from '../../certificateFacts';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  title: 'a CA without a name',
  why: 'Certificates name their issuer by its subject; nothing can be issued under an empty one.',
  fix: 'Have it issued again with a subject.',
  citations: [RFC_5280('§4.1.2.6')],
  *check(certificate) {
    if (certificate.subject?.rdns.length === 0 && isCa(certificate)) {
      yield {
        place: atNode(certificate.subject.node),
        message:
          'This is the certificate of a CA but its subject is empty, so no certificate can name it as its issuer. Have it issued again with a subject.',
      };
    }
  },
});
