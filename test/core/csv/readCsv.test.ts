import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../../server/src/core/csv/csvText';
import { type Csv, readCsv, SEPARATORS } from '../../../server/src/core/csv/readCsv';
import { anyText } from '../../harness/anyText';

const texts = ({ rows }: Csv) => rows.map(({ cells }) => cells.map(({ text }) => text));

describe('what is read', () => {
  it.each([
    [
      'commas',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons',
      'a;b\r\n1,5;2\r\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\r1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a byte-order mark', '\ufeffa,b\n', [['a', 'b']]],
    ['a declared separator', 'sep=;\r\na;b,c\r\n', [['a', 'b,c']]],
    [
      'quotes, doubled quotes, line ends inside',
      '"a,1","say ""x""","two\r\nlines"\n',
      [['a,1', 'say "x"', 'two\r\nlines']],
    ],
    ['blanks around quotes', 'a, "b;c" ,d\n', [['a', 'b;c', 'd']]],
    ['empty cells at both ends', ',a,\n', [['', 'a', '']]],
    [
      'blank lines',
      '\n\na,b\n\n\n1,2\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['one column', 'mac\n00:11\n', [['mac'], ['00:11']]],
    ['nothing', '', []],
  ])('%s', (_what, text, expected) => {
    const csv = readCsv(text);
    expect(texts(csv)).toEqual(expected);
    expect(csv.problems).toEqual([]);
  });

  it('a separator that more rows agree on', () => {
    const csv = readCsv('name;names\nx;DNS:a,DNS:b\ny;DNS:c,DNS:d,DNS:e\n');
    expect(csv.separator).toBe(';');
    expect(csv.rows.map(({ cells }) => cells.length)).toEqual([2, 2, 2]);
  });
});

describe('what is wrong', () => {
  const problemsOf = (text: string) =>
    readCsv(text).problems.map(({ kind, span }) => [kind, text.slice(span.start, span.end)]);

  it.each([
    ['a row with fewer cells', 'a,b\n1\n3,4\n', [['cellCount', '1']]],
    ['a row with more cells', 'a,b\n1,2,3\n', [['cellCount', '1,2,3']]],
    ['an open quote', 'a,b\n1,"2\n3,4\n', [['unclosedQuote', '"2\n3,4\n']]],
    ['text behind a quote', 'a,b\n"1" x,2\n', [['textAfterQuote', 'x']]],
    ['a quote within', 'a,b\n1 "x",2\n', [['quoteInText', '"']]],
  ])('%s', (_what, text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
  });

  it('empty cells more than the header has are none: spreadsheets leave them', () => {
    expect(problemsOf('a,b\n1,2,,\n')).toEqual([]);
  });
});

describe('any text', () => {
  it('gives cells in order, apart by separators and line ends only', () => {
    const separators = fc.constantFrom(...SEPARATORS, undefined);
    fc.assert(
      fc.property(
        fc.oneof(anyText(), fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '\n', '\r', ' ', 'a') })),
        separators,
        (text, separator) => {
          const csv = readCsv(text, separator);
          let at = 0;
          for (const { cells, span } of csv.rows) {
            expect(cells.length).toBeGreaterThan(0);
            for (const cell of cells) {
              expect(cell.span.start).toBeGreaterThanOrEqual(at);
              expect(cell.span.end).toBeLessThanOrEqual(span.end);
              at = cell.span.end;
              if (!cell.isQuoted) {
                expect(cell.text).toBe(text.slice(cell.span.start, cell.span.end));
              }
            }
            at = span.end;
          }
          for (const { span } of csv.problems) {
            expect(span.start).toBeLessThanOrEqual(span.end);
            expect(span.end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('written and read again is the same', () => {
    const cell = fc.string({
      unit: fc.constantFrom('"', ',', ';', '\t', '\n', '\r', ' ', 'a', 'é', '\ufeff'),
    });
    const rows = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 }))
      .chain(([columns, count]) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
          minLength: count,
          maxLength: count,
        }),
      );
    fc.assert(
      fc.property(rows, fc.constantFrom(...SEPARATORS), (table, separator) => {
        // A table that begins with a byte-order mark or a declaration of its separator says something else.
        fc.pre(!/^(\ufeff|sep=)/i.test(table[0]?.[0] ?? ''));
        const csv = readCsv(csvText(table, separator), separator);
        expect(texts(csv)).toEqual(table);
        expect(csv.problems).toEqual([]);
      }),
    );
  });
});

it('what one cell holds is one cell for whoever looks for another separator', () => {
  expect(csvText([['a;=1+1', 'b\t=2', 'c']], ',')).toBe('"a;=1+1","b\t=2",c\r\n');
});
