import { findExtension } from '../../../x509/extension';
import { isCa, keyUsagesOf } from '../../certificateFacts';
import { RFC } from '../../citations';
import { defineExtensionRule } from '../../extensionRule';
import { atNode } from '../../rule';

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';

export const rule = defineExtensionRule({
  kind: 'extKeyUsage',
  severity: 'warning',
  title: 'a certificate for TLS whose key may not sign',
  why: 'TLS 1.3 and every cipher suite with forward secrecy have the key sign; where a keyUsage is there, it has to allow that.',
  fix: 'Have it issued again with digitalSignature in the keyUsage.',
  citations: [RFC(8446, '§4.4.2.2')],
  check({ purposes }, { owner, extensions }) {
    const usages = owner.kind === 'certificate' && !isCa(owner) ? keyUsagesOf(owner) : undefined;
    const isForTls = purposes.some(({ oid }) => oid === SERVER_AUTH || oid === CLIENT_AUTH);
    const usage = findExtension(extensions, '2.5.29.15');
    // What can do nothing of what the purposes ask for is an error of its own.
    const isOfSomeUse =
      usages?.includes('keyEncipherment') === true || usages?.includes('keyAgreement') === true;
    return isForTls && isOfSomeUse && usage !== undefined && !usages?.includes('digitalSignature')
      ? [
          {
            place: atNode(usage.node),
            message:
              'This certificate is for TLS, but its keyUsage does not set digitalSignature: TLS 1.3 and all cipher suites with forward secrecy refuse it. Have it issued again with digitalSignature.',
          },
        ]
      : [];
  },
});
