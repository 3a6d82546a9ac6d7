import { expect, it } from 'vitest';
import { scriptParts } from '../../../server/src/core/phone/dialects/innovaphone/scriptParts';

const partsOf = (text: string) => scriptParts(text).map(({ start, end }) => text.slice(start, end));

it.each(['\n', '\r\n', '\r'])('a script folds by its parts, with line ends %j', (lineEnd) => {
  const join = (...lines: string[]) => lines.join(lineEnd);
  const text = join(
    '# firmware',
    '# of all phones',
    'mod cmd UP0 prot http://fw.example.com/a.bin ser 1',
    '# settings',
    'config add UP1 /poll 15',
    'config write',
    '',
    'iresetn',
    '   ',
    '# nothing below',
    '# this',
    '',
  );
  expect(partsOf(text)).toEqual([
    join('# firmware', '# of all phones', 'mod cmd UP0 prot http://fw.example.com/a.bin ser 1'),
    join('# settings', 'config add UP1 /poll 15', 'config write'),
    join('# nothing below', '# this'),
  ]);
});

it('nothing folds in nothing', () => {
  expect(scriptParts('')).toEqual([]);
  expect(scriptParts('config write')).toEqual([]);
});

it('many lines take no longer than their number', () => {
  const text = `${'# a\n'.repeat(20_000)}config write\n`.repeat(10);
  expect(scriptParts(text)).toHaveLength(10);
});
