import { describe, expect, test } from 'vitest';
import { INITIAL } from 'vscode-textmate';
import { loadGrammar, ownGrammars } from './tokenize';

const grammar = await loadGrammar('text.pem', ownGrammars);

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
