import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

interface Manifest {
  readonly icon: string;
  readonly contributes: {
    readonly languages: readonly {
      readonly firstLine: string;
      readonly configuration: string;
      readonly icon: { readonly light: string; readonly dark: string };
    }[];
    readonly grammars: readonly { readonly path: string }[];
  };
}

interface Configuration {
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
  readonly folding: { readonly markers: { readonly start: string; readonly end: string } };
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
const { icon, contributes } = readJson('package.json') as Manifest;
const [language] = contributes.languages;
const { wordPattern, folding } = readJson(language?.configuration ?? '') as Configuration;

test.each([
  icon,
  ...contributes.grammars.map(({ path }) => path),
  ...contributes.languages.flatMap((each) => [each.configuration, each.icon.light, each.icon.dark]),
])('the manifest names %s, which is there', (path) => {
  expect(existsSync(join(root, path))).toBe(true);
});

test.each([
  ['-----BEGIN CERTIFICATE-----', true],
  ['-----BEGIN X.509 CERTIFICATE-----', true],
  ['-----BEGIN PKCS #7 SIGNED DATA-----', true],
  ['Certificate:', false],
])('the first line %s makes a file PEM: %s', (line, expected) => {
  expect(new RegExp(language?.firstLine ?? '').test(line)).toBe(expected);
});

describe('a word', () => {
  const wordsOf = (line: string) => line.match(new RegExp(wordPattern.pattern, `g${wordPattern.flags}`));

  test.each([
    ['AAEC/wQF+gc=', ['AAEC/wQF+gc=']],
    ['AA== BB==', ['AA==', 'BB==']],
    ['-----BEGIN RSA PRIVATE KEY-----', ['BEGIN', 'RSA', 'PRIVATE', 'KEY']],
    ['subject=CN = Zürich', ['subject=', 'CN', 'Zürich']],
    ['=', null],
  ])('in %s', (line, words) => {
    expect(wordsOf(line)).toEqual(words);
  });
});

test('blocks fold from BEGIN to END', () => {
  const { start, end } = folding.markers;
  const marks = (line: string) => [new RegExp(start).test(line), new RegExp(end).test(line)];
  expect(marks('-----BEGIN CERTIFICATE-----')).toEqual([true, false]);
  expect(marks('\t-----END CERTIFICATE-----')).toEqual([false, true]);
  expect(marks('# -----BEGIN CERTIFICATE-----')).toEqual([false, false]);
  expect(marks('MIIB5jCCAYugAwIBAgII')).toEqual([false, false]);
});
