import { spanOfBlock } from '../../encoding/encoded';
import { isEditable } from './blockText';
import type { Fix, Replacement } from './fix';

/** One kind of line end in the block: CR LF where that is the document's, else LF. */
export const lineEnds: Fix = {
  mends: ['pem/mixed-line-ends', 'pem/carriage-return-only'],
  title: () => 'Give the block one kind of line end',
  isLossless: true,
  replacements({ model, block }) {
    if (!isEditable(block)) {
      return [];
    }
    const { start } = spanOfBlock(block);
    const { end } = spanOfBlock(block);
    const text = model.text.slice(start, end);
    const pairs = text.match(/\r\n/g)?.length ?? 0;
    const feeds = (text.match(/\n/g)?.length ?? 0) - pairs;
    const wanted = pairs > feeds || (pairs + feeds === 0 && model.text.includes('\r\n')) ? '\r\n' : '\n';
    const found: Replacement[] = [];
    for (const { 0: lineEnd, index } of text.matchAll(/\r\n|\r|\n/g)) {
      if (lineEnd !== wanted) {
        found.push({
          span: { start: start + index, end: start + index + lineEnd.length },
          text: wanted,
        });
      }
    }
    return found;
  },
};
