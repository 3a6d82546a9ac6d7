import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

export interface ProgramOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Called with each piece of output as it arrives. */
  readonly onOutput?: (text: string) => void;
}

/** A program that is under way, with everything it has printed so far. */
export interface RunningProgram {
  readonly output: () => string;
  /** Resolves with the exit code (`null` when a signal ended it); rejects when the program could not be started. */
  readonly exited: Promise<number | null>;
  readonly stop: () => Promise<void>;
}

const ownGroup = process.platform !== 'win32';
const running = new Set<number>();

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(ownGroup ? -pid : pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

process.on('exit', () => {
  for (const pid of running) signal(pid, 'SIGKILL');
});
for (const [name, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(name, () => process.exit(code));
}

/** Starts a program in a process group of its own, which ends with this process at the latest. */
export function startProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions = {},
): RunningProgram {
  const { cwd, env, onOutput } = options;
  const child = spawn(command, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env: env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: ownGroup,
  });
  const { pid } = child;
  if (pid !== undefined) running.add(pid);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      onOutput?.(text);
    });
  }
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (pid !== undefined) running.delete(pid);
      resolve(code);
    });
  });
  const stop = async (): Promise<void> => {
    if (pid === undefined || !running.has(pid)) return;
    signal(pid, 'SIGTERM');
    const ended = await Promise.race([exited.then(() => true), pause(5000, false, { ref: false })]);
    if (!ended) signal(pid, 'SIGKILL');
    await exited;
  };
  return { output: () => output, exited, stop };
}

/** Runs a program to its end and returns what it printed; a failure carries the last lines of that. */
export async function runProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions & { readonly timeoutSeconds: number },
): Promise<string> {
  const program = startProgram(command, args, options);
  const limit = new AbortController();
  const code = await Promise.race([
    program.exited,
    pause(options.timeoutSeconds * 1000, 'late' as const, { signal: limit.signal }),
  ]);
  limit.abort();
  if (code === 0) return program.output();
  await program.stop();
  const reason =
    code === 'late' ? `was still running after ${options.timeoutSeconds} s` : `ended with code ${code}`;
  throw new Error(`${[command, ...args].join(' ')} ${reason}:\n${lastLines(program.output())}`);
}

/** The end of a log, for the message of an error. */
export function lastLines(text: string, count = 30): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
