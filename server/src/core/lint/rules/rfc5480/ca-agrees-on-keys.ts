import { RFC } from '../../citations';
import { defineExtensionRule } from '../../extensionRule';
import { AGREES } from '../../keyUsageRule';
import { atNode } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'keyUsage',
  severity: 'warning',
  title: 'the elliptic curve key of a CA also agrees on keys',
  why: 'A key that signs certificates or CRLs should do nothing else: each further use is another way to attack it.',
  fix: 'Issue the next one with keyCertSign and cRLSign only.',
  citations: [RFC(5480, '§3')],
  check({ usages }, { owner, extension }) {
    const signs = usages.includes('keyCertSign') || usages.includes('cRLSign');
    const wrong = usages.filter((usage) => AGREES.includes(usage));
    return owner.kind === 'certificate' &&
      owner.publicKey?.algorithmName === 'EC' &&
      signs &&
      wrong.length > 0
      ? [
          {
            place: atNode(extension.node),
            message: `The keyUsage of this CA sets ${wrong.join(', ')} as well; a key that signs certificates or CRLs should not also agree on keys. Issue the next one with keyCertSign and cRLSign only.`,
          },
        ]
      : [];
  },
});
