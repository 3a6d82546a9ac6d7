import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { scopesBesideBlocksOf, scopesOutsideBlocks, tokensOfBlocks } from './embedded';
import { type Contribution, loadGrammar, ownGrammars, render, tokenize } from './tokenize';

const here = fileURLToPath(new URL('./', import.meta.url));
const hosts: readonly Contribution[] = [
  { scopeName: 'text.xml', path: `${here}hosts/xml.tmLanguage.json` },
  { scopeName: 'source.json', path: `${here}hosts/json.tmLanguage.json` },
  { scopeName: 'source.yaml', path: `${here}hosts/yaml.tmLanguage.json` },
];

describe.each([
  ['phone.xml', 'text.xml'],
  ['config.json', 'source.json'],
  ['values.yaml', 'source.yaml'],
])('%s', async (name, scopeName) => {
  const text = readFileSync(`${here}fixtures/embedded/${name}`, 'utf8');
  const host = tokenize(await loadGrammar(scopeName, hosts), text);
  const withBlocks = tokenize(await loadGrammar(scopeName, [...hosts, ...ownGrammars]), text);

  test('has the recorded scopes', async () => {
    await expect(render(withBlocks)).toMatchFileSnapshot(`snapshots/${name}.txt`);
  });

  test("keeps the host language's scopes around each block", () => {
    expect(tokensOfBlocks(withBlocks)).not.toEqual([]);
    expect(scopesOutsideBlocks(withBlocks)).toEqual(scopesBesideBlocksOf(withBlocks, host));
  });
});

test.each([
  ['text.xml', '<!--\n-----BEGIN CERTIFICATE-----\nAAEC\n-----END CERTIFICATE-----\n-->\n<a/>'],
  ['source.yaml', '# -----BEGIN CERTIFICATE-----\n# AAEC\n# -----END CERTIFICATE-----\nkey: value'],
])('a comment in %s stays a comment', async (scopeName, text) => {
  const host = tokenize(await loadGrammar(scopeName, hosts), text);
  const withBlocks = tokenize(await loadGrammar(scopeName, [...hosts, ...ownGrammars]), text);
  expect(withBlocks).toEqual(host);
});

test('both grammars begin a block with the same line', () => {
  const beginOf = (path: string) => {
    const grammar = JSON.parse(readFileSync(path, 'utf8')) as { repository: { block: { begin: string } } };
    return grammar.repository.block.begin;
  };
  const [first, ...others] = ownGrammars
    .filter(({ scopeName }) => scopeName.startsWith('text.pem'))
    .map(({ path }) => beginOf(path));
  expect(others).toEqual([first]);
});
