import { findExtensionValue } from '../../../x509/extension';
import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

const POLICY_MAPPINGS = '2.5.29.33';
/** Its mapping is an error of its own. */
const ANY_POLICY = '2.5.29.32.0';

export const rule = defineExtensionRule({
  kind: 'policyMappings',
  severity: 'warning',
  title: 'a mapping of a policy that the certificate does not name',
  why: 'A policy that is mapped should stand among the policies of the same certificate, or the mapping leads nowhere.',
  fix: 'Have it issued again with the policy in certificatePolicies, or without the mapping.',
  citations: [RFC_5280('§4.2.1.5')],
  *check({ mappings }, { extension, extensions }) {
    if (extension.oid !== POLICY_MAPPINGS) {
      return;
    }
    const policies = findExtensionValue(extensions, 'certificatePolicies')?.policies ?? [];
    for (const { node, issuerDomainPolicy } of mappings) {
      if (issuerDomainPolicy !== ANY_POLICY && !policies.some(({ oid }) => oid === issuerDomainPolicy)) {
        yield {
          place: atNode(node),
          message: `This maps the policy ${issuerDomainPolicy}, which is not among the certificatePolicies of this certificate, so the mapping leads nowhere. Have it issued again with the policy, or without the mapping.`,
        };
      }
    }
  },
});
