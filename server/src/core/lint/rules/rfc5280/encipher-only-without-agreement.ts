import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

/** Those that agree on keys; all others cannot have these usages anyway, which has rules of its own. */
const AGREEING: ReadonlySet<string> = new Set(['EC', 'ECDH', 'ECMQV', 'X25519', 'X448', 'DH', 'X9.42 DH']);

export const rule = defineExtensionRule({
  kind: 'keyUsage',
  severity: 'warning',
  title: 'encipherOnly or decipherOnly without keyAgreement',
  why: 'Both say how a key may be used that was agreed on; without keyAgreement they mean nothing.',
  fix: 'Have it issued again without them, or with keyAgreement.',
  citations: [RFC_5280('§4.2.1.3')],
  check({ usages }, { owner, extension }) {
    const key = owner.kind === 'certificate' ? (owner.publicKey?.algorithmName ?? '') : '';
    const idle = usages.filter((usage) => usage === 'encipherOnly' || usage === 'decipherOnly');
    return AGREEING.has(key) && idle.length > 0 && !usages.includes('keyAgreement')
      ? [
          {
            place: atNode(extension.node),
            message: `The keyUsage of this certificate sets ${idle.join(', ')} without keyAgreement, where it has no meaning; programs read it in different ways. Have it issued again without.`,
          },
        ]
      : [];
  },
});
