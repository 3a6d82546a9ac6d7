import { armorLines, isEditable } from './blockText';
import type { Fix } from './fix';

/** The label of the BEGIN line counts: programs choose the decoder by it. */
export const footerLabel: Fix = {
  mends: ['pem/footer-label-differs'],
  title: ({ block }) => `Write END ${block.encoded.label}`,
  replacements({ block }) {
    const end = armorLines(block).find(({ keyword }) => keyword === 'END');
    return end === undefined || !isEditable(block)
      ? []
      : [{ span: end.labelSpan, text: block.encoded.label }];
  },
};
