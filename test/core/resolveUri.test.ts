import { expect, it } from 'vitest';
import { resolveUri } from '../../server/src/core/resolveUri';

it.each([
  ['phones.cfg', 'file:///c%3A/my%20phones/phones.cfg'],
  ['./a/../phones.cfg', 'file:///c%3A/my%20phones/phones.cfg'],
  ['../other/phones.cfg', 'file:///c%3A/other/phones.cfg'],
  ['/phones.cfg', 'file:///phones.cfg'],
  // As editors write the names of files, so that a file that is named is the file that was read.
  [
    "the phone's (new) + old!*.cfg",
    'file:///c%3A/my%20phones/the%20phone%27s%20%28new%29%20%2B%20old%21%2A.cfg',
  ],
  ['über.cfg', 'file:///c%3A/my%20phones/%C3%BCber.cfg'],
  ['half \ud800.cfg', 'file:///c%3A/my%20phones/half%20%EF%BF%BD.cfg'],
  ['https://example.com/a', 'https://example.com/a'],
  ['ftp://example.com/a', undefined],
])('%j', (target, expected) => {
  expect(resolveUri('file:///c%3A/my%20phones/0000.cfg', target)).toBe(expected);
});
