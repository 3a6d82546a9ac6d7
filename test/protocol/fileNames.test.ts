import { describe, expect, it } from 'vitest';
import { isPlainName } from '../../server/src/ca/stores/fileStore';

describe('names of files', () => {
  it.each(['phone-1', 'Müller', 'a.b', '0004f2aabb01', 'console', 'com10', 'user@host', '_x y'])(
    '%s is one',
    (name) => {
      expect(isPlainName(name)).toBe(true);
    },
  );

  it.each([
    '',
    '..',
    '../a',
    'a/b',
    'a\\b',
    'c:a',
    'a\0',
    'a\n',
    '-rf',
    '.hidden',
    'a.',
    'a ',
    'a$b',
    'CON',
    'nul.key',
    'Aux .crt',
    'com1',
    'LPT9.p12',
    'com¹',
  ])('%j is none', (name) => {
    expect(isPlainName(name)).toBe(false);
  });
});
