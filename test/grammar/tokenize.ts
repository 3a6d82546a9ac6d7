import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, type IRawGrammar, parseRawGrammar, Registry } from 'vscode-textmate';

export interface Token {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

export interface Line {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** A grammar as a manifest contributes it. */
export interface Contribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const require = createRequire(import.meta.url);
let oniguruma: Promise<{
  createOnigScanner: typeof createOnigScanner;
  createOnigString: typeof createOnigString;
}>;

/** What a manifest contributes, its paths made absolute. */
export function contributedGrammars(manifest: string): Contribution[] {
  const parsed = JSON.parse(readFileSync(manifest, 'utf8')) as {
    contributes: { grammars?: readonly Contribution[] };
  };
  return (parsed.contributes.grammars ?? []).map((grammar) => ({
    ...grammar,
    path: join(dirname(manifest), grammar.path),
  }));
}

export const ownGrammars = contributedGrammars(join(root, 'package.json'));

/** Loads one grammar the way VS Code does: all others can be included, injections go by the prefixes of its scope. */
export async function loadGrammar(scopeName: string, grammars: readonly Contribution[]): Promise<IGrammar> {
  oniguruma ??= loadOniguruma();
  const registry = new Registry({
    onigLib: oniguruma,
    loadGrammar: async (wanted) => readGrammar(grammars.find((grammar) => grammar.scopeName === wanted)),
    getInjections: (target) =>
      grammars
        .filter(({ injectTo }) => injectTo?.some((prefix) => `${target}.`.startsWith(`${prefix}.`)))
        .map((grammar) => grammar.scopeName),
  });
  const grammar = await registry.loadGrammar(scopeName);
  if (grammar === null) throw new Error(`There is no grammar for ${scopeName}.`);
  return grammar;
}

export function tokenize(grammar: IGrammar, text: string): Line[] {
  let stack = INITIAL;
  return text.split('\n').map((line) => {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    const tokens = result.tokens.map(({ startIndex, endIndex, scopes }) => ({
      start: startIndex,
      end: Math.min(endIndex, line.length),
      scopes,
    }));
    return { text: line, tokens: tokens.filter(({ start, end }) => end > start) };
  });
}

/** Each line of the source, and below it one line a token: where it stands, and its scopes without the root. */
export function render(lines: readonly Line[]): string {
  return lines
    .flatMap(({ text, tokens }) => [
      `> ${text}`.trimEnd(),
      ...tokens
        .filter(({ start, end, scopes }) => scopes.length > 1 && text.slice(start, end).trim() !== '')
        .map(
          ({ start, end, scopes }) =>
            `# ${' '.repeat(start)}${'^'.repeat(end - start)} ${scopes.slice(1).join(' ')}`,
        ),
    ])
    .join('\n')
    .concat('\n');
}

function readGrammar(contribution: Contribution | undefined): IRawGrammar | null {
  return contribution === undefined
    ? null
    : parseRawGrammar(readFileSync(contribution.path, 'utf8'), contribution.path);
}

async function loadOniguruma() {
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  return { createOnigScanner, createOnigString };
}
