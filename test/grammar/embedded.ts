import type { Line } from './tokenize';

const embedded = 'meta.embedded.block.pem';

/** The scopes of each character, with those of embedded blocks left out: what the host language made of its own text. */
export function scopesOutsideBlocks(lines: readonly Line[]): string[][] {
  return lines.map(({ text, tokens }) => {
    const scopes = new Array<string>(text.length).fill('');
    for (const token of tokens.filter((token) => !token.scopes.includes(embedded))) {
      scopes.fill(token.scopes.join(' '), token.start, token.end);
    }
    return scopes;
  });
}

/** The scopes of each character of `host`, left out where `lines`, the same text, has an embedded block. */
export function scopesBesideBlocksOf(lines: readonly Line[], host: readonly Line[]): string[][] {
  const outside = scopesOutsideBlocks(lines);
  return scopesOutsideBlocks(host).map((scopes, line) =>
    scopes.map((scope, at) => (outside[line]?.[at] === '' ? '' : scope)),
  );
}

/** The tokens of the embedded blocks, without indentation: what they cover, and their scopes inside of the block. */
export function tokensOfBlocks(lines: readonly Line[]): string[] {
  return lines.flatMap(({ text, tokens }) =>
    tokens
      .filter(({ start, end, scopes }) => scopes.includes(embedded) && text.slice(start, end).trim() !== '')
      .map(({ start, end, scopes }) => {
        const inside = scopes.slice(scopes.indexOf(embedded) + 1);
        return [text.slice(start, end), ...inside].join(' ');
      }),
  );
}
