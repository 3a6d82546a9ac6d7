import { readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { runProgram } from './processes';
import type { Counts } from './stages';

/** What is read of the report of vitest's JSON reporter. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** Runs these projects of vitest.config.mjs and counts their tests. */
export async function runVitest(
  root: string,
  projects: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Counts> {
  const output = join(root, 'out/vitest.json');
  await rm(output, { force: true });
  const selection = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${output}`];
  // Much of the time is that of other programs, so two processors have work for two.
  const workers = `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`;
  const args = ['node_modules/vitest/vitest.mjs', 'run', workers, ...selection, ...reporters];
  // The programs that the tests call speak one language and one character set, whatever the machine is set to.
  const fixed = { ...env, LC_ALL: 'C.UTF-8' };
  const onOutput = (text: string): boolean => process.stdout.write(text);
  const problem = await runProgram(process.execPath, args, {
    cwd: root,
    env: fixed,
    onOutput,
    timeoutSeconds: 900,
  }).then(
    () => undefined,
    (error: unknown) => error,
  );
  const report = await readFile(output, 'utf8').catch(() => {
    throw problem ?? new Error('vitest wrote no report.');
  });
  return toCounts(JSON.parse(report) as VitestReport, problem !== undefined);
}

/** A file that could not be loaded, or an error outside of any test, counts as one failed test. */
function toCounts(report: VitestReport, endedWithError: boolean): Counts {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  const failed = report.numFailedTests + broken.length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && endedWithError ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
