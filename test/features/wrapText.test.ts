import { expect, it } from 'vitest';
import { wrapText } from '../../client/src/forms/wrapText';

it('breaks between words, at the latest where the width ends', () => {
  expect(wrapText('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  expect(wrapText('one two', 7)).toEqual(['one two']);
  expect(wrapText('one two', 6)).toEqual(['one', 'two']);
});

it('leaves a word whole that is longer than a line', () => {
  expect(wrapText('see /a/very/long/path here', 8)).toEqual(['see', '/a/very/long/path', 'here']);
});

it('loses no word and adds none', () => {
  const text = 'Give the renewed certificate to every phone and server that trusts the old one. '
    .repeat(3)
    .trim();
  expect(wrapText(text).length).toBeGreaterThan(3);
  expect(wrapText(text).join(' ')).toBe(text);
  expect(wrapText('')).toEqual([]);
});
