import { innerSpan, isEditable } from './blockText';
import type { Fix, Replacement } from './fix';

/** XML parsers turn line ends in attributes into blanks (XML 1.0 §3.3.3); references survive. */
export const attributeLineEnds: Fix = {
  mends: ['pem/line-ends-in-attribute'],
  title: () => 'Write the line ends as "&#10;"',
  replacements({ model, block }) {
    if (!isEditable(block)) {
      return [];
    }
    const { start, end } = innerSpan(block);
    return [...model.text.slice(start, end).matchAll(/[ \t]*(?:\r\n|\r|\n)[ \t]*/g)].map(
      ({ 0: found, index }): Replacement => ({
        span: { start: start + index, end: start + index + found.length },
        text: '&#10;',
      }),
    );
  },
};
