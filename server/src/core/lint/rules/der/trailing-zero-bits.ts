import { readBitString } from '../../../der/values';
import { CERTIFICATES_AND_REQUESTS, defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280, X_690 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'keyUsage',
  roles: CERTIFICATES_AND_REQUESTS,
  severity: 'error',
  title: 'zero bits at the end of a list of named bits',
  why: 'DER drops zeros at the end of such a list, so that equal lists have equal octets; strict programs refuse the object.',
  fix: 'Have it issued again by a program that writes DER.',
  citations: [X_690('§11.2.2'), RFC_5280('§4.2.1.3')],
  check({ node }) {
    const bits = readBitString(node);
    if (bits === undefined || bits.end === bits.start) {
      return [];
    }
    const last = node.bytes[bits.end - 1] as number;
    const isSet = (last & (1 << bits.unusedBits)) !== 0;
    return isSet
      ? []
      : [
          {
            place: atNode(node),
            message:
              'The keyUsage ends in zero bits, which DER drops; strict programs refuse the object. Have it issued again by a program that writes DER.',
          },
        ];
  },
});
