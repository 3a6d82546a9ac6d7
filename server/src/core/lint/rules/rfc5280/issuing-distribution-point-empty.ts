import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'issuingDistributionPoint',
  roles: ['certificateList'],
  severity: 'error',
  title: 'an issuing distribution point that says nothing',
  why: 'The extension limits what the list is about; an empty one is not allowed, and programs refuse the CRL.',
  fix: 'Issue the CRL without the extension.',
  citations: [RFC_5280('§5.2.5')],
  check({ node }, { extension }) {
    return node.children.length === 0
      ? [
          {
            place: atNode(extension.valueNode ?? extension.node),
            message:
              'The issuingDistributionPoint of this CRL is empty, which is not allowed; programs refuse the CRL. Issue it without the extension.',
          },
        ]
      : [];
  },
});
