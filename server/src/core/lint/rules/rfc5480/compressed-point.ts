import { keyAlgorithm } from '../../../x509/keyAlgorithms';
import { RFC } from '../../citations';
import { atNode, defineRule } from '../../rule';

export const rule = defineRule({
  appliesTo: 'publicKeyInfo',
  severity: 'information',
  title: 'a compressed point as public key',
  why: 'Programs have to read the whole point only; some do not read the short form.',
  fix: 'Write the key with its whole point (`-conv_form uncompressed` in OpenSSL).',
  citations: [RFC(5480, '§2.2')],
  check({ publicKeyInfo: { algorithm, keyBits, keyNode } }) {
    const form = keyBits === undefined ? undefined : keyNode?.bytes[keyBits.start];
    const isEc = algorithm !== undefined && keyAlgorithm(algorithm.oid)?.family === 'ec';
    return isEc && keyNode !== undefined && (form === 2 || form === 3)
      ? [
          {
            place: atNode(keyNode),
            message:
              'This public key is a compressed point, which programs need not read. Where one refuses it, write the key with its whole point.',
          },
        ]
      : [];
  },
});
