import { curveArithmetic } from '../../../crypto/curves';
import { RFC } from '../../citations';
import { atNode, defineRule } from '../../rule';

export const rule = defineRule({
  appliesTo: 'publicKeyInfo',
  severity: 'error',
  title: 'a public key that is no point of its curve',
  why: 'No private key belongs to it: the object is damaged, was made up, or names the wrong curve.',
  fix: 'Make a new key, or copy the object again.',
  citations: [RFC(5480, '§2.2')],
  check({ publicKeyInfo: { curve, keyBits, keyNode } }) {
    const arithmetic = curveArithmetic(curve?.oid);
    if (arithmetic === undefined || keyBits === undefined || keyNode === undefined) {
      return [];
    }
    const octets = keyNode.bytes.subarray(keyBits.start, keyBits.end);
    // Another form was reported when the key was read.
    const isReadable = octets[0] === 2 || octets[0] === 3 || octets[0] === 4;
    return isReadable && !arithmetic.utils.isValidPublicKey(octets)
      ? [
          {
            place: atNode(keyNode),
            message: `This public key is no point of the curve ${curve?.name}, so no private key belongs to it: it is damaged, or names the wrong curve. Make a new key, or copy the object again.`,
          },
        ]
      : [];
  },
});
