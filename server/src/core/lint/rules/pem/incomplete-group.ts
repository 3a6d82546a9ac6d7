import { defineEncodingRule } from '../../encodingRule';
import { RFC_4648 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'incomplete-group',
  severity: 'error',
  title: 'a character of the base64 was lost or added',
  why: 'Base64 comes in groups of four characters; one left over encodes nothing.',
  fix: 'Paste the object again: which character is wrong cannot be told.',
  citations: [RFC_4648('§4')],
  message: () =>
    'One character is left over at the end of the base64: somewhere in this block a character was lost or added, and programs refuse it. Paste the object again.',
});
