import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'reasonCode',
  roles: ['revokedCertificate'],
  severity: 'information',
  title: 'a revocation with the reason "unspecified"',
  why: 'It says as much as no reason at all, which is how it should be written.',
  fix: 'Leave the reason out.',
  citations: [RFC_5280('§5.3.1')],
  check({ code }, { extension }) {
    return code === 0
      ? [
          {
            place: atNode(extension.node),
            message:
              'The reason of this entry is "unspecified", which should be left out instead: it says no more than that, and some programs do not expect it.',
          },
        ]
      : [];
  },
});
