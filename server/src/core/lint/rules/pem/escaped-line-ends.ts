import { defineEncodingRule } from '../../encodingRule';
import { RFC_7468 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'escaped-line-ends',
  severity: 'error',
  title: 'line ends are written as escapes in a PEM file',
  why: 'In a string of JSON, YAML or XML they are right; in a PEM file they are characters like any other, and no program reads the block.',
  fix: 'Replace each escape by a line end.',
  citations: [RFC_7468('§2')],
  message: ({ detail }, { host }) =>
    host === 'pem'
      ? `"${detail}" stands in place of a line end. In a JSON or XML string that is right, in a PEM file no program reads it. Replace each by a line end.`
      : undefined,
});
