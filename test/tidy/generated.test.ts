import { expect, it } from 'vitest';
// @ts-expect-error: a tool without declarations
import { staleFiles } from '../../tools/generate.mjs';

it('generated files are up to date', async () => {
  expect(await staleFiles()).toEqual([]);
});
