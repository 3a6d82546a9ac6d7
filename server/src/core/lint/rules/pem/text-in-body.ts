import { defineEncodingRule } from '../../encodingRule';
import { RFC_7468 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'text-in-body',
  severity: 'error',
  title: 'a line of text stands within the base64',
  why: 'Only base64 may stand between the armor lines; OpenSSL stops at such a line.',
  fix: 'Move the text above the BEGIN line, where it is allowed.',
  citations: [RFC_7468('§2')],
  message: () =>
    'This line is text, not base64, and makes the block unreadable. Move it above the BEGIN line, where text is allowed, or remove it.',
});
