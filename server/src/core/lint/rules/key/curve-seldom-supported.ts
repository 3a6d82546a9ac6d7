import { BASELINE, RFC } from '../../citations';
import { atNode, defineRule } from '../../rule';

/** Ed25519 and Ed448 are no named curves here. */
const COMMON: ReadonlySet<string> = new Set(['1.2.840.10045.3.1.7', '1.3.132.0.34', '1.3.132.0.35']);

export const rule = defineRule({
  appliesTo: 'publicKeyInfo',
  severity: 'warning',
  title: 'an elliptic curve that few programs know',
  why: 'TLS libraries of phones, browsers and operating systems know P-256, P-384 and P-521; they refuse certificates with other curves.',
  fix: 'Make a new key on P-256 (`prime256v1` in OpenSSL).',
  citations: [BASELINE('§6.1.5'), RFC(8446, '§4.2.3')],
  check({ publicKeyInfo: { curve, algorithm, node } }) {
    return curve === undefined || COMMON.has(curve.oid)
      ? []
      : [
          {
            place: atNode(algorithm?.parameters ?? node),
            message: `This key is on the curve ${curve.name}, which phones and browsers do not know; they refuse the certificate. Make a new key on P-256.`,
          },
        ];
  },
});
