import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Host } from '../../../server/src/core/encoding/armor';
import { bytesAtOffset, spanOfBytes } from '../../../server/src/core/encoding/byteMap';
import { type Block, spanInText } from '../../../server/src/core/encoding/encoded';
import { type Chunk, rescanText, type ScanOptions, scanText } from '../../../server/src/core/encoding/scan';

const pem = readFileSync(new URL('../../../sample/ca.crt', import.meta.url), 'utf8').trimEnd();
const lines = pem.split('\n');
const base64 = lines.slice(1, -1).join('');
const der = Uint8Array.from(Buffer.from(base64, 'base64'));

const options = (host: Host): ScanOptions => ({ host, isObject: (bytes) => bytes.length === der.length });
const blocksOf = (chunks: readonly Chunk[]): Block[] =>
  chunks.flatMap((chunk) => chunk.blocks.map((block) => ({ ...block, start: block.start + chunk.start })));
const scan = (text: string, host: Host = 'pem') => blocksOf(scanText(text, options(host)));
const kinds = (block: Block | undefined) => block?.encoded.problems.map((problem) => problem.kind).sort();
const marked = (text: string, block: Block | undefined, kind: string) => {
  const problem = block?.encoded.problems.find((each) => each.kind === kind);
  return (
    problem && text.slice((block?.start ?? 0) + problem.span.start, (block?.start ?? 0) + problem.span.end)
  );
};

describe('a whole certificate is read, wherever it stands', () => {
  const yaml = (text: string) => text.split('\n').join('\n    ');
  const places: Record<string, [string, Host]> = {
    'plain PEM': [`${pem}\n`, 'pem'],
    'PEM with CR LF': [`${lines.join('\r\n')}\r\n`, 'pem'],
    'JSON string': [JSON.stringify({ ca: `${pem}\n` }), 'config'],
    'JSON string, pretty-printed, CR LF escapes': [
      JSON.stringify({ ca: lines.join('\r\n') }, null, 2),
      'config',
    ],
    'YAML block scalar': [`ca: |\n    ${yaml(pem)}\nnext: 1\n`, 'config'],
    'XML element': [`<Item name="radius-server-ca1">${pem}</Item>`, 'config'],
    'XML element, indented': [`<Item>\n    ${yaml(pem)}\n  </Item>`, 'config'],
    'XML CDATA': [`<Item><![CDATA[${pem}]]></Item>`, 'config'],
    'XML attribute with decimal references': [`<a ca="${lines.join('&#10;')}"/>`, 'config'],
    'XML attribute with hexadecimal references': [`<a ca='${lines.join('&#xD;&#xA;')}'/>`, 'config'],
    'XML attribute with raw line ends': [`<a ca="${pem}"/>`, 'config'],
    'shell string': [`CA="${lines.join('\\n')}"`, 'config'],
    'source code, joined literals': [`const ca =\n  '${lines.join("\\n' +\n  '")}';`, 'prose'],
    'C string literals': [`"${lines.join('\\n"\n"')}\\n"`, 'prose'],
    'URL encoded': [
      `cert=${lines.join('%0A').replaceAll('+', '%2B').replaceAll('/', '%2F').replaceAll('=', '%3D')}`,
      'config',
    ],
    'base64 with escaped slashes': [
      `{"ca":"${pem.replaceAll('\n', '\\n').replaceAll('/', '\\/')}"}`,
      'config',
    ],
    'bare base64 in an XML element': [`<Item name="802.1x-certificate">${base64}</Item>`, 'config'],
    'bare base64 in lines': [`<Item>\n  ${lines.slice(1, -1).join('\n  ')}\n</Item>`, 'config'],
    'bare base64 in YAML': [`ca: ${base64}\n`, 'config'],
    'bare base64 in JSON': [JSON.stringify({ x5c: [base64] }), 'config'],
    'bare base64 in JSON with escaped slashes': [
      JSON.stringify({ x5c: [base64] }).replaceAll('/', '\\/'),
      'config',
    ],
    'shell comment': [`# ${lines.join('\n# ')}\n`, 'config'],
    'quoted mail': [`> > ${lines.join('\n> > ')}\n`, 'prose'],
    'added lines of a patch': [`+${lines.join('\n+')}\n`, 'prose'],
    'between the fences of Markdown': [
      `${lines[0]}\n\n\`\`\`\n${lines.slice(1, -1).join('\n')}\n\`\`\`\n\n${lines.at(-1)}\n`,
      'prose',
    ],
    'bare base64 in a PEM file': [`${base64}\n`, 'pem'],
    'PEM in base64 (Kubernetes)': [`  tls.crt: ${Buffer.from(`${pem}\n`).toString('base64')}\n`, 'config'],
    'hexadecimal DER': [
      `vars create X509/REQUESTRESPONSE/00000 pb ${Buffer.from(der).toString('hex')}\r\n`,
      'config',
    ],
    'line ends turned into spaces': [`<a ca="${lines.join(' ')}"/>`, 'config'],
  };
  for (const [place, [text, host]] of Object.entries(places)) {
    it(place, () => {
      const [block, ...more] = scan(text, host);
      expect(more).toEqual([]);
      expect(block && Buffer.from(block.encoded.bytes).equals(Buffer.from(der))).toBe(true);
    });

    it(`${place}: bytes lead to the smallest run of characters, and back`, () => {
      const [block] = scan(text, host);
      fc.assert(
        fc.property(fc.nat(der.length - 1), fc.integer({ min: 1, max: 40 }), (start, length) => {
          const bytes = { start, end: Math.min(der.length, start + length) };
          const span = spanInText(block as Block, bytes);
          const { map } = (block as Block).encoded;
          const first = bytesAtOffset(map, span.start - (block as Block).start);
          const last = bytesAtOffset(map, span.end - 1 - (block as Block).start);
          // The first and the last character carry bits of the bytes; so none can be left out.
          expect(first && first.start <= bytes.start && first.end > bytes.start).toBe(true);
          expect(last && last.end >= bytes.end && last.start < bytes.end).toBe(true);
          // Neither neighbour is needed: it carries no bit of them, or stands in a gap.
          for (const offset of [span.start - 1, span.end]) {
            const touched = bytesAtOffset(map, offset - (block as Block).start);
            const straddles = map.bitsPerCharacter === 6 && touched !== undefined;
            if (touched !== undefined && !straddles) {
              expect(touched.end <= bytes.start || touched.start >= bytes.end).toBe(true);
            }
          }
        }),
      );
    });
  }
});

describe('what is wrong is named and marked', () => {
  const broken = (from: string | RegExp, to: string) => pem.replace(from, to);
  const cases: [string, string, string, string][] = [
    [
      'four dashes',
      broken('-----BEGIN CERTIFICATE-----', '----BEGIN CERTIFICATE----'),
      'armor-dashes',
      '----',
    ],
    [
      'six dashes',
      broken('-----END CERTIFICATE-----', '------END CERTIFICATE-----'),
      'armor-dashes',
      '------',
    ],
    [
      'en dashes',
      broken('-----BEGIN CERTIFICATE-----', '–––––BEGIN CERTIFICATE–––––'),
      'armor-dashes',
      '–––––',
    ],
    [
      'dashes with blanks',
      broken('-----BEGIN CERTIFICATE-----', '- - - - -BEGIN CERTIFICATE- - - - -'),
      'armor-dashes',
      '- - - - -',
    ],
    [
      'a blank before the dashes',
      broken('-----BEGIN CERTIFICATE-----', '-----BEGIN CERTIFICATE -----'),
      'armor-dashes',
      ' -----',
    ],
    [
      'no dashes at the end',
      broken('-----END CERTIFICATE-----', 'END CERTIFICATE'),
      'armor-dashes',
      'END CERTIFICATE',
    ],
    [
      'no trailing dashes',
      broken('-----BEGIN CERTIFICATE-----', '-----BEGIN CERTIFICATE'),
      'armor-dashes',
      'E',
    ],
    ['lower case', broken('BEGIN CERTIFICATE', 'begin certificate'), 'armor-spelling', 'begin certificate'],
    ['two blanks', broken('BEGIN CERTIFICATE', 'BEGIN  CERTIFICATE'), 'armor-spelling', 'BEGIN  CERTIFICATE'],
    ['other label at the end', broken('END CERTIFICATE', 'END PRIVATE KEY'), 'footer-label', 'PRIVATE KEY'],
    [
      'missing end',
      broken('\n-----END CERTIFICATE-----', ''),
      'missing-footer',
      '-----BEGIN CERTIFICATE-----',
    ],
    ['missing begin', lines.slice(1).join('\n'), 'missing-header', '-----END CERTIFICATE-----'],
    [
      'a character outside base64',
      broken(lines[3] as string, `${(lines[3] as string).slice(0, 20)}!${(lines[3] as string).slice(21)}`),
      'unexpected-character',
      '!',
    ],
    [
      'a letter of another script',
      broken(lines[3] as string, `${(lines[3] as string).slice(0, 20)}А${(lines[3] as string).slice(21)}`),
      'unexpected-character',
      'А',
    ],
    [
      'NUL',
      broken(lines[3] as string, `${(lines[3] as string).slice(0, 20)}\0${(lines[3] as string).slice(21)}`),
      'unexpected-character',
      '\0',
    ],
    ['a lone surrogate', broken(lines[3] as string, `${lines[3]}\ud800`), 'unexpected-character', '\ud800'],
    [
      'text between',
      broken(lines[3] as string, `${lines[3]}\nSubject: CN = Root CA`),
      'text-in-body',
      'Subject: CN = Root CA',
    ],
    ['a blank line', broken(lines[3] as string, `${lines[3]}\n`), 'blank-line', '\n'],
    [
      'indentation',
      lines.map((line, i) => (i > 0 && i < lines.length - 1 ? `\t${line}` : line)).join('\n'),
      'indentation',
      '\t',
    ],
    [
      'a space inside',
      broken(lines[3] as string, `${(lines[3] as string).slice(0, 20)} ${(lines[3] as string).slice(20)}`),
      'space-inside',
      ' ',
    ],
    ['spaces at the end', broken(lines[3] as string, `${lines[3]}  `), 'trailing-space', '  '],
    ['headers in a certificate', broken('-----\n', '-----\nComment: none\n\n'), 'headers', 'Comment: none'],
    [
      'empty body',
      '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----',
      'empty-body',
      '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----',
    ],
    ['text before the armor', `ca = ${pem}`, 'text-beside-armor', '-----BEGIN CERTIFICATE-----'],
    ['text behind the armor', `${pem} thanks`, 'text-beside-armor', ' thanks'],
    [
      'base64 on the BEGIN line',
      broken('-----\n', '-----'),
      'text-beside-armor',
      (lines[1] as string).slice(0, 64),
    ],
    ['CR alone', lines.join('\r'), 'carriage-return', '\r'],
    [
      'mixed line ends',
      pem.replace(/\n/, '\r\n').replace(`${lines[1]}\n`, `${lines[1]}\r\n`),
      'mixed-line-ends',
      '\n',
    ],
    ['one long line', `${lines[0]}\n${base64}\n${lines.at(-1)}`, 'long-line', base64],
  ];
  for (const [name, text, kind, mark] of cases) {
    it(name, () => {
      const block = scan(text).find((each) => kinds(each)?.includes(kind as never));
      expect(marked(text, block, kind)).toBe(mark);
    });
  }

  it('each fault once', () => {
    const spaced = scan(pem.replace('-----BEGIN CERTIFICATE-----', '----- BEGIN CERTIFICATE -----'));
    expect(kinds(spaced[0])).toEqual(['armor-dashes', 'armor-dashes']);
    const text = scan('-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----');
    expect(kinds(text[0])).toEqual(['text-in-body']);
  });

  it('no blank lines where a shell joins lines that end in line ends', () => {
    expect(kinds(scan(`CA="${lines.join('\\n\\\n')}"`, 'config')[0])).toEqual(['escaped-line-ends']);
  });

  it('padding that is missing, too much, or inside', () => {
    const short = '-----BEGIN PUBLIC KEY-----\nMAMCAQ\n-----END PUBLIC KEY-----';
    expect(kinds(scan(short)[0])).toEqual(['padding']);
    expect(kinds(scan(short.replace('AQ', 'AQ='))[0])).toEqual(['padding']);
    expect(kinds(scan(short.replace('AQ', 'AQ=='))[0])).toEqual([]);
    expect(kinds(scan(short.replace('AQ', 'AQ==='))[0])).toEqual(['padding']);
    expect(kinds(scan(short.replace('MAMC', 'MA==MC'))[0])).toContain('padding-inside');
    expect(kinds(scan(short.replace('AQ', 'AQA1M'))[0])).toEqual(['incomplete-group']);
    expect(kinds(scan(short.replace('AQ', 'AR=='))[0])).toEqual(['stray-bits']);
  });

  it('a wrong character in the place of a digit leaves the bytes behind it where they were', () => {
    const text = broken(
      lines[3] as string,
      `${(lines[3] as string).slice(0, 20)}!${(lines[3] as string).slice(21)}`,
    );
    const bytes = scan(text)[0]?.encoded.bytes as Uint8Array;
    expect(bytes.length).toBe(der.length);
    expect(Buffer.from(bytes.subarray(200)).equals(Buffer.from(der.subarray(200)))).toBe(true);
  });

  it('a whole certificate has nothing to say', () => {
    expect(kinds(scan(`${pem}\n`)[0])).toEqual([]);
    expect(kinds(scan(lines.join('\r\n'))[0])).toEqual([]);
  });

  it('the blocks around a broken one are read', () => {
    const text = `${pem}\n${lines.slice(0, 9).join('\n')}\n${pem}\n`;
    const blocks = scan(text);
    expect(blocks.map((block) => block.encoded.bytes.length === der.length)).toEqual([true, false, true]);
    expect(kinds(blocks[1])).toEqual(['missing-footer']);
  });
});

describe('text that only speaks of PEM is left alone', () => {
  for (const text of [
    "const BEGIN = '-----BEGIN CERTIFICATE-----';\nconst END = '-----END CERTIFICATE-----';",
    'A file starts with `-----BEGIN CERTIFICATE-----` and ends with `-----END CERTIFICATE-----`.',
    'It starts with -----BEGIN CERTIFICATE----- and goes on with base64.',
    'the front-end team, --- begin quote --- and --- END ---',
    'MINUTES OF THE MEETING, MIDDLE MANAGEMENT 3082 3081',
  ]) {
    it(text.slice(0, 40), () => {
      expect(scan(text, 'prose')).toEqual([]);
    });
  }
});

describe('after an edit', () => {
  const piece = fc.constantFrom(
    pem,
    base64,
    '\n',
    'x',
    '-----BEGIN CERTIFICATE-----',
    lines[0] as string,
    lines[4] as string,
    '-----END CERTIFICATE-----',
    ' text ',
    '"',
    '<',
    '\r\n',
    '&#10;',
    '\\n',
    '-',
    '=',
    '# ',
    `> > ${lines.join('\n> > ')}`,
  );
  for (const host of ['pem', 'config', 'prose'] as const) {
    it(`finds what a fresh look finds (${host})`, () => {
      fc.assert(
        fc.property(
          fc.array(piece, { maxLength: 12 }),
          fc.nat(),
          fc.nat(120),
          piece,
          (pieces, where, cut, insert) => {
            const before = pieces.join('\n');
            const at = before.length === 0 ? 0 : where % before.length;
            const after = before.slice(0, at) + insert + before.slice(at + cut);
            const chunks = scanText(before, options(host));
            const again = rescanText({ text: before, chunks }, after, options(host));
            expect(JSON.stringify(again) === JSON.stringify(scanText(after, options(host)))).toBe(true);
          },
        ),
        { numRuns: 300 },
      );
    });
  }

  it('a block that lacked its END line may get one behind an object without armor', () => {
    const before = `${lines[0]}\n\\n\n${base64}\n`;
    const chunks = scanText(before, options('pem'));
    expect(blocksOf(chunks)).toHaveLength(2);
    const after = `${before}${lines.at(-1)}\n`;
    const again = rescanText({ text: before, chunks }, after, options('pem'));
    expect(again).toEqual(scanText(after, options('pem')));
  });

  it('keeps the blocks that were not touched', () => {
    const before = Array.from({ length: 50 }, () => pem).join('\n');
    const chunks = scanText(before, options('pem'));
    const at = before.indexOf(lines[5] as string, before.length / 2);
    const next = rescanText(
      { text: before, chunks },
      `${before.slice(0, at)}A${before.slice(at)}`,
      options('pem'),
    );
    const known = new Set(chunks.flatMap((chunk) => chunk.blocks.map((block) => block.encoded)));
    expect(next.flatMap((chunk) => chunk.blocks).filter((block) => !known.has(block.encoded))).toHaveLength(
      1,
    );
  });
});

it('a span of no bytes at the end stays inside', () => {
  const [block] = scan(pem);
  const end = { start: der.length, end: der.length };
  expect(spanOfBytes((block as Block).encoded.map, end).end).toBeLessThanOrEqual(pem.length);
});
