import { defineDerRule } from '../../derRule';
import { X_690 } from '../../rule';

export const rule = defineDerRule('non-minimal-tag', {
  title: 'a tag is written in more octets than it needs',
  why: 'A tag has one encoding; programs that compare octets do not know this one.',
  fix: 'Have it issued again by a program that writes DER.',
  citations: [X_690('§8.1.2')],
  message:
    'This tag is written in more octets than it needs, so programs do not know the value and refuse the object.',
});
