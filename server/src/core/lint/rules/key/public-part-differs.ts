import { computePublicKey } from '../../../crypto/derivePublicKey';
import { publicKeyBytes } from '../../../x509/publicKeyBytes';
import { RFC } from '../../citations';
import { atNode, defineRule } from '../../rule';

export const rule = defineRule({
  appliesTo: 'privateKey',
  severity: 'error',
  title: 'a private key with the public key of another one beside it',
  why: 'The public key follows from the private one. Where another stands there, one of the two was changed or damaged: what is signed with the key does not verify with the certificate.',
  fix: 'Copy the key again from where it was made.',
  citations: [RFC(5915, '§3'), RFC(5958, '§2')],
  check(key) {
    const stated = key.publicKeyNode === undefined ? undefined : publicKeyBytes(key);
    const computed = stated === undefined ? undefined : computePublicKey(key);
    // A point in its short form is left alone.
    const isOther =
      stated !== undefined &&
      computed !== undefined &&
      stated.length === computed.length &&
      stated.some((octet, at) => octet !== computed[at]);
    return isOther && key.publicKeyNode !== undefined
      ? [
          {
            place: atNode(key.publicKeyNode),
            message:
              'The public key that stands in this private key is not the one that belongs to it: one of the two was changed or damaged, and signatures will not verify. Copy the key again from where it was made.',
          },
        ]
      : [];
  },
});
