import { defineEncodingRule, times } from '../../encodingRule';
import { RFC_4648, RFC_7468 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'base64url',
  severity: 'error',
  title: 'the base64 is of the URL-safe alphabet',
  why: 'PEM uses "+" and "/"; programs refuse "-" and "_".',
  fix: 'Replace "-" by "+" and "_" by "/".',
  citations: [RFC_7468('§3'), RFC_4648('§5')],
  message: ({ detail, ...problem }) =>
    `"${detail}" is of the URL-safe base64 alphabet${times({ detail, ...problem })}; PEM uses "+" and "/". Replace "-" by "+" and "_" by "/".`,
});
