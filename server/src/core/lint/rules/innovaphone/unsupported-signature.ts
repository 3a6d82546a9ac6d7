import { supportsSignature } from '../../../phone/innovaphoneLimits';
import { defineDeviceRule } from '../../deviceRule';
import { INNOVAPHONE } from '../../phoneRule';
import { atNode } from '../../rule';

export const rule = defineDeviceRule({
  targets: ['innovaphone'],
  dialect: 'innovaphone',
  appliesTo: ['certificate'],
  severity: 'error',
  title: 'a signature that innovaphone devices do not support',
  why: 'The devices check RSA signatures (PKCS #1 v1.5) with MD5, SHA-1, SHA-224, SHA-256, SHA-384 or SHA-512.',
  fix: 'Issue the certificate with sha256WithRSAEncryption.',
  citations: [INNOVAPHONE('Signing algorithms')],
  *check({ signatureAlgorithm: algorithm }) {
    if (algorithm !== undefined && !supportsSignature(algorithm)) {
      yield {
        place: atNode(algorithm.node),
        message:
          'Innovaphone devices do not support this signature algorithm, and refuse the certificate. Issue it with sha256WithRSAEncryption.',
      };
    }
  },
});
