import { defineEncodingRule } from '../../encodingRule';
import { RFC_7468 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'armor-dashes',
  severity: 'error',
  title: 'the armor line does not have five hyphens on each side',
  why: 'Programs look for exactly "-----BEGIN" and "-----END"; with other dashes they find no object in the file.',
  fix: 'Write five hyphens (U+002D) before and behind the words.',
  citations: [RFC_7468('§3')],
  message: ({ detail }) =>
    `The ${detail} line needs five hyphens and nothing else on each side; as it is, programs do not find the object. Write "-----" before and behind the words.`,
});
