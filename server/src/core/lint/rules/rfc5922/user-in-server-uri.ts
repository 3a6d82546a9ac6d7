import { isServerCertificate } from '../../certificateFacts';
import { RFC } from '../../citations';
import { defineExtensionRule } from '../../extensionRule';
import { atNode } from '../../rule';
import { sipUris } from '../../sipNames';

export const rule = defineExtensionRule({
  kind: 'subjectAltName',
  severity: 'information',
  title: 'a SIP server whose URI names a user',
  why: 'A URI with a user part stands for a person. SIP programs do not take it for the domain of a server.',
  fix: 'Have it issued again with the domain alone, as in `sip:example.test`.',
  citations: [RFC(5922, '§7.1')],
  *check({ names }, { owner }) {
    if (owner.kind !== 'certificate' || !isServerCertificate(owner)) {
      return;
    }
    for (const { name, hasUser, text } of sipUris(names)) {
      if (hasUser) {
        yield {
          place: atNode(name.node),
          message: `The URI "${text}" names a user, so SIP programs do not take it for the domain of this server. Have it issued again with the domain alone, as in sip:example.test.`,
        };
      }
    }
  },
});
