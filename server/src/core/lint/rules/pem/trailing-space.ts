import { defineEncodingRule, times } from '../../encodingRule';
import { RFC_7468 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'trailing-space',
  severity: 'hint',
  title: 'blanks stand at the end of lines',
  why: 'Most programs skip them, strict ones refuse them.',
  fix: 'Remove the blanks at the end of the lines.',
  citations: [RFC_7468('§2')],
  message: (problem, { host }) =>
    host === 'pem'
      ? `Blanks stand at the end of lines${times(problem)}; strict programs refuse them. Remove them.`
      : undefined,
});
