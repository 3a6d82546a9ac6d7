import { defineDerRule } from '../../derRule';
import { X_690 } from '../../rule';

export const rule = defineDerRule('non-minimal-length', {
  title: 'a length is written in more octets than it needs',
  why: 'DER has one encoding for each value, so that signatures and fingerprints agree; strict programs refuse any other.',
  fix: 'Have it issued again by a program that writes DER.',
  citations: [X_690('§10.1')],
  message:
    'This length is written in more octets than it needs, so the object is not DER and strict programs refuse it.',
});
