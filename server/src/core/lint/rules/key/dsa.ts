import { keyAlgorithm } from '../../../x509/keyAlgorithms';
import { NIST, RFC } from '../../citations';
import { atNode, defineRule } from '../../rule';

export const rule = defineRule({
  appliesTo: 'publicKeyInfo',
  severity: 'warning',
  title: 'a DSA key',
  why: 'TLS 1.3 has no DSA, nearly no program of today accepts it, and the standard no longer has it for new signatures.',
  fix: 'Make a new key: RSA of 2048 bits, or P-256.',
  citations: [NIST('FIPS 186-5', '§4'), RFC(8446, '§4.2.3')],
  check({ publicKeyInfo: { algorithm, node } }) {
    return algorithm !== undefined && keyAlgorithm(algorithm.oid)?.family === 'dsa'
      ? [
          {
            place: atNode(algorithm.oidNode ?? node),
            message:
              'This is a DSA key, which nearly no program of today accepts. Make a new key: RSA of 2048 bits, or P-256.',
            tags: ['deprecated'],
          },
        ]
      : [];
  },
});
