import { Tag } from '../../../der/values';
import { defineDerValueRule } from '../../derRule';
import { hasIdleOctet } from '../../integerOctets';
import { X_690 } from '../../rule';

export const rule = defineDerValueRule(
  {
    tags: [Tag.integer, Tag.enumerated],
    title: 'a number is written in more octets than it needs',
    why: 'DER has one encoding for each number; strict programs refuse the object.',
    fix: 'Have it issued again by a program that writes DER.',
    citations: [X_690('§8.3.2')],
    message: () =>
      'This number begins with an octet that it does not need, so the object is not DER and strict programs refuse it.',
  },
  hasIdleOctet,
);
