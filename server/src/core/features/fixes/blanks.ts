import { bodySpan, innerSpan, isEditable } from './blockText';
import type { Fix, Replacement } from './fix';

const PATTERNS: Readonly<Record<string, { readonly what: string; readonly pattern: RegExp }>> = {
  'pem/blank-line-in-body': { what: 'the blank lines', pattern: /(?<=\n|\r(?!\n))[ \t]*(?:\r\n|\r|\n)/g },
  'pem/indented-body': { what: 'the indentation', pattern: /(?<=[\r\n])[ \t]+(?=[^\s])/g },
  'pem/trailing-space': { what: 'the blanks at the ends of lines', pattern: /[ \t]+(?=[\r\n]|$)/g },
  'pem/space-in-body': { what: 'the blanks', pattern: /(?<=\S)[ \t]+(?=\S)/g },
};

/** Takes out blanks that mean nothing in base64 but make readers stop. */
export const blanks: Fix = {
  mends: Object.keys(PATTERNS),
  title: ({ finding }) => `Remove ${PATTERNS[finding.ruleId]?.what ?? 'the blanks'} in this block`,
  replacements({ model, block, finding }) {
    const known = PATTERNS[finding.ruleId];
    if (known === undefined || !isEditable(block) || model.host !== 'pem') {
      return [];
    }
    const body = bodySpan(block);
    const start = block.encoded.headers.length > 0 ? body.start : innerSpan(block).start;
    const { end } = innerSpan(block);
    return [...model.text.slice(start, end).matchAll(known.pattern)].map(
      ({ 0: found, index }): Replacement => ({
        span: { start: start + index, end: start + index + found.length },
        text: '',
      }),
    );
  },
};
