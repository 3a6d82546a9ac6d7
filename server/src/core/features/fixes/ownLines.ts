import { innerSpan, isEditable, lineBreakOf } from './blockText';
import type { Fix } from './fix';
import { rewrapped } from './rewrap';

/** Gives the armor lines of their own. */
export const ownLines: Fix = {
  mends: ['pem/text-beside-armor'],
  title: () => 'Put the armor on lines of its own',
  replacements(target) {
    const { model, block, finding } = target;
    if (!isEditable(block)) {
      return [];
    }
    const { start, end } = finding.span;
    const lineBreak = lineBreakOf(model, block);
    const blockEnd = block.start + block.encoded.length;
    if (start >= blockEnd) {
      // What follows the END line on its line, its blanks left out.
      const blanks = /^[ \t]*/.exec(model.text.slice(start, end))?.[0].length ?? 0;
      return [{ span: { start: blockEnd, end: start + blanks }, text: lineBreak }];
    }
    if (start === block.start) {
      return [{ span: { start, end: start }, text: lineBreak }];
    }
    const inner = innerSpan(block);
    const isOneLine = !/[\r\n]/.test(model.text.slice(inner.start, inner.end));
    return isOneLine ? rewrapped(target) : [{ span: { start, end: start }, text: lineBreak }];
  },
};
