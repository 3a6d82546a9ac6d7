/** Runs over tables that are held up: cancelled, cut off at every step, beside other programs and other work. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CancellationTokenSource, ProgressType } from 'vscode-languageserver-protocol';
import { BulkCommand, type BulkResult } from '../../server/src/core/bulkProtocol';
import { CaCommand } from '../../server/src/core/caProtocol';
import { type CaLaboratory, named, openCaLaboratory } from '../harness/caLaboratory';
import { failingStore } from '../harness/failingStore';

const macs = (count: number) =>
  Array.from({ length: count }, (_, at) => `0004f2${at.toString(16).padStart(6, '0')}`);
const table = (count: number) => `mac\n${macs(count).join('\n')}\n`;

let template: string;
beforeAll(async () => {
  const maker = await openCaLaboratory();
  await maker.run(CaCommand.createRootCa, {
    folder: maker.uri('ca'),
    subject: named(['CN', 'Root']),
    key: 'ec-p256',
    serialStyle: 'sequential',
  });
  template = mkdtempSync(join(tmpdir(), 'phonepki-template-'));
  cpSync(maker.folder, template, { recursive: true });
  await maker.stop();
});
afterAll(() => rmSync(template, { recursive: true, force: true }));

async function laboratory(options: Parameters<typeof openCaLaboratory>[0] = {}): Promise<CaLaboratory> {
  const lab = await openCaLaboratory(options);
  if (options.folder === undefined) {
    cpSync(template, lab.folder, { recursive: true });
  }
  return lab;
}

const argument = (lab: CaLaboratory) => ({
  table: lab.uri('phones.csv'),
  authority: lab.uri('ca'),
  folder: lab.uri('out'),
  key: 'ec-p256',
});

const issue = (lab: CaLaboratory, count: number) => {
  lab.write('phones.csv', table(count));
  return lab.run<BulkResult>(BulkCommand.issueFromTable, argument(lab));
};

const countOf = ({ table: rows }: BulkResult, state: string) =>
  rows.filter((row) => row.state === state).length;

/** What has to hold of a folder at any time: every number once, and every certificate with its key and its row. */
function expectWhole(lab: CaLaboratory, where: string): void {
  const serials = lab
    .read('ca/index.txt')
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => row.split('\t')[3] ?? '');
  expect(new Set(serials).size, where).toBe(serials.length);
  expect(lab.names('ca/newcerts'), where).toEqual(serials.map((serial) => `${serial}.pem`).sort());
  const out = lab.names('out');
  const certificates = out.filter((name) => name.endsWith('.crt'));
  expect(out, where).toEqual(certificates.flatMap((name) => [name, name.replace('.crt', '.key')]).sort());
  expect(new Set(certificates.map((name) => lab.read(`out/${name}`))), where).toEqual(
    new Set(serials.map((serial) => lab.read(`ca/newcerts/${serial}.pem`))),
  );
  expect(Number.parseInt(lab.read('ca/serial'), 16), where).toBe(serials.length + 1);
}

describe('a run that stops at every step', () => {
  it.each(['power', 'noSpace'] as const)(
    '%s: what is there is whole, and the next run makes the rest',
    async (problem) => {
      const made = new Set<number>();
      let isThrough = false;
      for (let at = 1; !isThrough; at++) {
        const { store, steps } = failingStore(at, problem);
        const lab = await laboratory({ store });
        await issue(lab, 3).catch(() => undefined);
        isThrough = steps() < at;
        const next = await openCaLaboratory({ folder: lab.folder });
        const result = await issue(next, 3);
        const where = `${problem} at step ${at}`;
        expect(countOf(result, 'issued') + countOf(result, 'present'), where).toBe(3);
        expectWhole(next, where);
        made.add(countOf(result, 'present'));
        await next.stop();
        await lab.stop();
      }
      expect(made.has(0) && made.has(3)).toBe(true);
    },
    120_000,
  );

  it('a full disk is told, with what was not reached', async () => {
    const { store } = failingStore(10, 'noSpace');
    const lab = await laboratory({ store });
    const message = await issue(lab, 3).then(
      ({ warnings, table: rows }) => `${warnings[0]} ${rows.map(({ state }) => state).join()}`,
      (error: Error) => error.message,
    );
    expect(message).toMatch(/the disk is full/);
    await lab.stop();
  });
});

describe('a long run', () => {
  it('can be cancelled: what is done stays, the rest is made the next time', async () => {
    const lab = await laboratory();
    lab.write('phones.csv', table(200));
    const source = new CancellationTokenSource();
    const listener = lab.server.client.onProgress(
      new ProgressType<{ readonly message?: string }>(),
      'run',
      ({ message }) => {
        if (message !== undefined && / issued, line /.test(message)) {
          source.cancel();
        }
      },
    );
    const params = { command: BulkCommand.issueFromTable, arguments: [argument(lab)], workDoneToken: 'run' };
    const result = await lab.server.client.sendRequest<BulkResult>(
      'workspace/executeCommand',
      params,
      source.token,
    );
    listener.dispose();
    expect(result.isCancelled).toBe(true);
    const done = countOf(result, 'issued');
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(200);
    expect(countOf(result, 'left')).toBe(200 - done);
    expectWhole(lab, 'cancelled');
    const rest = await issue(lab, 200);
    expect(countOf(rest, 'present')).toBe(done);
    expect(countOf(rest, 'issued')).toBe(200 - done);
    expectWhole(lab, 'finished');
    await lab.stop();
  });

  it('two windows and openssl at the same CA never use a number twice', async () => {
    const lab = await laboratory();
    const other = await openCaLaboratory({ folder: lab.folder });
    lab.write('a.csv', table(30));
    lab.write('b.csv', `mac\n${macs(60).slice(30).join('\n')}\n`);
    const [one, two] = await Promise.all(
      (
        [
          ['a.csv', lab],
          ['b.csv', other],
        ] as const
      ).map(([name, where]) =>
        where.run<BulkResult>(BulkCommand.issueFromTable, { ...argument(where), table: where.uri(name) }),
      ),
    );
    expect([one, two].map((each) => each && countOf(each, 'issued'))).toEqual([30, 30]);
    expectWhole(lab, 'two windows');
    lab.program(
      'openssl',
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-subj',
      '/CN=server',
      '-keyout',
      's.key',
      '-out',
      's.csr',
    );
    lab.program('sh', '-c', 'cd ca && openssl ca -batch -config openssl.cnf -in ../s.csr -out ../s.crt');
    const serialOf = (file: string) => lab.program('openssl', 'x509', '-in', file, '-noout', '-serial');
    lab.write('c.csv', 'mac\n0004f2ffffff\n');
    await lab.run<BulkResult>(BulkCommand.issueFromTable, { ...argument(lab), table: lab.uri('c.csv') });
    lab.program(
      'openssl',
      'x509',
      '-req',
      '-CA',
      'ca/ca.crt',
      '-CAkey',
      'ca/ca.key',
      '-CAserial',
      'ca/ca.srl',
      '-in',
      's.csr',
      '-out',
      't.crt',
    );
    lab.write('d.csv', 'mac\n0004f2fffffe\n');
    await lab.run<BulkResult>(BulkCommand.issueFromTable, { ...argument(lab), table: lab.uri('d.csv') });
    const serials = ['s.crt', 't.crt', ...lab.names('ca/newcerts').map((name) => `ca/newcerts/${name}`)].map(
      serialOf,
    );
    // s.crt lies in newcerts, too.
    expect(new Set(serials).size).toBe(serials.length - 1);
    expect(serials).toHaveLength(65);
    await other.stop();
    await lab.stop();
  });
});
