import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'cRLNumber',
  roles: ['certificateList'],
  severity: 'error',
  title: 'the number of a CRL is negative or too long',
  why: 'It counts up from zero in at most 20 octets; programs refuse any other, or compare it wrongly.',
  fix: 'Set the counter of the CA right, and issue a new CRL.',
  citations: [RFC_5280('§5.2.3')],
  check({ node, number }) {
    const length = node.contentEnd - node.contentStart;
    return number < 0n || length > 20
      ? [
          {
            place: atNode(node),
            message: `The number of this CRL ${number < 0n ? 'is negative' : `takes ${length} octets`}, where it counts up from zero in at most 20 octets; programs refuse it. Set the counter of the CA right, and issue a new one.`,
          },
        ]
      : [];
  },
});
