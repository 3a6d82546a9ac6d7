import { defineEncodingRule, times } from '../../encodingRule';
import { RFC_7468 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'blank-line',
  severity: 'warning',
  title: 'a blank line stands within the base64',
  why: 'OpenSSL refuses a block with a blank line in its body; there it ends the headers.',
  fix: 'Remove the blank line.',
  citations: [RFC_7468('§3')],
  // A folded scalar of YAML writes each line end as a blank line.
  message: (problem, { host, languageId }) =>
    host === 'prose' || languageId === 'yaml'
      ? undefined
      : `A blank line stands within the base64${times(problem)}; OpenSSL refuses such a block. Remove it.`,
});
