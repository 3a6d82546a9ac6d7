import { defineEncodingRule } from '../../encodingRule';
import { RFC_7468 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'empty-body',
  severity: 'error',
  title: 'nothing stands between BEGIN and END',
  why: 'The block holds no object.',
  fix: 'Paste the object again, or remove the block.',
  citations: [RFC_7468('§2')],
  message: () => 'There is nothing between the armor lines. Paste the object again, or remove the block.',
});
