import { bodySpan, isEditable } from './blockText';
import type { Fix, Replacement } from './fix';

/** `-` and `_` as the alphabet of PEM has them (RFC 4648 §5 and §4). */
export const urlAlphabet: Fix = {
  mends: ['pem/base64url-alphabet'],
  title: () => 'Write "+" and "/" in place of "-" and "_"',
  replacements({ model, block }) {
    if (!isEditable(block)) {
      return [];
    }
    const { start, end } = bodySpan(block);
    return [...model.text.slice(start, end).matchAll(/[-_]/g)].map(
      ({ 0: found, index }): Replacement => ({
        span: { start: start + index, end: start + index + 1 },
        text: found === '-' ? '+' : '/',
      }),
    );
  },
};
