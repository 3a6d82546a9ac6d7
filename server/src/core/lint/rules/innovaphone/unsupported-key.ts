import { certificatesIn, definePhoneRule, INNOVAPHONE } from '../../phoneRule';
import { atNode, inBlock } from '../../rule';

const BITS: ReadonlySet<number> = new Set([1024, 2048, 4096]);

export const rule = definePhoneRule({
  dialects: ['innovaphone'],
  severity: 'error',
  title: 'a key that innovaphone devices do not support',
  why: 'The devices support RSA keys of 1024, 2048 and 4096 bits.',
  fix: 'Issue the certificate for an RSA key of 2048 bits.',
  citations: [INNOVAPHONE('Key types')],
  *check(subject) {
    for (const { block, certificate } of certificatesIn(subject)) {
      const key = certificate.publicKey;
      if (key === undefined) {
        continue;
      }
      const isRsa = key.algorithmName === 'RSA';
      if (!isRsa || (key.bits !== undefined && !BITS.has(key.bits))) {
        const found = isRsa ? `an RSA key of ${key.bits} bits` : `a key of the kind ${key.algorithmName}`;
        yield {
          place: inBlock(block, atNode(key.node)),
          message: `Innovaphone devices support RSA keys of 1024, 2048 and 4096 bits, and this is ${found}. Issue the certificate for an RSA key of 2048 bits.`,
        };
      }
    }
  },
});
