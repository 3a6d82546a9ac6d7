import { blocksOfItem } from '../../../phone/phoneDocument';
import { publicKeyBytes } from '../../../x509/publicKeyBytes';
import { sameBytes } from '../../../x509/sameName';
import { definePhoneRule, filledSlots, firstByName, POLYCOM_37148 } from '../../phoneRule';
import { inBlock } from '../../rule';

export const rule = definePhoneRule({
  severity: 'error',
  title: 'the private key does not belong to the certificate beside it',
  why: 'A phone cannot prove that the certificate is its own without the key that belongs to it.',
  fix: 'Put the key that the certificate was issued for, or the certificate for this key.',
  citations: [POLYCOM_37148],
  *check(subject) {
    const byName = firstByName(subject.config);
    for (const { slot, blocks } of filledSlots(subject)) {
      const partner = slot.role === 'private-key' ? byName.get(slot.partner ?? '') : undefined;
      const key = blocks[0];
      const certificate = partner && blocksOfItem(subject.blocks, partner)[0];
      const ours = key && publicKeyBytes(subject.objectOf(key));
      const theirs = certificate && publicKeyBytes(subject.objectOf(certificate));
      if (key === undefined || certificate === undefined || ours === undefined || theirs === undefined) {
        continue;
      }
      if (!sameBytes(ours, theirs)) {
        yield {
          place: inBlock(key),
          message: `This key does not belong to the certificate in ${partner?.name}, so the phone cannot use either. Put the pair that belongs together.`,
          related: [{ place: inBlock(certificate), message: 'The certificate.' }],
        };
      }
    }
  },
});
