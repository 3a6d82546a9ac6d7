/** What a stage found out. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A step of `npm test`: its counts, or an error when it could not even run. */
export interface Stage {
  readonly name: string;
  readonly run: () => Promise<Counts>;
  /**
   * It drives a window from outside, where a click can come a moment too early: when something fails it is
   * run once more, and the summary says so. What fails twice has failed.
   */
  readonly mayRepeat?: boolean;
}

export const nothing: Counts = { passed: 0, failed: 0, skipped: 0 };
export const onePassed: Counts = { passed: 1, failed: 0, skipped: 0 };

/** Runs the stages one after the other. One that throws, or runs no test at all, counts as a failure. */
export async function runStages(stages: readonly Stage[]): Promise<Counts> {
  const lines: string[] = [];
  let total = nothing;
  for (const { name, run, mayRepeat } of stages) {
    console.log(`\n=== ${name}`);
    const since = Date.now();
    let counts = await runStage(run);
    let note = '';
    if (counts.failed > 0 && mayRepeat === true) {
      note = `, at the second try; the first: ${summary(counts)}`;
      console.log(`\n=== ${name}, once more`);
      counts = await runStage(run);
    }
    const seconds = ((Date.now() - since) / 1000).toFixed(1);
    lines.push(
      `${counts.failed === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(44)} ${seconds.padStart(6)} s  ${summary(counts)}${note}`,
    );
    total = add(total, counts);
  }
  console.log(`\n=== Stages\n${lines.join('\n')}`);
  return total;
}

export function summary({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

function add(left: Counts, right: Counts): Counts {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}

async function runStage(run: () => Promise<Counts>): Promise<Counts> {
  const oneFailed: Counts = { passed: 0, failed: 1, skipped: 0 };
  try {
    const counts = await run();
    if (counts.passed + counts.failed > 0) return counts;
    console.log('No test ran in this stage.');
    return oneFailed;
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return oneFailed;
  }
}
