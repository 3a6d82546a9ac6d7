import { findExtension } from '../../../x509/extension';
import { isCa, keyUsagesOf } from '../../certificateFacts';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  title: 'the key may sign certificates, but this is no CA',
  why: 'The usage keyCertSign belongs to CAs; programs refuse what such a certificate signs, and strict ones the certificate itself.',
  fix: 'For a CA have it issued again with `basicConstraints = critical, CA:TRUE`, otherwise without keyCertSign.',
  citations: [RFC_5280('§4.2.1.3'), RFC_5280('§4.2.1.9')],
  *check(certificate) {
    const usage = findExtension(certificate.extensions, '2.5.29.15');
    const constraints = findExtension(certificate.extensions, '2.5.29.19');
    if (
      usage !== undefined &&
      constraints !== undefined &&
      keyUsagesOf(certificate)?.includes('keyCertSign') === true &&
      !isCa(certificate)
    ) {
      yield {
        place: atNode(usage.node),
        message:
          'The keyUsage of this certificate allows its key to sign certificates (keyCertSign), but its basicConstraints say that it is no CA. Have it issued again with CA:TRUE if it is meant to be one, otherwise without keyCertSign.',
        related: [{ place: atNode(constraints.node), message: 'The basicConstraints' }],
      };
    }
  },
});
