import { defineEncodingRule, times } from '../../encodingRule';
import { RFC_7468 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'indentation',
  severity: 'warning',
  title: 'the lines of the block are indented',
  why: 'OpenSSL skips blanks before base64, stricter readers and many devices refuse them.',
  fix: 'Remove the blanks at the beginning of the lines.',
  citations: [RFC_7468('§2')],
  message: (problem, { host }) =>
    host === 'pem'
      ? `Lines of this block are indented${times(problem)}; strict programs and devices refuse such a block. Remove the blanks at their beginning.`
      : undefined,
});
