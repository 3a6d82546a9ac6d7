import { spanOfBlock } from '../../encoding/encoded';
import { isEditable } from './blockText';
import type { Fix } from './fix';

/** The same bytes stand above. */
export const removeDouble: Fix = {
  mends: ['pem/same-object-twice'],
  title: () => 'Remove this block',
  replacements({ model, block }) {
    const { start, end } = spanOfBlock(block);
    const rest = /^[ \t]*(?:\r\n|\r|\n|$)/.exec(model.text.slice(end, end + 200))?.[0].length;
    const isOnOwnLines = start === 0 || /[\r\n]/.test(model.text[start - 1] ?? '');
    return isEditable(block) && isOnOwnLines && rest !== undefined
      ? [{ span: { start, end: end + rest }, text: '' }]
      : [];
  },
};
