import { describe, expect, it } from 'vitest';
import { startOfLine } from '../../server/src/core/text';

describe('the start of a line', () => {
  it.each([
    ['ab\ncd', 4, 3],
    ['ab\ncd', 3, 3],
    ['ab\ncd', 2, 0],
    ['\rab', 0, 0],
    ['\nab', 0, 0],
    ['\nab', 1, 1],
    ['a\r\nb', 3, 3],
  ])('of %j at %i', (text, offset, expected) => {
    expect(startOfLine(text, offset)).toBe(expected);
  });
});
