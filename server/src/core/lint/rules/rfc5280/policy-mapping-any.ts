import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

const ANY_POLICY = '2.5.29.32.0';

export const rule = defineExtensionRule({
  kind: 'policyMappings',
  severity: 'error',
  title: 'a mapping to or from anyPolicy',
  why: 'anyPolicy stands for all policies, so it cannot be equal to one; programs refuse the chain.',
  fix: 'Have it issued again with mappings between policies only.',
  citations: [RFC_5280('§4.2.1.5'), RFC_5280('§6.1.4 (a)')],
  *check({ mappings }) {
    for (const { node, issuerDomainPolicy, subjectDomainPolicy } of mappings) {
      if (issuerDomainPolicy === ANY_POLICY || subjectDomainPolicy === ANY_POLICY) {
        yield {
          place: atNode(node),
          message:
            'This mapping has anyPolicy on one side, which is not allowed: programs refuse every chain with this certificate. Have it issued again without the mapping.',
        };
      }
    }
  },
});
