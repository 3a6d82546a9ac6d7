import { defineEncodingRule } from '../../encodingRule';
import { RFC_7468 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'armor-spelling',
  severity: 'error',
  title: 'BEGIN, END or the label is not written as it must be',
  why: 'Labels are compared letter by letter: in capitals, with single blanks.',
  fix: 'Write the keyword and the label in capitals with one blank between words.',
  citations: [RFC_7468('§2'), RFC_7468('§3')],
  message: ({ detail }) =>
    detail.includes(' ')
      ? `Programs compare this line letter by letter and do not know it as written. Write "-----${detail}-----".`
      : 'This line has no label, and programs go by it. Write what the block holds, such as "CERTIFICATE", behind the keyword on both lines.',
});
