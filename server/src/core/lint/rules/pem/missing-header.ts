import { defineEncodingRule } from '../../encodingRule';
import { RFC_7468 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'missing-header',
  severity: 'error',
  title: 'an END line without a BEGIN line',
  why: 'What stands before this line is not read by any program.',
  fix: 'Add the BEGIN line with the same label, or remove this line.',
  citations: [RFC_7468('§2')],
  message: ({ detail }) =>
    `This END line closes nothing. Add "-----BEGIN ${detail}-----" before the first line of the object, or remove this line.`,
});
