import { looksLikeIpAddress } from '../../certificateFacts';
import { RFC } from '../../citations';
import { CERTIFICATES_AND_REQUESTS, defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'subjectAltName',
  roles: CERTIFICATES_AND_REQUESTS,
  severity: 'error',
  title: 'an IP address as dNSName',
  why: 'Clients that connect to an address look for an iPAddress; one that is written as a dNSName matches nothing.',
  fix: 'Have it issued again with `IP:` in place of `DNS:`.',
  citations: [RFC_5280('§4.2.1.6'), RFC(9525, '§6.4')],
  *check({ names }) {
    for (const name of names) {
      const text = name.kind === 'dNSName' ? (name.text?.text ?? '') : '';
      if (looksLikeIpAddress(text)) {
        yield {
          place: atNode(name.node),
          message: `The dNSName "${text}" is an IP address; clients that connect to it look for an iPAddress and find none. Have it made again with IP:${text} in place of DNS:${text}.`,
        };
      }
    }
  },
});
