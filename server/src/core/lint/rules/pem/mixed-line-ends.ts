import { defineEncodingRule } from '../../encodingRule';
import { RFC_7468 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'mixed-line-ends',
  severity: 'hint',
  title: 'LF and CR LF are mixed in one block',
  why: 'Most programs do not mind, but simple parsers of devices do, and it shows that the block was edited by hand.',
  fix: 'Give the file one kind of line end.',
  citations: [RFC_7468('§3')],
  message: () =>
    'This block mixes LF and CR LF line ends. Most programs read it; some devices do not. Give the file one kind of line end.',
});
