import { isAnchor, isCa } from '../../certificateFacts';
import { BASELINE } from '../../citations';
import { defineExtensionRule } from '../../extensionRule';
import { atNode } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'extKeyUsage',
  severity: 'information',
  severityFor: { web: 'warning' },
  title: 'a root that names purposes',
  why: 'Many programs apply the purposes of a CA to everything below it: certificates for other purposes are then refused, and some programs refuse the root itself.',
  fix: 'Make the next root without extKeyUsage; name purposes in the certificates that it issues.',
  citations: [BASELINE('§7.1.2.1.2')],
  check: ({ purposes }, { owner, extension }) =>
    owner.kind === 'certificate' && isCa(owner) && isAnchor(owner)
      ? [
          {
            place: atNode(extension.node),
            message: `This root names purposes (${purposes.map(({ name }) => name).join(', ')}); many programs refuse all certificates below it that are for others. Make the next root without extKeyUsage.`,
          },
        ]
      : [],
});
