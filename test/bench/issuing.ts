/** Device certificates by the hundred: beside a shell loop of openssl that does the same, and what a hover takes meanwhile. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import {
  BulkCommand,
  type BulkResult,
  type IssueFromTableArguments,
} from '../../server/src/core/bulkProtocol';
import { CaCommand, type CreateCaArguments } from '../../server/src/core/caProtocol';
import { type Benchmark, type Measurement, required } from '../harness/benchmark';

const OURS = 'PhonePKI';
const PEER = 'a shell loop of openssl';
/** In turns, so that a busy machine slows both. */
const ROUNDS = 4;
const DEVICES_PER_ROUND = 50;
const PAUSE_BETWEEN_HOVERS = 20;
const LONGEST_HOVER = 50;

export async function run(): Promise<readonly Benchmark[]> {
  execFileSync(process.execPath, ['esbuild.mjs', '--production'], { stdio: 'ignore' });
  const folder = mkdtempSync(join(tmpdir(), 'phonepki-issuing-'));
  try {
    return [await issuing(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function issuing(folder: string): Promise<Benchmark> {
  const server = spawn(process.execPath, ['dist/server.js', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const client = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  try {
    client.listen();
    await client.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    await client.sendNotification('initialized', {});
    await makeCa(client, folder);
    const document = await openDocument(client, folder);
    const rates: Record<string, number[]> = { [OURS]: [], [PEER]: [] };
    const hovers: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const meanwhile = hoverAll(client, document);
      rates[OURS]?.push(await rateOf(() => issueFromTable(client, folder, round)));
      hovers.push(...(await meanwhile.stop()));
      rates[PEER]?.push(await rateOf(() => loopOfOpenssl(folder, round)));
    }
    const idle = hoverAll(client, document);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const measurements = [OURS, PEER].map((name) => measurementOf(name, rates[name] ?? []));
    const busy = quantile(hovers, 0.99);
    const text = [
      `a hover meanwhile takes ${quantile(hovers, 0.5).toFixed(1)} ms (median), ${busy.toFixed(1)} ms (99 of 100)`,
      `and ${Math.max(...hovers).toFixed(1)} ms at most of ${hovers.length}; without work ${quantile(await idle.stop(), 0.99).toFixed(1)} ms (99 of 100)`,
    ].join(' ');
    return {
      title: `${ROUNDS * DEVICES_PER_ROUND} certificates with RSA keys of 2048 bits, on ${availableParallelism()} cores`,
      unit: 'certificates/s',
      measurements,
      requirements: [
        required(measurements, OURS, PEER, 1.5),
        { text: `${text}; ${LONGEST_HOVER} ms required`, isMet: busy < LONGEST_HOVER },
      ],
    };
  } finally {
    client.dispose();
    server.kill();
  }
}

const uri = (folder: string, name: string) => pathToFileURL(join(folder, name)).href;

function execute<Result>(client: ProtocolConnection, command: string, argument: object): Promise<Result> {
  return client.sendRequest('workspace/executeCommand', { command, arguments: [argument] });
}

async function makeCa(client: ProtocolConnection, folder: string): Promise<void> {
  const argument: CreateCaArguments = {
    folder: uri(folder, 'ca'),
    subject: [{ type: 'CN', value: 'Root' }],
    key: 'rsa-2048',
  };
  await execute(client, CaCommand.createRootCa, argument);
  writeFileSync(join(folder, 'phone.cnf'), EXTENSIONS);
}

/** What the profile of phones writes, too. */
const EXTENSIONS = `basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, keyEncipherment
extendedKeyUsage = clientAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
`;

async function openDocument(client: ProtocolConnection, folder: string): Promise<string> {
  const document = uri(folder, 'open.pem');
  const text = readFileSync(join(folder, 'ca/ca.crt'), 'latin1').repeat(20);
  const textDocument = { uri: document, languageId: 'pem', version: 1, text };
  await client.sendNotification('textDocument/didOpen', { textDocument });
  return document;
}

/** Hovers one after the other until it is stopped; then gives the milliseconds that each of them took. */
function hoverAll(client: ProtocolConnection, document: string): { stop(): Promise<readonly number[]> } {
  let isOver = false;
  const work = async () => {
    const taken: number[] = [];
    while (!isOver) {
      const start = performance.now();
      const position = { line: 1 + (taken.length % 15), character: 10 };
      await client.sendRequest('textDocument/hover', { textDocument: { uri: document }, position });
      taken.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_BETWEEN_HOVERS));
    }
    return taken;
  };
  const working = work();
  return {
    stop() {
      isOver = true;
      return working;
    },
  };
}

async function issueFromTable(client: ProtocolConnection, folder: string, round: number): Promise<void> {
  const rows = Array.from({ length: DEVICES_PER_ROUND }, (_, at) => macOf(round, at));
  writeFileSync(join(folder, 'phones.csv'), `mac\n${rows.join('\n')}\n`);
  const argument: IssueFromTableArguments = {
    table: uri(folder, 'phones.csv'),
    authority: uri(folder, 'ca'),
    folder: uri(folder, 'ours'),
    profile: 'phone-client',
    key: 'rsa-2048',
  };
  const { table } = await execute<BulkResult>(client, BulkCommand.issueFromTable, argument);
  if (table.some(({ state }) => state !== 'issued')) {
    throw new Error('Not all certificates were issued.');
  }
}

function macOf(round: number, at: number): string {
  return `0004f2${(round * DEVICES_PER_ROUND + at).toString(16).padStart(6, '0')}`;
}

/** Key, request and certificate of each device, one after the other, as a script does it. */
async function loopOfOpenssl(folder: string, round: number): Promise<void> {
  const names = Array.from({ length: DEVICES_PER_ROUND }, (_, at) => macOf(round, at)).join(' ');
  const script = `set -e
mkdir -p theirs
for mac in ${names}; do
  openssl genrsa -out theirs/$mac.key 2048
  openssl req -new -key theirs/$mac.key -subj /CN=$mac -out theirs/$mac.csr
  openssl x509 -req -days 1825 -in theirs/$mac.csr -CA ca/ca.crt -CAkey ca/ca.key -CAserial theirs/ca.srl -CAcreateserial -extfile phone.cnf -out theirs/$mac.crt
done`;
  await new Promise<void>((resolve, reject) => {
    const loop = spawn('sh', ['-c', script], { cwd: folder, stdio: 'ignore' });
    loop.on('error', reject);
    loop.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The loop ended with ${code}.`))));
  });
}

async function rateOf(task: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await task();
  return (DEVICES_PER_ROUND * 1000) / (performance.now() - start);
}

function measurementOf(name: string, rates: readonly number[]): Measurement {
  return {
    name,
    itemsPerSecond: quantile(rates, 0.5),
    slowest: Math.min(...rates),
    fastest: Math.max(...rates),
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number;
}
