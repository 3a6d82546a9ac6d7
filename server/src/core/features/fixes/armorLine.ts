import { armorLines, armorText, isEditable } from './blockText';
import type { Fix } from './fix';

/** Writes BEGIN and END lines as RFC 7468 §3 has them. */
export const armorLine: Fix = {
  mends: ['pem/armor-dashes', 'pem/armor-spelling'],
  title: ({ finding }) =>
    finding.ruleId === 'pem/armor-dashes' ? 'Write five hyphens on each side' : 'Write the line in capitals',
  isLossless: true,
  replacements: ({ model, block }) =>
    isEditable(block)
      ? armorLines(block)
          .map(({ span, keyword, label }) => ({ span, text: armorText(keyword, label) }))
          .filter(({ span, text }) => model.text.slice(span.start, span.end) !== text)
      : [],
};
