import { describe, expect, it } from 'vitest';
import { readPhoneTable, readTypedPhones } from '../../server/src/core/phone/newConfig/readPhoneList';

const MACS = ['001e300a9f33', '001e300a9f34'];

describe('phones that somebody typed', () => {
  it.each([
    '00:1E:30:0A:9F:33, 001e.300a.9f34',
    '001E300A9F33 001E300A9F34',
    '00 1e 30 0a 9f 33;00-1E-30-0A-9F-34;',
    '\n001e300a9f33\r\n001e300a9f34\n',
  ])('%j', (text) => {
    expect(readTypedPhones(text)).toEqual({ macs: MACS, problems: [] });
  });

  it('that are none, or twice, are told', () => {
    expect(readTypedPhones('001e300a9f33, 00:1e:30:0a:9f:33, 1e300a9f34').problems).toEqual([
      '"00:1e:30:0a:9f:33" stands there twice.',
      expect.stringMatching(/^"1e300a9f34" has 10 hexadecimal digits/),
    ]);
    expect(readTypedPhones('')).toEqual({ macs: [], problems: [] });
  });
});

describe('phones of a table', () => {
  it('are in the column that holds them, with a heading or without', () => {
    const rows = 'Desk,00:1E:30:0A:9F:33,Berlin\nHall,00:1E:30:0A:9F:34,Bonn\n';
    expect(readPhoneTable(rows)).toEqual({ macs: MACS, problems: [] });
    expect(readPhoneTable(`Name,Address,City\n\n${rows},,\n`)).toEqual({ macs: MACS, problems: [] });
  });

  it('that cannot be read are told with their line', () => {
    const { macs, problems } = readPhoneTable('mac;name\n001e300a9f33;a\n;b\n1.23E+11;c\n');
    expect(macs).toEqual(['001e300a9f33']);
    expect(problems).toEqual([
      'Line 3: There is no MAC address.',
      expect.stringMatching(/^Line 4: "1\.23E\+11" was rewritten as a number by a spreadsheet/),
    ]);
    expect(readPhoneTable('a,b\n1,2\n').problems).toEqual([expect.stringContaining('no column')]);
  });
});

it('a table of fifty thousand phones is read once, not once for each line', () => {
  const lines = Array.from({ length: 50_000 }, (_, at) => (at + 1).toString(16).padStart(12, '0'));
  const { macs, problems } = readPhoneTable(`mac\n${lines.join('\n')}\nwrong\n`);
  expect(macs).toHaveLength(lines.length);
  expect(problems).toEqual([expect.stringContaining('Line 50002: "wrong"')]);
});
