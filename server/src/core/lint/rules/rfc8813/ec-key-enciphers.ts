import { RFC } from '../../citations';
import { CERTIFICATES_AND_REQUESTS, defineExtensionRule, nounOf } from '../../extensionRule';
import { keyNameOf, mildFor } from '../../keyUsageRule';
import { atNode } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'keyUsage',
  roles: CERTIFICATES_AND_REQUESTS,
  severity: 'error',
  effectiveFrom: '2020-08-01',
  title: 'encipherment with an elliptic curve key',
  why: 'Keys on elliptic curves sign and agree on keys; they encrypt nothing. The usage is usually left over from a profile for RSA, and strict programs refuse it.',
  fix: 'Have it issued again with digitalSignature only.',
  citations: [RFC(8813, '§3')],
  check({ usages }, { owner, extension, role }) {
    const wrong = usages.filter((usage) => usage === 'keyEncipherment' || usage === 'dataEncipherment');
    return keyNameOf(owner) === 'EC' && wrong.length > 0
      ? [
          {
            place: atNode(extension.node),
            message: `The keyUsage of this ${nounOf(role)} sets ${wrong.join(', ')}, which keys on elliptic curves cannot do; strict programs refuse it. Have it made again with digitalSignature only.`,
            ...mildFor(owner),
          },
        ]
      : [];
  },
});
