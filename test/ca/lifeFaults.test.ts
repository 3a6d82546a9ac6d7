/** Revoking, issuing a list, renewing and rejecting, stopped after the n-th step on files: old or new, never between. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaLifeCommand } from '../../server/src/core/caLifeProtocol';
import { CaCommand } from '../../server/src/core/caProtocol';
import { type CaLaboratory, named, openCaLaboratory, refusal } from '../harness/caLaboratory';
import { failingStore, snapshot } from '../harness/failingStore';

let template: string;
beforeAll(async () => {
  const maker = await openCaLaboratory();
  const subject = named(['CN', 'Root']);
  const common = { key: 'ec-p256', serialStyle: 'sequential' };
  await maker.run(CaCommand.createRootCa, { folder: maker.uri('ca'), subject, ...common });
  await maker.run(CaCommand.issueCertificate, {
    authority: maker.uri('ca'),
    folder: maker.uri('out'),
    name: 'phone',
    subject: named(['CN', 'phone.example.com']),
    key: 'ec-p256',
  });
  await maker.run(CaLifeCommand.issueCrl, { authority: maker.uri('ca') });
  maker.program(
    'openssl',
    'req',
    '-new',
    '-key',
    'out/phone.key',
    '-subj',
    '/CN=x',
    '-out',
    'ca/requests/x.csr',
  );
  template = mkdtempSync(join(tmpdir(), 'phonepki-template-'));
  cpSync(maker.folder, template, { recursive: true });
  await maker.stop();
});
afterAll(() => rmSync(template, { recursive: true, force: true }));

interface Work {
  readonly name: string;
  run(lab: CaLaboratory): Promise<unknown>;
  /** Files that the work changes, adds or takes away. */
  readonly files: readonly string[];
}

const works: readonly Work[] = [
  {
    name: 'revoking',
    run: (lab) =>
      lab.run(CaLifeCommand.revoke, {
        authority: lab.uri('ca'),
        serialNumber: '01',
        reason: 'superseded',
      }),
    files: ['ca/index.txt', 'ca/phonepki.log'],
  },
  {
    name: 'a list',
    run: (lab) => lab.run(CaLifeCommand.issueCrl, { authority: lab.uri('ca'), der: true }),
    files: ['ca/crl.crl', 'ca/crl.pem', 'ca/crlnumber', 'ca/phonepki.log'],
  },
  {
    name: 'renewing, the old one revoked',
    run: (lab) =>
      lab.run(CaLifeCommand.renew, {
        authority: lab.uri('ca'),
        serialNumber: '01',
        output: lab.uri('out/phone.crt'),
        overwrite: true,
        revokeOld: true,
      }),
    files: [
      'ca/ca.srl',
      'ca/index.txt',
      'ca/newcerts/02.pem',
      'ca/phonepki.log',
      'ca/serial',
      'out/phone.crt',
    ],
  },
  {
    name: 'rejecting',
    run: (lab) =>
      lab.run(CaLifeCommand.rejectRequest, {
        authority: lab.uri('ca'),
        request: lab.uri('ca/requests/x.csr'),
        reason: 'no',
      }),
    files: ['ca/phonepki.log', 'ca/rejected/x.csr', 'ca/rejected/x.csr.reason.txt', 'ca/requests/x.csr'],
  },
];

const changed = (before: Map<string, string>, after: Map<string, string>) =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => before.get(name) !== after.get(name))
    .sort();

it.each(works.flatMap((work) => (['power', 'noSpace'] as const).map((problem) => ({ ...work, problem }))))(
  '$name, $problem: all of it or nothing',
  async ({ run, files, problem }) => {
    const outcomes = new Set<string>();
    let isThrough = false;
    for (let at = 1; !isThrough; at++) {
      const { store, steps } = failingStore(at, problem);
      const lab = await openCaLaboratory({ store });
      cpSync(template, lab.folder, { recursive: true });
      const before = snapshot(lab.folder);
      const message = await refusal(run(lab)).catch(() => undefined);
      isThrough = message === undefined && steps() < at;
      // The next process that looks at the CA finishes it or takes it back.
      const next = await openCaLaboratory({ folder: lab.folder });
      await next.run(CaLifeCommand.contents, { authority: next.uri('ca') });
      // The lock goes with the next change; it is no part of what the CA is.
      const after = changed(before, snapshot(lab.folder)).filter((name) => name !== 'ca/.phonepki-lock');
      expect([[], [...files].sort()], `step ${at}: ${message ?? 'done'}`).toContainEqual(after);
      outcomes.add(after.length === 0 ? 'old' : 'new');
      await run(next).catch((error: Error) => {
        // What was done before the power went cannot be done twice.
        if (after.length === 0 || !/already|no certificate request|is revoked/.test(error.message))
          throw error;
      });
      await next.run(CaLifeCommand.issueCrl, { authority: next.uri('ca') });
      expect(next.names('ca').filter((name) => name.includes('phonepki-'))).toEqual([]);
      await next.stop();
      await lab.stop();
    }
    expect([...outcomes].sort()).toEqual(['new', 'old']);
  },
  120_000,
);

describe('a journal that came with the workspace', () => {
  const withJournal = async (step: (lab: CaLaboratory) => object) => {
    const lab = await openCaLaboratory();
    cpSync(template, lab.folder, { recursive: true });
    lab.write('ca/.phonepki-journal', JSON.stringify({ version: 1, steps: [step(lab)] }));
    const answer = await refusal(lab.run(CaLifeCommand.contents, { authority: lab.uri('ca') })).catch(
      () => undefined,
    );
    const names = { ca: lab.names('ca/requests'), out: lab.names('out') };
    await lab.stop();
    return { answer, names };
  };
  const hashOf = (lab: CaLaboratory, path: string) =>
    createHash('sha256').update(lab.read(path)).digest('hex');

  it('deletes nothing beyond its folder', async () => {
    const { answer, names } = await withJournal((lab) => ({
      path: lab.uri('out/phone.crt'),
      sha256: hashOf(lab, 'out/phone.crt'),
      isRemoval: true,
    }));
    expect(answer).toContain('.phonepki-journal of the CA cannot be read');
    expect(names.out).toContain('phone.crt');
  });

  it('deletes nothing that was changed since', async () => {
    const removal = (sha256: string) => ({ path: 'requests/x.csr', sha256, isRemoval: true });
    const changed = await withJournal(() => removal('00'.repeat(32)));
    expect([changed.answer, changed.names.ca]).toEqual([undefined, ['x.csr']]);
    const same = await withJournal((lab) => removal(hashOf(lab, 'ca/requests/x.csr')));
    expect([same.answer, same.names.ca]).toEqual([undefined, []]);
  });
});
