import { defineEncodingRule, times } from '../../encodingRule';
import { RFC_7468 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'indentation',
  severity: 'warning',
  title: 'the lines of the block are indented',
  why: 'OpenSSL and many devices refuse a block whose lines begin with blanks.',
  fix: 'Remove the blanks at the beginning of the lines.',
  citations: [RFC_7468('§2')],
  message: (problem, { host }) =>
    host === 'pem'
      ? `Lines of this block are indented${times(problem)}; OpenSSL refuses such a block. Remove the blanks at their beginning.`
      : undefined,
});
