import { defineDerRule } from '../../derRule';
import { X_690 } from '../../rule';

export const rule = defineDerRule('wrong-form', {
  title: 'a value that must be in one piece is cut into segments, or the reverse',
  why: 'DER writes strings and numbers in one piece, and sequences and sets as containers.',
  fix: 'Have it issued again by a program that writes DER.',
  citations: [X_690('§10.2'), X_690('§8.1.2.5')],
  message:
    'This value has the wrong form: strings and numbers stand in one piece, sequences and sets hold others. The object is not DER, and strict programs refuse it.',
});
