import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'nameConstraints',
  severity: 'error',
  title: 'name constraints that constrain nothing',
  why: 'They hold permitted or excluded names; strict programs refuse an empty extension.',
  fix: 'Have it issued again with names in it, or without the extension.',
  citations: [RFC_5280('§4.2.1.10')],
  check({ node, permitted, excluded }, { extension }) {
    const isReadable = node.children.every(({ children }) => children.length === 0);
    return permitted.length === 0 && excluded.length === 0 && isReadable
      ? [
          {
            place: atNode(extension.valueNode ?? extension.node),
            message:
              'The nameConstraints of this certificate hold neither permitted nor excluded names, which is not allowed; strict programs refuse it. Have it issued again without the extension.',
          },
        ]
      : [];
  },
});
