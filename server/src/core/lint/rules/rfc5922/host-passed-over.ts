import { RFC } from '../../citations';
import { CERTIFICATES_AND_REQUESTS, defineExtensionRule } from '../../extensionRule';
import { atNode } from '../../rule';
import { isSipDomain, sipUris } from '../../sipNames';

export const rule = defineExtensionRule({
  kind: 'subjectAltName',
  roles: CERTIFICATES_AND_REQUESTS,
  severity: 'hint',
  title: 'a host that SIP programs pass over',
  why: 'Where there is a sip URI, SIP programs compare with that alone; host names beside it count for other protocols only.',
  fix: 'Add a sip URI for each domain that SIP programs connect to.',
  citations: [RFC(5922, '§7.1')],
  *check({ names }) {
    const domains = sipUris(names)
      .filter(isSipDomain)
      .map(({ text }) =>
        text
          .slice('sip:'.length)
          .replace(/[;?:].*/, '')
          .toLowerCase(),
      );
    if (domains.length === 0) {
      return;
    }
    for (const name of names) {
      const host = name.kind === 'dNSName' ? (name.text?.text ?? '') : '';
      if (host !== '' && !domains.includes(host.toLowerCase())) {
        yield {
          place: atNode(name.node),
          message: `SIP programs compare with the sip URI of this certificate alone and pass over the host "${host}". Where they connect to it, add the URI sip:${host}.`,
        };
      }
    }
  },
});
