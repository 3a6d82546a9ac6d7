import { findExtension } from '../../../x509/extension';
import { isServerCertificate } from '../../certificateFacts';
import { BASELINE } from '../../citations';
import { atNode, defineRule } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  onlyFor: ['web'],
  title: 'a server certificate without the purpose serverAuth',
  why: 'Browsers and Apple devices want the purpose to be named.',
  fix: 'Have it issued again with `extendedKeyUsage = serverAuth`.',
  citations: [BASELINE('§7.1.2.7.10')],
  *check(certificate) {
    const { extensions, subject, node } = certificate;
    if (isServerCertificate(certificate) && findExtension(extensions, '2.5.29.37') === undefined) {
      yield {
        place: atNode(findExtension(extensions, '2.5.29.17')?.node ?? subject?.node ?? node),
        message:
          'This certificate names hosts but has no extKeyUsage; browsers and Apple devices refuse a server whose certificate does not name the purpose serverAuth. Have it issued again with `extendedKeyUsage = serverAuth`.',
      };
    }
  },
});
