import { looksLikeIpAddress } from '../../certificateFacts';
import { CERTIFICATES_AND_REQUESTS, defineExtensionRule } from '../../extensionRule';
import { labelFault } from '../../hostNameSyntax';
import { atNode, RFC_5280 } from '../../rule';

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const AUTHORITY = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)/i;

export const rule = defineExtensionRule({
  kind: 'subjectAltName',
  roles: CERTIFICATES_AND_REQUESTS,
  severity: 'error',
  title: 'a URI that is not absolute, or whose host is no host',
  why: 'A URI in the subjectAltName has a scheme, and where it names a host that is a full host name or an IP address; others match nothing.',
  fix: 'Have it issued again with the full URI, such as `sip:example.test`.',
  citations: [RFC_5280('§4.2.1.6')],
  *check({ names }) {
    for (const name of names) {
      const text =
        name.kind === 'uniformResourceIdentifier' && name.text?.valid === true ? name.text.text : '';
      const fault = text === '' ? undefined : faultOf(text);
      if (fault !== undefined) {
        yield {
          place: atNode(name.node),
          message: `The URI "${text}" ${fault}, so that it matches nothing. Have it made again with the full URI.`,
        };
      }
    }
  },
});

function faultOf(text: string): string | undefined {
  const scheme = SCHEME.exec(text)?.[0];
  if (scheme === undefined) {
    return 'has no scheme such as "sip:"';
  }
  if (scheme.length === text.length) {
    return 'has nothing behind its scheme';
  }
  if (/[\s<>"{}|\\^`]/.test(text)) {
    return 'holds a character that no URI may hold';
  }
  const host = AUTHORITY.exec(text)?.[1];
  const isHost =
    host === undefined ||
    host.startsWith('[') ||
    looksLikeIpAddress(host) ||
    (host.includes('.') && labelFault(host) === undefined);
  return isHost ? undefined : `has the host "${host}", which is neither a full host name nor an IP address`;
}
