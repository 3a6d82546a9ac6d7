import { defineDerRule } from '../../derRule';
import { X_690 } from '../../rule';

export const rule = defineDerRule('indefinite-length', {
  title: 'a length is left open',
  why: 'DER has definite lengths only; strict programs and small parsers refuse the indefinite form.',
  fix: 'Have it issued again by a program that writes DER.',
  citations: [X_690('§10.1')],
  message:
    'This value has the indefinite length of BER, so the object is not DER and strict programs refuse it.',
});
