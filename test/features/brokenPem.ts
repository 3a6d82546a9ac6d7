/** Ways to break a PEM block, with the fix that mends each and what becomes of it. */
import { readFileSync } from 'node:fs';

const fixture = readFileSync(new URL('../rules/rfc5280/expired/good.pem', import.meta.url), 'utf8');

/** A certificate as it should be. */
export const good = fixture.slice(fixture.indexOf('-----BEGIN'));
const lines = good.trimEnd().split('\n');
export const begin = lines[0] as string;
export const body = lines.slice(1, -1);
export const end = lines.at(-1) as string;

/** Lines with their ends. */
export const join = (...parts: (string | readonly string[])[]) => `${parts.flat().join('\n')}\n`;

export const rewrite = 'Wrap the base64 at 64 characters';
const table: readonly (readonly [
  what: string,
  rule: string,
  title: string,
  broken: string,
  mended?: string,
])[] = [
  ['long lines', 'pem/long-line', rewrite, join(begin, body.join('').match(/.{1,76}/g) ?? [], end)],
  ['one line', 'pem/long-line', rewrite, join(begin, body.join(''), end)],
  ['blanks in place of line ends', 'pem/line-ends-lost', rewrite, join([begin, ...body, end].join(' '))],
  ['four dashes', 'pem/armor-dashes', 'Write five hyphens on each side', good.replaceAll('-----', '----')],
  [
    'typographic dashes',
    'pem/armor-dashes',
    'Write five hyphens on each side',
    good.replace('-----END', '\u2014\u2014END'),
  ],
  [
    'small letters',
    'pem/armor-spelling',
    'Write the line in capitals',
    good.replace('BEGIN CERTIFICATE', 'Begin  Certificate'),
  ],
  [
    'another label at the end',
    'pem/footer-label-differs',
    'Write END CERTIFICATE',
    good.replace('END CERTIFICATE', 'END PRIVATE KEY'),
  ],
  [
    'a label of another object',
    'pem/label-differs-from-content',
    'Write the label CERTIFICATE',
    good.replaceAll('CERTIFICATE', 'PRIVATE KEY'),
  ],
  [
    'a label of old programs',
    'pem/old-label',
    'Write the label CERTIFICATE',
    good.replaceAll('CERTIFICATE', 'X509 CERTIFICATE'),
  ],
  [
    'no END line',
    'pem/missing-footer',
    'Add -----END CERTIFICATE-----',
    join(begin, body),
    join(begin, body, end),
  ],
  ['no BEGIN line', 'pem/missing-header', 'Add -----BEGIN CERTIFICATE-----', join(body, end)],
  [
    'base64 on the BEGIN line',
    'pem/text-beside-armor',
    'Put the armor on lines of its own',
    good.replace('BEGIN CERTIFICATE-----\n', 'BEGIN CERTIFICATE-----'),
  ],
  [
    'base64 on the END line',
    'pem/text-beside-armor',
    'Put the armor on lines of its own',
    good.replace('\n-----END', '-----END'),
  ],
  [
    'text before the armor',
    'pem/text-beside-armor',
    'Put the armor on lines of its own',
    `ca: ${good}`,
    `ca: \n${good}`,
  ],
  [
    'text behind the armor',
    'pem/text-beside-armor',
    'Put the armor on lines of its own',
    good.replace(/\n$/, ' # done\n'),
    `${good}# done\n`,
  ],
  [
    'escaped line ends',
    'pem/escaped-line-ends',
    'Replace the escapes by line ends',
    join([begin, ...body, end].join('\\n')),
  ],
  [
    'escaped CR LF',
    'pem/escaped-line-ends',
    'Replace the escapes by line ends',
    join([begin, ...body, end].join('\\r\\n')),
  ],
  [
    'character references',
    'pem/escaped-line-ends',
    'Replace the escapes by line ends',
    join([begin, ...body, end].join('&#xD;&#10;')),
  ],
  [
    'mixed line ends',
    'pem/mixed-line-ends',
    'Give the block one kind of line end',
    join(begin, body).replace('\n', '\r\n') + join(end),
  ],
  [
    'CR alone',
    'pem/carriage-return-only',
    'Give the block one kind of line end',
    join([begin, ...body, end].join('\r')),
  ],
  [
    'blank lines',
    'pem/blank-line-in-body',
    'Remove the blank lines in this block',
    join(
      begin,
      body.flatMap((line) => [line, '']),
      end,
    ),
  ],
  [
    'indentation',
    'pem/indented-body',
    'Remove the indentation in this block',
    join(
      begin,
      body.map((line) => `\t ${line}`),
      end,
    ),
  ],
  [
    'indented armor',
    'pem/indented-armor',
    'Remove the blanks before the armor',
    join(`  ${begin}`, body, `\t${end}`),
  ],
  [
    'blanks at the ends of lines',
    'pem/trailing-space',
    'Remove the blanks at the ends of lines in this block',
    join(
      begin,
      body.map((line) => `${line} \t`),
      end,
    ),
  ],
  [
    'blanks inside',
    'pem/space-in-body',
    'Remove the blanks in this block',
    join(
      begin,
      body.map((line) => line.replace(/(.{20})/g, '$1 ').trim()),
      end,
    ),
  ],
  [
    'zero-width characters',
    'pem/unexpected-character',
    'Remove the invisible characters of this block',
    good.replaceAll('AM', 'A\u200bM').replace('MII', 'M\ufeffII'),
  ],
  [
    'the URL alphabet',
    'pem/base64url-alphabet',
    'Write "+" and "/" in place of "-" and "_"',
    join(
      begin,
      body.map((line) => line.replaceAll('+', '-').replaceAll('/', '_')),
      end,
    ),
  ],
  [
    'text inside',
    'pem/text-in-body',
    'Remove the text from the block',
    join(
      begin,
      body.slice(0, 2),
      'Certificate:',
      '    Data:',
      '        Version: 3 (0x2)',
      '',
      body.slice(2),
      end,
    ),
  ],
  [
    'a dump inside',
    'pem/headers-not-allowed',
    'Remove the headers',
    join(
      begin,
      'Certificate:',
      '    Data:',
      '        Version: 3 (0x2)',
      '        Validity',
      '            Not Before: Jan  1 00:00:00 2026 GMT',
      '',
      body,
      end,
    ),
  ],
  [
    'text inside, kept',
    'pem/text-in-body',
    'Move the text above the BEGIN line',
    join(begin, body.slice(0, 1), 'Subject: CN=phone.example', 'Issuer: CN=Fixture CA', body.slice(1), end),
    `Subject: CN=phone.example\nIssuer: CN=Fixture CA\n${good}`,
  ],
  [
    'headers',
    'pem/headers-not-allowed',
    'Move the headers above the BEGIN line',
    join(begin, 'X-Comment: none', '', body, end),
    `X-Comment: none\n${good}`,
  ],
  [
    'headers, dropped',
    'pem/headers-not-allowed',
    'Remove the headers',
    join(begin, 'X-Comment: none', '', body, end),
  ],
  ['a byte order mark', 'pem/byte-order-mark', 'Remove the byte order mark', `\ufeff${good}`],
  [
    'a dump above',
    'pem/text-dump',
    'Remove the text that openssl printed',
    `Certificate:\n    Data:\n        Version: 3 (0x2)\n    Signature Algorithm: ecdsa-with-SHA256\n${good}`,
  ],
  ['the same block twice', 'pem/same-object-twice', 'Remove this block', good + good],
  [
    'an unused comment',
    'suppression/unused',
    'Remove it from the comment',
    `# phonepki-disable rfc5280/expired -- gone\n${good}`,
  ],
  [
    'one of two names',
    'suppression/unused',
    'Remove it from the comment',
    `# phonepki-disable pem/long-line, rfc5280/expired -- gone\n${join(begin, body.join(''), end)}`,
    `# phonepki-disable pem/long-line -- gone\n${join(begin, body.join(''), end)}`,
  ],
  [
    'the first of two names',
    'suppression/unknown-rule',
    'Remove it from the comment',
    `# phonepki-disable pem/long-lines, pem/long-line\n${join(begin, body.join(''), end)}`,
    `# phonepki-disable pem/long-line\n${join(begin, body.join(''), end)}`,
  ],
];

export const breakages = table.map(([what, rule, title, broken, mended = good]) => ({
  what,
  rule,
  title,
  broken,
  mended,
}));
