import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'keyUsage',
  severity: 'error',
  title: 'the key usage allows nothing',
  why: 'At least one bit has to be set; with none the key may not be used at all.',
  fix: 'Have it issued again with the usages that are wanted, or without the extension.',
  citations: [RFC_5280('§4.2.1.3')],
  check({ usages, unknownBits }, { extension }) {
    return usages.length === 0 && unknownBits.length === 0
      ? [
          {
            place: atNode(extension.valueNode ?? extension.node),
            message:
              'The keyUsage of this certificate sets no bit at all, so that its key may be used for nothing. Have it issued again with the usages that are wanted.',
          },
        ]
      : [];
  },
});
