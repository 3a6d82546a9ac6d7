/** Assertions without `node:assert`, which a web worker does not have. */

export function equal(actual: unknown, expected: unknown, what: string): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${what}: expected ${right}, got ${left}`);
}

export function isTrue(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

/** Every one of these pieces occurs in the text. */
export function contains(text: string, pieces: readonly string[]): void {
  const missing = pieces.filter((piece) => !text.includes(piece));
  if (missing.length > 0) throw new Error(`missing ${JSON.stringify(missing)} in:\n${text}`);
}

/** Asks again until the answer is there: what a language server says arrives when it arrives. */
export async function eventually<T>(
  what: string,
  ask: () => Thenable<T | undefined> | T | undefined,
): Promise<T> {
  const patience = Date.now() + 25_000;
  while (Date.now() < patience) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`waited in vain for: ${what}`);
}
