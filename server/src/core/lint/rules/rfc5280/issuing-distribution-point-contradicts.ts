import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'issuingDistributionPoint',
  roles: ['certificateList'],
  severity: 'error',
  title: 'a CRL for several kinds of certificates only',
  why: 'A list for users only, for CAs only and for attribute certificates only exclude each other.',
  fix: 'Issue a CRL for each kind, or one without the limit.',
  citations: [RFC_5280('§5.2.5')],
  check(value, { extension }) {
    const { onlyContainsUserCerts, onlyContainsCACerts, onlyContainsAttributeCerts } = value;
    const limits = Object.entries({ onlyContainsUserCerts, onlyContainsCACerts, onlyContainsAttributeCerts })
      .filter(([, isSet]) => isSet)
      .map(([name]) => name);
    return limits.length > 1
      ? [
          {
            place: atNode(extension.valueNode ?? extension.node),
            message: `This CRL says ${limits.join(' and ')}, which exclude each other, so it is about no certificate at all. Issue a CRL for each kind, or one without the limit.`,
          },
        ]
      : [];
  },
});
