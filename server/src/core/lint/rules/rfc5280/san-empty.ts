import { CERTIFICATES_AND_REQUESTS, defineExtensionRule, nounOf } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'subjectAltName',
  roles: CERTIFICATES_AND_REQUESTS,
  severity: 'error',
  title: 'a subjectAltName without names',
  why: 'It holds at least one name; strict programs refuse an empty one, others find no host to compare with.',
  fix: 'Have it issued again with the names of the host.',
  citations: [RFC_5280('§4.2.1.6')],
  check({ node }, { extension, role }) {
    return node.children.length === 0
      ? [
          {
            place: atNode(extension.valueNode ?? extension.node),
            message: `The subjectAltName of this ${nounOf(role)} holds no name at all, where it has to hold at least one; strict programs refuse it. Have it made again with the names of the host.`,
          },
        ]
      : [];
  },
});
