import { findExtension } from '../../../x509/extension';
import { isAnchor, isCa } from '../../certificateFacts';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'information',
  onlyFor: ['web', '8021x-server', '8021x-client'],
  title: 'a root CA without key usage',
  why: 'A trust anchor is trusted whatever it says, but strict programs (Python 3.13, OpenSSL with -x509_strict) want every CA to name the use of its key.',
  fix: 'Make the next root with `keyUsage = critical, keyCertSign, cRLSign`.',
  citations: [RFC_5280('§4.2.1.3')],
  *check(certificate) {
    const { extensions } = certificate;
    const constraints = findExtension(extensions, '2.5.29.19');
    const isMissing = isCa(certificate) && findExtension(extensions, '2.5.29.15') === undefined;
    if (constraints !== undefined && isMissing && isAnchor(certificate)) {
      yield {
        place: atNode(constraints.node),
        message:
          'This root CA does not say what its key is for (keyUsage). Most programs trust it all the same, strict ones refuse its chains. Make the next root with `keyUsage = critical, keyCertSign, cRLSign`.',
      };
    }
  },
});
