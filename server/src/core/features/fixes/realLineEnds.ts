import { escapeAt } from '../../encoding/escapes';
import { innerSpan, isEditable, lineEndOf } from './blockText';
import type { Fix, Replacement } from './fix';

/** Turns escapes such as `\n` in a PEM file into the line ends that they stand for. */
export const realLineEnds: Fix = {
  mends: ['pem/escaped-line-ends'],
  title: () => 'Replace the escapes by line ends',
  replacements({ model, block }) {
    if (!isEditable(block) || model.host !== 'pem') {
      return [];
    }
    const { text } = model;
    const inner = innerSpan(block);
    const found: Replacement[] = [];
    for (let at = inner.start; at < inner.end; ) {
      let end = at;
      let isBreak = false;
      for (let next = escapeAt(text, end); next !== undefined; next = escapeAt(text, end)) {
        if (next.code !== 10 && next.code !== 13) {
          break;
        }
        // Two line feeds in a row are a blank line, not one line end.
        if (isBreak && next.code === 10 && isLineFeed(text, end, at)) {
          break;
        }
        isBreak = true;
        end += next.width;
      }
      if (isBreak) {
        found.push({ span: { start: at, end }, text: lineEndOf(text) });
        at = end;
      } else {
        at++;
      }
    }
    return found;
  },
};

/** What was taken so far already ends in a line feed. */
function isLineFeed(text: string, end: number, start: number): boolean {
  return /(?:n|10;|0*a;)$/i.test(text.slice(start, end));
}
