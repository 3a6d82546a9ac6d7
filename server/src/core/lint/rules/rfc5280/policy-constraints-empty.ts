import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'policyConstraints',
  severity: 'error',
  title: 'policy constraints that constrain nothing',
  why: 'They hold at least one of their two fields; strict programs refuse an empty extension.',
  fix: 'Have it issued again without the extension.',
  citations: [RFC_5280('§4.2.1.11')],
  check({ node }, { extension }) {
    return node.children.length === 0
      ? [
          {
            place: atNode(extension.valueNode ?? extension.node),
            message:
              'The policyConstraints of this certificate are empty, which is not allowed; strict programs refuse it. Have it issued again without the extension.',
          },
        ]
      : [];
  },
});
