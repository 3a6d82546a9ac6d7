/**
 * A workspace of two thousand certificates of one CA: how long a keystroke's findings take to arrive, beside
 * `openssl verify` of the same certificate.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { ListObjectsResult } from '../../server/src/core/workspaceProtocol';
import type { Benchmark, Measurement } from '../harness/benchmark';
import { manyCertificates } from '../harness/manyCertificates';

const COUNT = 2000;
const KEYSTROKES = 60;
/** In milliseconds. */
const WANTED = 100;

export async function run(): Promise<readonly Benchmark[]> {
  execFileSync(process.execPath, ['esbuild.mjs', '--production'], { stdio: 'ignore' });
  const folder = mkdtempSync(join(tmpdir(), 'phonepki-across-'));
  try {
    let at = 0;
    for (const pem of manyCertificates(COUNT)) {
      const sub = join(folder, `${Math.floor(at / 500)}`);
      mkdirSync(sub, { recursive: true });
      writeFileSync(join(sub, `${at++}.crt`), pem);
    }
    return [await typing(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function typing(folder: string): Promise<Benchmark> {
  const server = spawn(process.execPath, ['dist/server.js', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const client = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  try {
    const waiting = new Map<string, () => void>();
    client.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, version }: { uri: string; version?: number }) => waiting.get(`${uri} ${version}`)?.(),
    );
    client.listen();
    const root = pathToFileURL(folder).href;
    await client.sendRequest('initialize', {
      processId: process.pid,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: 'many' }],
      capabilities: {},
    });
    await client.sendNotification('initialized', {});
    await untilIndexed(client);
    const type = typist(client, waiting);
    const leaf = await type(`${root}/3/1999.crt`, readFileSync(join(folder, '3/1999.crt'), 'latin1'));
    const authority = await type(`${root}/0/0.crt`, readFileSync(join(folder, '0/0.crt'), 'latin1'));
    return report(leaf, authority, opensslVerify(folder));
  } finally {
    client.dispose();
    server.kill();
  }
}

/** Opens a file and types a comment above its certificate; milliseconds from each key to its findings, sorted. */
function typist(client: ProtocolConnection, waiting: Map<string, () => void>) {
  return async (uri: string, text: string): Promise<readonly number[]> => {
    const times: number[] = [];
    await client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'pem', version: 1, text },
    });
    for (let version = 2; version < KEYSTROKES + 2; version++) {
      const arrived = new Promise<void>((resolve) => waiting.set(`${uri} ${version}`, resolve));
      const start = performance.now();
      await client.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [
          {
            range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
            text: version % 20 === 0 ? '\n' : '#',
          },
        ],
      });
      await arrived;
      times.push(performance.now() - start);
    }
    return times.sort((one, other) => one - other);
  };
}

async function untilIndexed(client: ProtocolConnection): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const { state, total } = await client.sendRequest<ListObjectsResult>('workspace/executeCommand', {
      command: 'phonepki.server.listObjects',
      arguments: [{ limit: 0 }],
    });
    if (!state.isBusy && total >= COUNT) {
      return;
    }
  }
}

function opensslVerify(folder: string): readonly number[] {
  const times: number[] = [];
  for (let run = 0; run < 20; run++) {
    const start = performance.now();
    execFileSync('openssl', ['verify', '-CAfile', join(folder, '0/0.crt'), join(folder, '3/1999.crt')]);
    times.push(performance.now() - start);
  }
  return times.sort((one, other) => one - other);
}

function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN;
}

function report(
  leaf: readonly number[],
  authority: readonly number[],
  openssl: readonly number[],
): Benchmark {
  const rate = (name: string, times: readonly number[]): Measurement => ({
    name,
    itemsPerSecond: 1000 / percentile(times, 50),
    slowest: 1000 / (times.at(-1) ?? 1),
    fastest: 1000 / (times[0] ?? 1),
  });
  const requirement = (what: string, times: readonly number[]) => ({
    text: `findings of a keystroke in ${what} after ${percentile(times, 50).toFixed(0)} ms (95 of 100 within ${percentile(times, 95).toFixed(0)}), within ${WANTED} wanted`,
    isMet: percentile(times, 95) <= WANTED,
  });
  return {
    title: `${COUNT.toLocaleString('en')} certificates of one CA: findings while typing`,
    unit: 'a second',
    measurements: [
      rate('keystrokes in a certificate', leaf),
      rate('keystrokes in the CA of all', authority),
      rate('openssl verify', openssl),
    ],
    requirements: [requirement('a certificate', leaf), requirement('the CA of all', authority)],
  };
}
