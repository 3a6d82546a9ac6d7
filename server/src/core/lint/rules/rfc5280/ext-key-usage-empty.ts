import { CERTIFICATES_AND_REQUESTS, defineExtensionRule, nounOf } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'extKeyUsage',
  roles: CERTIFICATES_AND_REQUESTS,
  severity: 'error',
  title: 'an extended key usage without any purpose',
  why: 'The extension lists at least one purpose; an empty one allows nothing, and strict programs refuse it.',
  fix: 'Have it issued again with a purpose, such as serverAuth, or without the extension.',
  citations: [RFC_5280('§4.2.1.12')],
  check({ node }, { extension, role }) {
    return node.children.length === 0
      ? [
          {
            place: atNode(extension.valueNode ?? extension.node),
            message: `The extKeyUsage of this ${nounOf(role)} names no purpose, so that its key is good for nothing and strict programs refuse it. Have it made again with a purpose such as serverAuth, or without the extension.`,
          },
        ]
      : [];
  },
});
