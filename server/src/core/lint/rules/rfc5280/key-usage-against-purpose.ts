import { findExtension } from '../../../x509/extension';
import type { KeyUsageName } from '../../../x509/extensions/keyUsage';
import { isCa, keyUsagesOf } from '../../certificateFacts';
import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

/** What each purpose needs: any one of these usages. */
const NEEDED: ReadonlyMap<string, readonly KeyUsageName[]> = new Map<string, readonly KeyUsageName[]>([
  ['1.3.6.1.5.5.7.3.1', ['digitalSignature', 'keyEncipherment', 'keyAgreement']],
  ['1.3.6.1.5.5.7.3.2', ['digitalSignature', 'keyAgreement']],
  ['1.3.6.1.5.5.7.3.3', ['digitalSignature']],
  ['1.3.6.1.5.5.7.3.4', ['digitalSignature', 'nonRepudiation', 'keyEncipherment', 'keyAgreement']],
  ['1.3.6.1.5.5.7.3.8', ['digitalSignature', 'nonRepudiation']],
  ['1.3.6.1.5.5.7.3.9', ['digitalSignature', 'nonRepudiation']],
]);

export const rule = defineExtensionRule({
  kind: 'extKeyUsage',
  severity: 'error',
  title: 'key usage and purposes of the key exclude each other',
  why: 'A key may be used only for what both extensions allow; where they have nothing in common it may be used for nothing.',
  fix: 'Have it issued again: TLS servers and clients need digitalSignature.',
  citations: [RFC_5280('§4.2.1.12')],
  check({ purposes }, { owner, extension, extensions }) {
    const usages = owner.kind === 'certificate' && !isCa(owner) ? keyUsagesOf(owner) : undefined;
    if (usages === undefined || usages.length === 0 || purposes.length === 0) {
      return [];
    }
    const isPossible = purposes.some(
      ({ oid }) => NEEDED.get(oid)?.some((usage) => usages.includes(usage)) ?? true,
    );
    const usage = findExtension(extensions, '2.5.29.15');
    return isPossible || usage === undefined
      ? []
      : [
          {
            place: atNode(extension.node),
            message: `The key of this certificate is for ${purposes.map(({ name }) => name).join(', ')}, but its keyUsage (${usages.join(', ')}) allows none of that, so it may be used for nothing. Have it issued again; TLS needs digitalSignature.`,
            related: [{ place: atNode(usage.node), message: 'The keyUsage' }],
          },
        ];
  },
});
