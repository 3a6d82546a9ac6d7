import { findExtensionValue } from '../../../x509/extension';
import { isAnyPurpose } from '../../certificateFacts';
import { RFC } from '../../citations';
import { defineExtensionRule } from '../../extensionRule';
import { atNode } from '../../rule';
import { isSipDomain, SIP_DOMAIN_PURPOSE, sipUris } from '../../sipNames';

export const rule = defineExtensionRule({
  kind: 'extKeyUsage',
  severity: 'hint',
  title: 'a certificate for a SIP domain without the purpose sipDomain',
  why: 'Where purposes are named, programs that go by RFC 5924 accept a certificate for SIP only with sipDomain or anyExtendedKeyUsage. Many do not look at it.',
  fix: 'Have the next one issued with `extendedKeyUsage = serverAuth, clientAuth, 1.3.6.1.5.5.7.3.20`.',
  citations: [RFC(5924, '§5')],
  check({ purposes }, { owner, extension }) {
    const names =
      owner.kind === 'certificate'
        ? (findExtensionValue(owner.extensions, 'subjectAltName')?.names ?? [])
        : [];
    return sipUris(names).some(isSipDomain) &&
      !purposes.some(({ oid }) => oid === SIP_DOMAIN_PURPOSE || isAnyPurpose(oid))
      ? [
          {
            place: atNode(extension.node),
            message:
              'This certificate names a SIP domain, but not the purpose sipDomain; programs that go by RFC 5924 refuse it for SIP. Have the next one issued with that purpose (1.3.6.1.5.5.7.3.20), too.',
          },
        ]
      : [];
  },
});
