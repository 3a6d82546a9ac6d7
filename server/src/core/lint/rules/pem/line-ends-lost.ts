import { defineEncodingRule } from '../../encodingRule';
import { RFC_7468 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'line-ends-lost',
  severity: 'error',
  title: 'the line ends of the block were turned into spaces',
  why: 'It happens to PEM in an XML attribute and on the way through forms. Neither OpenSSL nor most devices read PEM in one line.',
  fix: 'Put the armor lines on lines of their own; in an XML attribute write each line end as "&#10;".',
  citations: [RFC_7468('§2')],
  message: (_problem, { host }) =>
    host === 'config'
      ? 'The line ends of this block are gone, and programs and phones do not read PEM in one line. In an XML attribute write each line end as "&#10;", in a string as "\\n".'
      : 'The line ends of this block are gone, and programs do not read PEM in one line. Put the armor on lines of its own and wrap the base64 at 64 characters.',
});
