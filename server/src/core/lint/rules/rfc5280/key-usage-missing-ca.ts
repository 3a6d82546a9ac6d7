import { findExtension } from '../../../x509/extension';
import { isAnchor, isCa } from '../../certificateFacts';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  title: 'a CA without key usage',
  why: 'It has to say that its key signs certificates and CRLs; without that the key may be used for anything, and strict programs refuse the chain.',
  fix: 'Have it issued again with `keyUsage = critical, keyCertSign, cRLSign`.',
  citations: [RFC_5280('§4.2.1.3')],
  *check(certificate) {
    const { extensions } = certificate;
    const constraints = findExtension(extensions, '2.5.29.19');
    const isMissing = isCa(certificate) && findExtension(extensions, '2.5.29.15') === undefined;
    if (constraints !== undefined && isMissing && !isAnchor(certificate)) {
      yield {
        place: atNode(constraints.node),
        message:
          'This is the certificate of a CA, but it does not say what its key is for (keyUsage); strict programs refuse what it issues. Have it issued again with `keyUsage = critical, keyCertSign, cRLSign`.',
      };
    }
  },
});
