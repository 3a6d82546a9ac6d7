import { RFC } from '../../citations';
import { CERTIFICATES_AND_REQUESTS, defineExtensionRule } from '../../extensionRule';
import { atNode } from '../../rule';
import { sipUris } from '../../sipNames';

export const rule = defineExtensionRule({
  kind: 'subjectAltName',
  roles: CERTIFICATES_AND_REQUESTS,
  severity: 'warning',
  title: 'a sips URI as the name of a SIP domain',
  why: 'Certificates name SIP domains with the scheme sip, also for connections over TLS; programs must not accept another scheme.',
  fix: 'Have it issued again with `sip:` in place of `sips:`.',
  citations: [RFC(5922, '§7.1')],
  *check({ names }) {
    for (const { name, scheme, hasUser, text } of sipUris(names)) {
      if (scheme === 'sips' && !hasUser) {
        yield {
          place: atNode(name.node),
          message: `The URI "${text}" has the scheme sips, which SIP programs must not accept as the name of a domain; the scheme is sip, also over TLS. Have it made again with sip.`,
        };
      }
    }
  },
});
