import { isUniversal, Tag } from '../../../der/values';
import { RFC } from '../../citations';
import { RSA_PSS } from '../../pssRule';
import { atNode, defineRule } from '../../rule';

export const rule = defineRule({
  appliesTo: 'publicKeyInfo',
  severity: 'error',
  title: 'a key for RSASSA-PSS with parameters of another kind',
  why: 'The parameters of such a key are missing, or say which hash it is for; NULL, as other RSA keys have it, is refused.',
  fix: 'Make the key again, without parameters.',
  citations: [RFC(4055, '§1.2'), RFC(4055, '§3.1')],
  check: ({ publicKeyInfo: { algorithm } }) =>
    algorithm?.oid === RSA_PSS &&
    algorithm.parameters !== undefined &&
    !isUniversal(algorithm.parameters, Tag.sequence)
      ? [
          {
            place: atNode(algorithm.node),
            message:
              'The parameters of this key for RSASSA-PSS do not say what it is for, as they have to where they are there at all; programs refuse the key. Make it again without parameters.',
          },
        ]
      : [],
});
