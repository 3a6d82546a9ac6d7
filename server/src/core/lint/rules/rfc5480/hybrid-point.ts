import { keyAlgorithm } from '../../../x509/keyAlgorithms';
import { RFC } from '../../citations';
import { atNode, defineRule } from '../../rule';

export const rule = defineRule({
  appliesTo: 'publicKeyInfo',
  severity: 'error',
  title: 'a public key in the hybrid form',
  why: 'This form holds the point twice, and must not be used; programs have to reject it.',
  fix: 'Write the key with its whole point (`-conv_form uncompressed` in OpenSSL).',
  citations: [RFC(5480, '§2.2')],
  check({ publicKeyInfo: { algorithm, keyBits, keyNode } }) {
    const form = keyBits === undefined ? undefined : keyNode?.bytes[keyBits.start];
    const isEc = algorithm !== undefined && keyAlgorithm(algorithm.oid)?.family === 'ec';
    return isEc && keyNode !== undefined && (form === 6 || form === 7)
      ? [
          {
            place: atNode(keyNode),
            message:
              'This public key is a point in the hybrid form, which must not be used; programs reject it. Write the key with its whole point.',
          },
        ]
      : [];
  },
});
