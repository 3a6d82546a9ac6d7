import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { INITIAL } from 'vscode-textmate';
import { loadGrammar, ownGrammars, render, tokenize } from './tokenize';

const fixtures = fileURLToPath(new URL('fixtures/pem/', import.meta.url));
const grammar = await loadGrammar('text.pem', ownGrammars);

describe.each(readdirSync(fixtures))('%s', (name) => {
  const text = readFileSync(`${fixtures}${name}`, 'utf8');

  test('has the recorded scopes', async () => {
    await expect(render(tokenize(grammar, text))).toMatchFileSnapshot(`snapshots/${name}.txt`);
  });

  test('has the same scopes where the lines end with CR LF', () => {
    const withoutCarriageReturn = tokenize(grammar, text.replaceAll('\n', '\r\n')).map((line) => {
      const length = line.text.replace(/\r$/, '').length;
      const tokens = line.tokens.map((token) => ({ ...token, end: Math.min(token.end, length) }));
      return { text: line.text.slice(0, length), tokens: tokens.filter(({ start, end }) => end > start) };
    });
    expect(render(withoutCarriageReturn)).toBe(render(tokenize(grammar, text)));
  });
});

describe('a line of 250,000 characters', () => {
  const begin = '-----BEGIN CERTIFICATE-----';
  const long = (unit: string) => unit.repeat(250_000 / unit.length);

  // A pattern that is not linear in the length of the line takes minutes for these.
  test.each([
    ['base64', [begin, long('AAECAwQFBg')]],
    ['a block in one line', [`${begin}${long('AAECAwQFBg')}-----END CERTIFICATE-----`]],
    ['dashes', [long('-')]],
    ['dashes in a block', [begin, long('-')]],
    ['words with dashes', [long('-a')]],
    ['words with dashes in a block', [begin, long('a-')]],
    ['a label', [`-----BEGIN ${long('AA ')}`]],
    ['armor that never ends', [long('-----BEGIN ')]],
    ['BEGIN after BEGIN', [long('-----BEGIN A-----')]],
    ['END after END', [begin, long('-----END A')]],
    ['padding', [begin, long('A=')]],
    ['illegal characters', [begin, long('!')]],
    ['blanks', [begin, long(' ')]],
    ['a dump', [`    ${long('00:')}`]],
    ['a field of a dump', [`    ${long('Aa ')}:`]],
    ['a header', [begin, `DEK-Info: ${long('A-')}`]],
    ['text', [long('text, ')]],
  ])('of %s is read to its end', (_, lines) => {
    let stack = INITIAL;
    for (const line of lines) {
      const result = grammar.tokenizeLine(line, stack);
      expect(result.tokens.at(-1)?.endIndex).toBeGreaterThanOrEqual(line.length);
      stack = result.ruleStack;
    }
  });
});
