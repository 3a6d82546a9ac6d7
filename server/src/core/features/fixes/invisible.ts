import { innerSpan, isEditable } from './blockText';
import type { Fix, Replacement } from './fix';

/** Characters without width and wide blanks, which come along when text is copied from a page or a mail. */
const INVISIBLE = /[\u00a0\u00ad\u2000-\u200f\u2028-\u202e\u202f\u205f\u2060-\u2064\u3000\ufeff]+/g;

/** Takes out what cannot be seen; any other wrong character stands for one that nobody knows. */
export const invisible: Fix = {
  mends: ['pem/unexpected-character'],
  title: () => 'Remove the invisible characters of this block',
  replacements({ model, block, finding }) {
    const found = model.text.slice(finding.span.start, finding.span.end);
    if (!isEditable(block) || found.replace(INVISIBLE, '') !== '') {
      return [];
    }
    const { start, end } = innerSpan(block);
    return [...model.text.slice(start, end).matchAll(INVISIBLE)].map(
      ({ 0: text, index }): Replacement => ({
        span: { start: start + index, end: start + index + text.length },
        text: '',
      }),
    );
  },
};
