import { Tag } from '../../../der/values';
import { defineDerValueRule } from '../../derRule';
import { X_690 } from '../../rule';

export const rule = defineDerValueRule(
  {
    tags: [Tag.bitString],
    title: 'the unused bits of a BIT STRING are not zero',
    why: 'DER wants them zero, so that equal values have equal octets.',
    fix: 'Have it issued again by a program that writes DER.',
    citations: [X_690('§11.2.1'), X_690('§8.6.2')],
    message: () =>
      'The bits behind the end of this BIT STRING are not zero, or more of them are announced than there are; the object is not DER and strict programs refuse it.',
  },
  (node) => {
    const { bytes, contentStart, contentEnd } = node;
    if (node.constructed || contentEnd === contentStart) {
      return false;
    }
    const unused = bytes[contentStart] as number;
    const last = contentEnd - contentStart > 1 ? (bytes[contentEnd - 1] as number) : 0xff;
    return unused > 7 || (last & ((1 << unused) - 1)) !== 0;
  },
);
