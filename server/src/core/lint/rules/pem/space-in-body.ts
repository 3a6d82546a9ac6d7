import { defineEncodingRule, times } from '../../encodingRule';
import { RFC_7468 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'space-inside',
  severity: 'information',
  title: 'blanks stand within lines of base64',
  why: 'OpenSSL skips them, stricter readers refuse them.',
  fix: 'Remove the blanks.',
  citations: [RFC_7468('§3')],
  message: (problem, { host }) =>
    host === 'pem'
      ? `Blanks stand within the base64${times(problem)}; strict programs refuse them. Remove them.`
      : undefined,
});
