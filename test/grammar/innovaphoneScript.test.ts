import { expect, test } from 'vitest';
import { loadGrammar, ownGrammars, tokenize } from './tokenize';

const grammar = await loadGrammar('source.innovaphone-script', ownGrammars);

/** The words of a line with the last part of their innermost scope. */
function scopesOf(text: string): string[] {
  return tokenize(grammar, text).flatMap((line) =>
    line.tokens
      .map(({ start, end, scopes }) => [line.text.slice(start, end).trim(), scopes[scopes.length - 1] ?? ''])
      .filter(([word, scope]) => word !== '' && scope !== 'source.innovaphone-script')
      .map(([word, scope]) => `${word}: ${scope?.replace('.innovaphone-script', '')}`),
  );
}

test('comments, variables and commands have their colours', () => {
  expect(scopesOf('# note')).toEqual(['# note: comment.line.number-sign']);
  expect(scopesOf('vars create X509/REQUESTRESPONSE/00000 pb 3082')).toEqual([
    'vars: keyword.control',
    'create: keyword.other',
    'X509/REQUESTRESPONSE/00000: variable.other',
    'pb: storage.type',
    '3082: constant.numeric.hex',
  ]);
  expect(scopesOf('mod cmd X509 servercert-create /key 2048-bit /signature SHA256')).toEqual([
    'mod: keyword.control',
    'cmd: keyword.other',
    'X509: entity.name.type',
    'servercert-create: entity.name.function',
    '/key: entity.other.attribute-name',
    '2048-bit: string.unquoted',
    '/signature: entity.other.attribute-name',
    'SHA256: string.unquoted',
  ]);
  expect(scopesOf('config change UP1 /poll 15')).toContain('/poll: entity.other.attribute-name');
});

test('what is no hexadecimal in a certificate shows', () => {
  expect(scopesOf('vars create X509/REQUESTRESPONSE/00000 pb 30o2')).toContain('o2: invalid.illegal');
});
