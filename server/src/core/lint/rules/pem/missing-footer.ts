import { defineEncodingRule } from '../../encodingRule';
import { RFC_7468 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'missing-footer',
  severity: 'error',
  title: 'the block has no END line',
  why: 'Without its END line no program reads the object.',
  fix: 'Add the END line with the label of the BEGIN line.',
  citations: [RFC_7468('§2')],
  message: ({ detail }) =>
    `This block has no END line, so programs do not read it. Add "-----END ${detail}-----" behind its last line.`,
});
