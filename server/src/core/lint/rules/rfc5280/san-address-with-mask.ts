import { CERTIFICATES_AND_REQUESTS, defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'subjectAltName',
  roles: CERTIFICATES_AND_REQUESTS,
  severity: 'error',
  title: 'an IP address with a mask in the subjectAltName',
  why: 'An iPAddress has 4 or 16 octets; masks belong into nameConstraints. Programs refuse it or match nothing.',
  fix: 'Have it issued again with the address of each host.',
  citations: [RFC_5280('§4.2.1.6')],
  *check({ names }) {
    for (const name of names) {
      if (name.kind === 'iPAddress' && name.address?.includes('/') === true) {
        yield {
          place: atNode(name.node),
          message: `The iPAddress ${name.address} has a mask, where it may be one address only (4 or 16 octets): no client matches it. Have it made again with the address of each host.`,
        };
      }
    }
  },
});
