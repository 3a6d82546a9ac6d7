import { BASELINE, RFC } from '../../citations';
import { RSA_PSS } from '../../pssRule';
import { atNode, defineRule } from '../../rule';

export const rule = defineRule({
  appliesTo: 'publicKeyInfo',
  severity: 'warning',
  severityFor: { web: 'error' },
  title: 'an RSA key for RSASSA-PSS only',
  why: 'Such keys name RSASSA-PSS as their algorithm. Browsers, many phones and older TLS libraries know RSA keys under the usual name only.',
  fix: 'Make a new key with the algorithm rsaEncryption (`-algorithm RSA` in OpenSSL); it can sign with RSASSA-PSS as well.',
  citations: [BASELINE('§7.1.3.1.1'), RFC(4055, '§3.1')],
  check: ({ publicKeyInfo: { algorithm } }) =>
    algorithm?.oid === RSA_PSS
      ? [
          {
            place: atNode(algorithm.node),
            message:
              'This RSA key is for RSASSA-PSS only, which browsers, many phones and older TLS libraries do not know as a key. Make a new key with the usual algorithm rsaEncryption; it can sign with RSASSA-PSS as well.',
          },
        ]
      : [],
});
