import { isCa } from '../../certificateFacts';
import { BASELINE, RFC } from '../../citations';
import { defineExtensionRule } from '../../extensionRule';
import { atNode } from '../../rule';

const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';

export const rule = defineExtensionRule({
  kind: 'extKeyUsage',
  severity: 'information',
  severityFor: { web: 'error' },
  title: 'an OCSP responder whose own certificate has to be checked',
  why: 'To trust an answer a client has to know that the responder is not revoked, and would have to ask it. The extension OCSP No Check says that it need not.',
  fix: 'Have it issued again with `noCheck = ignored` (OpenSSL), for a short time.',
  citations: [RFC(6960, '§4.2.2.2.1'), BASELINE('§4.9.9')],
  check: ({ purposes }, { owner, extension, extensions }) =>
    owner.kind === 'certificate' &&
    !isCa(owner) &&
    purposes.some(({ oid }) => oid === OCSP_SIGNING) &&
    !extensions.some(({ value }) => value.kind === 'ocspNoCheck')
      ? [
          {
            place: atNode(extension.node),
            message:
              'This certificate is for an OCSP responder, and does not say that clients need not check whether it is revoked itself: some ask in circles, others refuse its answers. Have it issued again with the extension OCSP No Check.',
          },
        ]
      : [],
});
