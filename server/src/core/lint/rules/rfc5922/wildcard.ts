import { findExtensionValue } from '../../../x509/extension';
import { RFC } from '../../citations';
import { CERTIFICATES_AND_REQUESTS, defineExtensionRule } from '../../extensionRule';
import { atNode } from '../../rule';
import { SIP_DOMAIN_PURPOSE, sipUris } from '../../sipNames';

export const rule = defineExtensionRule({
  kind: 'subjectAltName',
  roles: CERTIFICATES_AND_REQUESTS,
  severity: 'warning',
  title: 'a wildcard in a certificate for SIP',
  why: 'SIP programs must not match wildcards: the name then stands for no host.',
  fix: 'Have it issued again with the names themselves.',
  citations: [RFC(5922, '§7.2')],
  *check({ names }, { extensions }) {
    const purposes = findExtensionValue(extensions, 'extKeyUsage')?.purposes ?? [];
    if (sipUris(names).length === 0 && !purposes.some(({ oid }) => oid === SIP_DOMAIN_PURPOSE)) {
      return;
    }
    for (const name of names) {
      const isText = name.kind === 'dNSName' || name.kind === 'uniformResourceIdentifier';
      const text = isText ? (name.text?.text ?? '') : '';
      if (text.startsWith('*.') || /^sips?:\*\./i.test(text)) {
        yield {
          place: atNode(name.node),
          message: `This certificate is for SIP, where the wildcard in "${text}" matches no host. Have it made again with the names themselves.`,
        };
      }
    }
  },
});
