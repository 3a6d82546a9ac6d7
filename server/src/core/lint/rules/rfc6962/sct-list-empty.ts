import { RFC } from '../../citations';
import { defineExtensionRule } from '../../extensionRule';
import { atNode } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'sctList',
  severity: 'error',
  title: 'a list of certificate timestamps without a timestamp',
  why: 'The list proves that logs have seen the certificate; an empty one proves nothing, and is not allowed.',
  fix: 'Have it issued again with timestamps, or without the extension.',
  citations: [RFC(6962, '§3.3')],
  check: ({ scts, node }) =>
    scts.length === 0
      ? [
          {
            place: atNode(node),
            message:
              'The list of signed certificate timestamps is empty, where at least one has to stand; clients that ask for timestamps refuse the certificate. Have it issued again with timestamps, or without the list.',
          },
        ]
      : [],
});
