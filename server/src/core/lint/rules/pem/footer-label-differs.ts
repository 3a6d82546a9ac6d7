import { defineEncodingRule } from '../../encodingRule';
import { RFC_7468 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'footer-label',
  severity: 'error',
  title: 'the END line has another label than the BEGIN line',
  why: 'Most programs give the block up where the two labels differ.',
  fix: 'Write the label of the BEGIN line.',
  citations: [RFC_7468('§2')],
  message: ({ detail }) =>
    `The block begins as "${detail}" and ends as something else; programs give it up. Write "${detail}" here too.`,
});
