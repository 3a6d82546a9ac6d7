import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { scopesBesideBlocksOf, scopesOutsideBlocks, tokensOfBlocks } from '../grammar/embedded';
import {
  type Contribution,
  contributedGrammars,
  loadGrammar,
  ownGrammars,
  tokenize,
} from '../grammar/tokenize';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The grammars of XML, YAML and JSON that come with the VS Code which `npm test` sets up. */
function builtInGrammars(): Contribution[] {
  const cache = join(root, '.vscode-test');
  const folders = existsSync(cache) ? readdirSync(cache) : [];
  const extensions = folders
    .map((folder) => join(cache, folder, 'node_modules/code-server/lib/vscode/extensions'))
    .find((folder) => existsSync(folder));
  if (extensions === undefined) {
    throw new Error('There is no VS Code in .vscode-test: run `npm test` once, which sets it up.');
  }
  return ['xml', 'yaml', 'json'].flatMap((name) =>
    contributedGrammars(join(extensions, name, 'package.json')),
  );
}

describe.each([
  ['phone.xml', 'text.xml'],
  ['config.json', 'source.json'],
  ['config.json', 'source.json.comments'],
  ['values.yaml', 'source.yaml'],
  ['plain.yaml', 'source.yaml'],
])('%s in %s', (name, scopeName) => {
  const text = readFileSync(join(root, 'test/grammar/fixtures/embedded', name), 'utf8');
  const tokens = async (grammars: readonly Contribution[]) =>
    tokenize(await loadGrammar(scopeName, grammars), text);

  test("keeps the host language's scopes around each block", async () => {
    const withBlocks = await tokens([...builtInGrammars(), ...ownGrammars]);
    expect(scopesOutsideBlocks(withBlocks)).toEqual(
      scopesBesideBlocksOf(withBlocks, await tokens(builtInGrammars())),
    );
  });

  test('colours every block to its END', async () => {
    const blocks = tokensOfBlocks(await tokens([...builtInGrammars(), ...ownGrammars]));
    const ends = text.match(/-----END [A-Z0-9 ]+-----/g);
    expect(ends).not.toBeNull();
    expect(blocks.filter((token) => token === 'END keyword.control.end.pem')).toHaveLength(ends?.length ?? 0);
    expect(blocks.filter((token) => token.includes('invalid'))).toEqual(
      name === 'phone.xml' ? ['* invalid.illegal.base64.pem'] : [],
    );
  });
});

test('the built-in grammars hold the same blocks as the small ones of the fast tests', async () => {
  const own: Contribution[] = ['xml', 'json', 'yaml'].map((name) => ({
    scopeName: name === 'xml' ? 'text.xml' : `source.${name}`,
    path: join(root, `test/grammar/hosts/${name}.tmLanguage.json`),
  }));
  for (const [name, scopeName] of [
    ['phone.xml', 'text.xml'],
    ['config.json', 'source.json'],
    ['values.yaml', 'source.yaml'],
  ] as const) {
    const text = readFileSync(join(root, 'test/grammar/fixtures/embedded', name), 'utf8');
    const blocks = async (hosts: readonly Contribution[]) =>
      tokensOfBlocks(tokenize(await loadGrammar(scopeName, [...hosts, ...ownGrammars]), text));
    expect(await blocks(builtInGrammars())).toEqual(await blocks(own));
  }
});
