import { isCa } from '../../certificateFacts';
import { BASELINE } from '../../citations';
import { defineExtensionRule } from '../../extensionRule';
import { atNode } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'keyUsage',
  severity: 'information',
  onlyFor: ['web'],
  title: 'a server whose key may agree on keys',
  why: 'In TLS of today the key of an ECDSA certificate signs and does nothing else; keyAgreement was for cipher suites that are gone.',
  fix: 'Have the next one issued with digitalSignature only.',
  citations: [BASELINE('§7.1.2.7.11')],
  check: ({ usages }, { owner, extension }) =>
    owner.kind === 'certificate' &&
    !isCa(owner) &&
    owner.publicKey?.algorithmName === 'EC' &&
    usages.includes('keyAgreement')
      ? [
          {
            place: atNode(extension.node),
            message:
              'The keyUsage of this certificate sets keyAgreement, which TLS of today does not use with ECDSA and public CAs no longer set. Have the next one issued with digitalSignature only.',
          },
        ]
      : [],
});
