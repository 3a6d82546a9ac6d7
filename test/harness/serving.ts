/** Web servers of others, for as long as a test needs them. */
import { spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Finished } from './caLaboratory';

/** A TCP port of the loopback interface that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export interface ServerCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
}

/** Starts a server in the foreground, and ends it when `use` is done; `said` gives what it wrote to standard error. */
export async function whileServing(
  { program, args, folder }: ServerCommand,
  use: (said: () => string) => Promise<void>,
): Promise<void> {
  const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder });
  let text = '';
  server.stderr.on('data', (chunk) => {
    text += chunk;
  });
  const ended = new Promise<void>((resolve) => {
    server.on('exit', () => resolve());
    server.on('error', (error) => {
      text += error.message;
      resolve();
    });
  });
  try {
    await use(() => text);
  } finally {
    server.kill();
    await ended;
  }
}

/** As soon as somebody listens: the result of curl, which ends with 7 until then. */
export async function whenListening(curl: () => Finished): Promise<Finished> {
  let result = curl();
  for (let attempt = 0; attempt < 80 && result.code === 7; attempt++) {
    await pause(100);
    result = curl();
  }
  return result;
}
