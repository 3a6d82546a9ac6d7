import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'certificatePolicies',
  severity: 'error',
  title: 'a policy that is listed twice',
  why: 'Each policy may stand there once; strict programs refuse the certificate.',
  fix: 'Have it issued again with each policy once.',
  citations: [RFC_5280('§4.2.1.4')],
  *check({ policies }) {
    for (const policy of policies) {
      const first = policies.find(({ oid }) => oid === policy.oid);
      if (first !== undefined && first !== policy) {
        yield {
          place: atNode(policy.node),
          message: `The policy ${policy.oid} is listed twice, where each may stand only once; strict programs refuse the certificate. Have it issued again.`,
          related: [{ place: atNode(first.node), message: 'The same policy' }],
        };
      }
    }
  },
});
