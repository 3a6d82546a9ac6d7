import { RFC } from '../../citations';
import { CERTIFICATES_AND_REQUESTS, defineExtensionRule, nounOf } from '../../extensionRule';
import { keyNameOf, mildFor } from '../../keyUsageRule';
import { atNode } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'keyUsage',
  roles: CERTIFICATES_AND_REQUESTS,
  severity: 'warning',
  severityFor: { web: 'error' },
  title: 'key agreement with an RSA key',
  why: 'RSA keys sign and encrypt; they agree on nothing. Strict programs refuse the certificate.',
  fix: 'Have it issued again with digitalSignature and keyEncipherment.',
  citations: [RFC(3279, '§2.3.1')],
  check({ usages }, { owner, extension, role }) {
    const isRsa = keyNameOf(owner) === 'RSA';
    const wrong = usages.filter(
      (usage) => usage === 'keyAgreement' || usage === 'encipherOnly' || usage === 'decipherOnly',
    );
    return isRsa && wrong.length > 0
      ? [
          {
            place: atNode(extension.node),
            message: `The keyUsage of this ${nounOf(role)} sets ${wrong.join(', ')}, which RSA keys cannot do; strict programs refuse it. Have it made again with digitalSignature and keyEncipherment.`,
            ...mildFor(owner),
          },
        ]
      : [];
  },
});
