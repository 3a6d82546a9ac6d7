import { isCa } from '../../certificateFacts';
import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'nameConstraints',
  severity: 'error',
  title: 'name constraints in a certificate that is no CA',
  why: 'They limit the names in certificates below; there are none below an end entity.',
  fix: 'Have it issued again without them, or as a CA.',
  citations: [RFC_5280('§4.2.1.10')],
  check(_, { owner, extension }) {
    return owner.kind === 'certificate' && !isCa(owner)
      ? [
          {
            place: atNode(extension.node),
            message:
              'The nameConstraints limit which names a CA may certify, but this certificate is no CA. Have it issued again without them.',
          },
        ]
      : [];
  },
});
