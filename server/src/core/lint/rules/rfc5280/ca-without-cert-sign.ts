import { isCa } from '../../certificateFacts';
import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'keyUsage',
  severity: 'error',
  title: 'a CA whose key may not sign certificates',
  why: 'Programs look at both extensions: without keyCertSign they refuse everything that this CA issued.',
  fix: 'Have it issued again with `keyUsage = critical, keyCertSign, cRLSign`.',
  citations: [RFC_5280('§4.2.1.3'), RFC_5280('§6.1.4 (n)')],
  check({ usages }, { owner, extension }) {
    return owner.kind === 'certificate' && isCa(owner) && usages.length > 0 && !usages.includes('keyCertSign')
      ? [
          {
            place: atNode(extension.node),
            message:
              'This is the certificate of a CA, but its keyUsage does not allow its key to sign certificates (keyCertSign): programs refuse everything that it issues. Have it issued again with `keyUsage = critical, keyCertSign, cRLSign`.',
          },
        ]
      : [];
  },
});
