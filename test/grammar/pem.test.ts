import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
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
