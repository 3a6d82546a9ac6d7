import { armorLines, isEditable } from './blockText';
import type { Fix, Replacement } from './fix';

/** Puts the hyphens of the armor at the beginning of their lines. */
export const armorIndentation: Fix = {
  mends: ['pem/indented-armor'],
  title: () => 'Remove the blanks before the armor',
  replacements: ({ model, block }) =>
    isEditable(block)
      ? armorLines(block).flatMap(({ span }): Replacement[] => {
          const before = model.text.slice(Math.max(0, span.start - 200), span.start);
          const blanks = /(?:^|[\r\n])([ \t]+)$/.exec(before)?.[1] ?? '';
          return blanks === ''
            ? []
            : [{ span: { start: span.start - blanks.length, end: span.start }, text: '' }];
        })
      : [],
};
