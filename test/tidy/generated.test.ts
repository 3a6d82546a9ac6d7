import { expect, it } from 'vitest';
// @ts-expect-error: a tool without declarations
import { staleFiles } from '../../tools/generate.mjs';

it('no page shows a key', async () => {
  const { loadRules, rulePages } = await import('../../tools/rulePages.mjs' as string);
  for (const [file, content] of await rulePages(await loadRules())) {
    expect(content, String(file)).not.toMatch(/PRIVATE KEY-+\s+[A-Za-z0-9+/]/);
  }
});

it('generated files are up to date', async () => {
  expect(await staleFiles()).toEqual([]);
});
