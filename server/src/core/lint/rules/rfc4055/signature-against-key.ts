import { isAnchor } from '../../certificateFacts';
import { RFC } from '../../citations';
import { whyKeyForbids } from '../../keyForbidsSignature';
import { atNode, defineRule } from '../../rule';

export const rule = defineRule({
  appliesTo: ['certificate', 'certificateRequest'],
  severity: 'error',
  title: 'a signature that its own key does not allow',
  why: 'A key for RSASSA-PSS is for nothing else, and where its parameters name a hash for no other; programs refuse the signature.',
  fix: 'Sign it again with RSASSA-PSS and the hash of the key.',
  citations: [RFC(4055, '§1.2')],
  *check(object) {
    const { signatureAlgorithm: signature, publicKey } = object;
    const key = publicKey?.algorithm;
    const isOwn = object.kind === 'certificateRequest' || isAnchor(object);
    const fault = isOwn ? whyKeyForbids(key, signature) : undefined;
    if (fault !== undefined && signature !== undefined && key !== undefined) {
      yield {
        place: atNode(signature.node),
        message: `This signature ${fault} that its own key is for, and programs refuse it. Sign it again with RSASSA-PSS and the hash of the key.`,
        related: [{ place: atNode(key.node), message: 'What the key is for' }],
      };
    }
  },
});
