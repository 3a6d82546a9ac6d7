import { CERTIFICATES_AND_REQUESTS, defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'subjectAltName',
  roles: CERTIFICATES_AND_REQUESTS,
  severity: 'error',
  title: 'an empty name in the subjectAltName',
  why: 'An empty host name, address or URI matches nothing, and strict programs refuse the certificate.',
  fix: 'Have it issued again without the empty name.',
  citations: [RFC_5280('§4.2.1.6')],
  *check({ names }) {
    for (const name of names) {
      const isText =
        name.kind === 'dNSName' || name.kind === 'rfc822Name' || name.kind === 'uniformResourceIdentifier';
      if (isText && name.text?.text === '') {
        yield {
          place: atNode(name.node),
          message: `This ${name.kind} is empty, where names in the subjectAltName must not be; strict programs refuse it. Have it made again without the empty name.`,
        };
      }
    }
  },
});
