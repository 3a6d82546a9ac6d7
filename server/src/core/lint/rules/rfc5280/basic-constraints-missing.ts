import { findExtension } from '../../../x509/extension';
import { keyUsagesOf } from '../../certificateFacts';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  title: 'a CA without basic constraints',
  why: 'Only basicConstraints with CA:TRUE make a certificate that of a CA. Phones and computers refuse to install it as one, and refuse what it issues.',
  fix: 'Have it issued again with `basicConstraints = critical, CA:TRUE`.',
  citations: [RFC_5280('§4.2.1.9'), RFC_5280('§4.2.1.3')],
  *check(certificate) {
    const usage = findExtension(certificate.extensions, '2.5.29.15');
    if (
      usage !== undefined &&
      keyUsagesOf(certificate)?.includes('keyCertSign') === true &&
      findExtension(certificate.extensions, '2.5.29.19') === undefined
    ) {
      yield {
        place: atNode(usage.node),
        message:
          'The keyUsage of this certificate allows its key to sign certificates (keyCertSign), but it has no basicConstraints, so that nothing takes it for a CA. Have it issued again with `basicConstraints = critical, CA:TRUE`.',
      };
    }
  },
});
