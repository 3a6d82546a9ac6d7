import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'authorityKeyIdentifier',
  roles: ['certificate', 'certificateList'],
  severity: 'error',
  title: 'issuer without serial number in the authority key identifier, or the reverse',
  why: 'Issuer and serial number name one certificate together; one alone names nothing.',
  fix: 'Have it issued again with the key identifier only.',
  citations: [RFC_5280('§4.2.1.1')],
  *check({ node, authorityCertIssuer, authorityCertSerialNumber }) {
    if ((authorityCertIssuer === undefined) !== (authorityCertSerialNumber === undefined)) {
      const [there, missing] =
        authorityCertIssuer === undefined ? ['serial number', 'issuer'] : ['issuer', 'serial number'];
      yield {
        place: atNode(node),
        message: `The authorityKeyIdentifier gives the ${there} of the CA certificate but not its ${missing}; only both together name it. Have it issued again with the key identifier only.`,
      };
    }
  },
});
