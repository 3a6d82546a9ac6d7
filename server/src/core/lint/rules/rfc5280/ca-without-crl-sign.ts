import { isCa } from '../../certificateFacts';
import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'keyUsage',
  severity: 'information',
  title: 'a CA whose key may not sign CRLs',
  why: 'Programs refuse a CRL that is signed with this key, so the CA cannot revoke what it issued, unless another key signs its CRLs.',
  fix: 'Add cRLSign when the certificate is renewed.',
  citations: [RFC_5280('§4.2.1.3'), RFC_5280('§6.3.3 (f)')],
  check({ usages }, { owner, extension }) {
    return owner.kind === 'certificate' &&
      isCa(owner) &&
      usages.includes('keyCertSign') &&
      !usages.includes('cRLSign')
      ? [
          {
            place: atNode(extension.node),
            message:
              'The keyUsage of this CA does not allow its key to sign CRLs (cRLSign), so that programs refuse a CRL of this CA. Add cRLSign when the certificate is renewed.',
          },
        ]
      : [];
  },
});
