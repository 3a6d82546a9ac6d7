/**
 * A test runner that needs nothing of its host: the same suite runs in the extension host of Node, in the one
 * of a web worker, and in desktop VS Code.
 */

export interface TestResult {
  readonly name: string;
  readonly outcome: 'passed' | 'failed';
  readonly error?: string;
}

interface Test {
  readonly name: string;
  readonly body: () => Promise<void>;
}

const testSeconds = 60;
const tests: Test[] = [];

/** Registers a test. Tests run one after the other, in the order of registration. */
export function test(name: string, body: () => Promise<void>): void {
  tests.push({ name, body });
}

/** Runs what was registered; `prepare` goes before each test, `onResult` hears of each as it ends. */
export async function runSuite(
  prepare: () => Promise<void>,
  onResult: (result: TestResult) => Promise<void>,
): Promise<void> {
  for (const { name, body } of tests) {
    await onResult({ name, ...(await runTest(prepare, body)) });
  }
}

async function runTest(
  prepare: () => Promise<void>,
  body: () => Promise<void>,
): Promise<Omit<TestResult, 'name'>> {
  try {
    await within(testSeconds, async () => {
      await prepare();
      await body();
    });
    return { outcome: 'passed' };
  } catch (error) {
    return { outcome: 'failed', error: describeError(error) };
  }
}

async function within(seconds: number, body: () => Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The test took more than ${seconds} s.`)), seconds * 1000);
  });
  try {
    await Promise.race([body(), late]);
  } finally {
    clearTimeout(timer);
  }
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
