import { keyUsagesOf } from '../../certificateFacts';
import { defineExtensionRule } from '../../extensionRule';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'basicConstraints',
  severity: 'error',
  title: 'a path length where no certificates are issued',
  why: 'The path length limits the CAs below a CA, so it has no meaning in a certificate that may not sign others.',
  fix: 'Have it issued again without the path length, or as a CA with keyCertSign.',
  citations: [RFC_5280('§4.2.1.9')],
  check({ ca, pathLengthNode }, { owner }) {
    const usages = owner.kind === 'certificate' ? keyUsagesOf(owner) : undefined;
    const mayNotSign = usages !== undefined && !usages.includes('keyCertSign');
    return pathLengthNode !== undefined && (!ca || mayNotSign)
      ? [
          {
            place: atNode(pathLengthNode),
            message: `The basicConstraints of this certificate limit the CAs below it, but ${ca ? 'its key may not sign certificates (keyCertSign)' : 'it is no CA'}. Have it issued again without the path length.`,
          },
        ]
      : [];
  },
});
