import { looksLikeIpAddress } from '../../certificateFacts';
import { RFC } from '../../citations';
import { CERTIFICATES_AND_REQUESTS, defineExtensionRule } from '../../extensionRule';
import { labelFault } from '../../hostNameSyntax';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'subjectAltName',
  roles: CERTIFICATES_AND_REQUESTS,
  severity: 'error',
  title: 'a dNSName that is no host name',
  why: 'Clients compare it with the name of the host, which can never look like this.',
  fix: 'Have it issued again with the bare name: letters, digits, hyphens and dots, no port, no address of a page.',
  citations: [RFC_5280('§4.2.1.6'), RFC(1034, '§3.5'), RFC(1123, '§2.1')],
  *check({ names }) {
    for (const name of names) {
      const text = name.kind === 'dNSName' && name.text?.valid === true ? name.text.text : '';
      const fault = text === '' ? undefined : labelFault(text);
      if (fault !== undefined && !looksLikeIpAddress(text)) {
        yield {
          place: atNode(name.node),
          message: `The dNSName "${text}" ${fault}, so that it matches no host. Have it made again with the name of the host.`,
        };
      }
    }
  },
});
