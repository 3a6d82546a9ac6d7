import { isCa } from '../../certificateFacts';
import { RFC } from '../../citations';
import { defineExtensionRule } from '../../extensionRule';
import { atNode } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'keyUsage',
  severity: 'warning',
  title: 'the key of a CA also encrypts',
  why: 'A key that signs certificates should do nothing else: each further use is another way to attack it.',
  fix: 'Issue the next one with keyCertSign and cRLSign only.',
  citations: [RFC(3279, '§2.3.1')],
  check({ usages }, { owner, extension }) {
    const wrong = usages.filter((usage) => usage === 'keyEncipherment' || usage === 'dataEncipherment');
    return owner.kind === 'certificate' &&
      isCa(owner) &&
      owner.publicKey?.algorithmName === 'RSA' &&
      wrong.length > 0
      ? [
          {
            place: atNode(extension.node),
            message: `The keyUsage of this CA sets ${wrong.join(', ')} as well; a key that signs certificates should not also encrypt. Issue the next one with keyCertSign and cRLSign only.`,
          },
        ]
      : [];
  },
});
