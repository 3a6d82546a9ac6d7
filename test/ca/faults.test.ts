/** An issuance that stops after the n-th step on files: as if the machine lost power there. */
import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaCommand, type CaResult } from '../../server/src/core/caProtocol';
import { type CaLaboratory, named, openCaLaboratory, refusal } from '../harness/caLaboratory';
import { failingStore, snapshot } from '../harness/failingStore';

let template: string;
let maker: CaLaboratory;
beforeAll(async () => {
  maker = await openCaLaboratory();
  await maker.run(CaCommand.createRootCa, {
    folder: maker.uri('ca'),
    subject: named(['CN', 'Root']),
    key: 'ec-p256',
    serialStyle: 'sequential',
  });
  await issueIn(maker, 'before');
  template = mkdtempSync(join(tmpdir(), 'phonepki-template-'));
  cpSync(maker.folder, template, { recursive: true });
});
afterAll(async () => {
  await maker.stop();
  rmSync(template, { recursive: true, force: true });
});

const issueIn = (lab: CaLaboratory, name: string) =>
  lab.run<CaResult>(CaCommand.issueCertificate, {
    authority: lab.uri('ca'),
    folder: lab.uri('out'),
    name,
    subject: named(['CN', `${name}.example.com`]),
    key: 'ec-p256',
  });

async function interrupted(at: number, problem: 'power' | 'noSpace') {
  const { store, steps } = failingStore(at, problem);
  const lab = await openCaLaboratory({ store });
  cpSync(template, lab.folder, { recursive: true });
  const before = snapshot(lab.folder);
  const message = await refusal(issueIn(lab, 'cut')).catch(() => undefined);
  return { lab, before, message, steps: steps() };
}

/** The next process on the same folder. */
const afterwards = (lab: CaLaboratory) => openCaLaboratory({ folder: lab.folder });

describe('an issuance that stops at every step', () => {
  it.each(['power', 'noSpace'] as const)(
    '%s: old or new, and the next one works',
    async (problem) => {
      let isThrough = false;
      const outcomes = new Set<string>();
      for (let at = 1; !isThrough; at++) {
        const { lab, message, steps } = await interrupted(at, problem);
        isThrough = message === undefined && steps < at;
        const next = await afterwards(lab);
        const { serialNumber } = await issueIn(next, 'after');
        const rows = next.read('ca/index.txt').trim().split('\n');
        const serials = rows.map((row) => row.split('\t')[3]);
        const where = `${problem} at step ${at}: ${message ?? 'done'}`;
        // Old: 01, 02. New: 01, 02, 03. Never one twice, and every one has its certificate.
        expect(new Set(serials).size, where).toBe(serials.length);
        expect(serials, where).toEqual(serials.length === 3 ? ['01', '02', '03'] : ['01', '02']);
        expect(serialNumber, where).toBe(serials.at(-1));
        expect(next.names('ca/newcerts'), where).toEqual(serials.map((serial) => `${serial}.pem`));
        expect(next.read('ca/serial'), where).toBe(`0${serials.length + 1}\n`);
        expect(next.read('ca/ca.srl'), where).toBe(`${serialNumber}\n`);
        const isNew = serials.length === 3;
        // Key and certificate come together or not at all.
        expect(next.names('out'), where).toEqual(
          [
            ...(isNew ? ['cut.crt', 'cut.key'] : []),
            'after.crt',
            'after.key',
            'before.crt',
            'before.key',
          ].sort(),
        );
        expect(
          next.names('ca').filter((name) => name.includes('phonepki-')),
          where,
        ).toEqual([]);
        outcomes.add(isNew ? 'new' : 'old');
        await next.stop();
        await lab.stop();
      }
      expect([...outcomes].sort()).toEqual(['new', 'old']);
    },
    120_000,
  );

  it('a full disk is told, and nothing is changed', async () => {
    const { lab, before, message } = await interrupted(4, 'noSpace');
    expect(message).toMatch(
      /^Nothing was issued: the disk is full \(.+\)\. Free some space and try again\.$/,
    );
    expect(snapshot(lab.folder)).toEqual(before);
    await lab.stop();
  });
});

describe('a new CA that stops at every step', () => {
  it('is there whole or not at all', async () => {
    let isThrough = false;
    for (let at = 1; !isThrough; at++) {
      const { store, steps } = failingStore(at, 'power');
      const lab = await openCaLaboratory({ store });
      const create = (where: CaLaboratory) =>
        where.run(CaCommand.createRootCa, {
          folder: where.uri('ca'),
          subject: named(['CN', 'Root']),
          key: 'ec-p256',
        });
      const message = await refusal(create(lab)).catch(() => undefined);
      isThrough = message === undefined && steps() < at;
      const next = await afterwards(lab);
      // Either it is finished, and refuses to be made again, or it is made now.
      const again = await refusal(create(next)).catch(() => undefined);
      expect(again === undefined || /there already/.test(again), `step ${at}: ${again}`).toBe(true);
      await issueIn(next, 'after');
      expect(statSync(next.path('ca/ca.key')).mode & 0o777).toBe(0o600);
      await next.stop();
      await lab.stop();
    }
  }, 120_000);
});
