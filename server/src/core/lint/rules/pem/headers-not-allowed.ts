import { defineEncodingRule } from '../../encodingRule';
import { RFC_7468 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'headers',
  severity: 'error',
  title: 'headers stand in a block that may have none',
  why: 'RFC 7468 allows no headers; OpenSSL reads them only in private keys and refuses such a certificate.',
  fix: 'Move the lines above the BEGIN line.',
  citations: [RFC_7468('§2')],
  message: () =>
    'Header lines are not allowed in this kind of block, and OpenSSL refuses it. Move them above the BEGIN line, where text is allowed, or remove them.',
});
