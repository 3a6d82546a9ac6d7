import type { Counts } from './stages';

/** Checks that run one after the other and are told as they end. */
export interface CheckList {
  readonly check: (name: string, body: () => Promise<void>) => Promise<void>;
  readonly counts: () => Counts;
}

export function createCheckList(): CheckList {
  let passed = 0;
  let failed = 0;
  return {
    async check(name, body) {
      const problem = await body().then(() => undefined, String);
      console.log(problem === undefined ? `  passed  ${name}` : `  failed  ${name}\n${problem}`);
      if (problem === undefined) passed += 1;
      else failed += 1;
    },
    counts: () => ({ passed, failed, skipped: 0 }),
  };
}
