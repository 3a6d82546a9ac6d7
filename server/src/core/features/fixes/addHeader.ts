import { spanOfBlock } from '../../encoding/encoded';
import { armorText, isEditable, lineEndOf } from './blockText';
import type { Fix } from './fix';

/** Opens the block above an END line, where a whole object stands there in base64. */
export const addHeader: Fix = {
  mends: ['pem/missing-header'],
  title: ({ block }) => `Add ${armorText('BEGIN', block.encoded.label)}`,
  replacements({ model, block }) {
    const before = model.blocks[model.blocks.indexOf(block) - 1];
    if (before?.encoded.notation !== 'base64' || !isEditable(before)) {
      return [];
    }
    const { start, end } = spanOfBlock(before);
    const isDirect = /^[ \t]*(?:\r\n|\r|\n)$/.test(model.text.slice(end, block.start));
    return isDirect
      ? [
          {
            span: { start, end: start },
            text: armorText('BEGIN', block.encoded.label) + lineEndOf(model.text),
          },
        ]
      : [];
  },
};
