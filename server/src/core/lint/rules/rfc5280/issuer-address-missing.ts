import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

const CA_ISSUERS = '1.3.6.1.5.5.7.48.2';

export const rule = defineExtensionRule({
  kind: 'authorityInfoAccess',
  severity: 'warning',
  title: 'the certificate of the issuer without an http or ldap address',
  why: 'Programs fetch the missing certificate of a CA over HTTP or LDAP only.',
  fix: 'Have it issued again with an http address.',
  citations: [RFC_5280('§4.2.2.1')],
  check({ descriptions }) {
    const issuers = descriptions.filter(({ method }) => method === CA_ISSUERS);
    const [first] = issuers;
    const hasAddress = issuers.some(
      ({ location }) =>
        location.kind === 'uniformResourceIdentifier' &&
        /^(?:https?|ldaps?):/i.test(location.text?.text ?? ''),
    );
    return first === undefined || hasAddress
      ? []
      : [
          {
            place: atNode(first.node),
            message:
              'None of the places for the certificate of the issuer is an http or ldap address, so programs cannot fetch it. Have it issued again with an http address.',
          },
        ];
  },
});
