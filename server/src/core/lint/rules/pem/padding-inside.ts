import { defineEncodingRule } from '../../encodingRule';
import { RFC_4648 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'padding-inside',
  severity: 'error',
  title: '"=" stands before the end of the base64',
  why: '"=" ends base64; most programs stop reading there.',
  fix: 'Two objects were joined, or a character was damaged: paste the object again.',
  citations: [RFC_4648('§4')],
  message: () =>
    '"=" ends base64, yet more follows: two objects were joined here, or a character was damaged. Programs stop reading at this place. Paste the object again.',
});
