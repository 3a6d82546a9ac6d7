import { defineEncodingRule } from '../../encodingRule';
import { RFC_4648 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'padding',
  severity: 'error',
  title: 'the base64 has too few or too many "=" at its end',
  why: 'OpenSSL and most devices refuse base64 whose length is not a multiple of four.',
  fix: 'End the last line with as many "=" as are missing to a multiple of four.',
  citations: [RFC_4648('§4')],
  message: ({ detail }) =>
    detail === '0'
      ? 'The base64 is complete without "="; programs refuse it with one. Remove it. If a character got lost before it, paste the object again.'
      : `The base64 must end in ${detail === '1' ? 'one "="' : 'two "="'}; programs refuse it as it is. Mend it, unless characters got lost at the end: then paste the object again.`,
});
