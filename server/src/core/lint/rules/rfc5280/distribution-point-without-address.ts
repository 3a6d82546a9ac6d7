import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'cRLDistributionPoints',
  severity: 'information',
  title: 'a distribution point without an http or ldap address',
  why: 'Most programs fetch CRLs over HTTP or LDAP only.',
  fix: 'Add an http address when the certificate is renewed.',
  citations: [RFC_5280('§4.2.1.13')],
  *check({ points }) {
    for (const { node, name } of points) {
      const names = name?.kind === 'fullName' ? name.names : [];
      const hasAddress = names.some(
        (each) =>
          each.kind === 'uniformResourceIdentifier' && /^(?:https?|ldaps?):/i.test(each.text?.text ?? ''),
      );
      if (name !== undefined && !hasAddress) {
        yield {
          place: atNode(node),
          message:
            'This distribution point has no http or ldap address, so most programs cannot fetch the CRL. Add one when the certificate is renewed.',
        };
      }
    }
  },
});
