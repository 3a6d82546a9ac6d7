import { defineEncodingRule } from '../../encodingRule';
import { RFC_4648 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'stray-bits',
  severity: 'warning',
  title: 'the last character carries bits that belong to no byte',
  why: 'Encoders leave these bits zero; strict decoders refuse others, and it often means that the last character was damaged.',
  fix: 'Paste the object again, or encode it anew.',
  citations: [RFC_4648('§3.5')],
  message: () =>
    'The last character has bits that no byte takes up; strict programs refuse it, and it often was damaged. Compare it with the original, or encode the object anew.',
});
