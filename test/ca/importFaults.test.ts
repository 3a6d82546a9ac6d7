/** Imports that stop at every step: the folder of the CA is as before or as wanted, and the next try gets there. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CaCommand, type CaResult } from '../../server/src/core/caProtocol';
import { ImportCommand } from '../../server/src/core/importProtocol';
import { type CaLaboratory, named, openCaLaboratory, refusal } from '../harness/caLaboratory';
import { failingStore } from '../harness/failingStore';

let template: string;
let serials: readonly string[];
beforeAll(async () => {
  const maker = await openCaLaboratory();
  mkdirSync(maker.path('loose'));
  const openssl = (...args: readonly string[]) => maker.program('openssl', ...args);
  const request = ['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl(...request, '-x509', '-subj', '/CN=Root', '-keyout', 'loose/ca.key', '-out', 'loose/ca.crt');
  for (const name of ['one', 'two']) {
    openssl(...request, '-new', '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.csr`);
    const signer = ['-CA', 'loose/ca.crt', '-CAkey', 'loose/ca.key', '-CAserial', 'loose/ca.srl'];
    openssl('x509', '-req', ...signer, '-CAcreateserial', '-in', `${name}.csr`, '-out', `loose/${name}.crt`);
  }
  serials = ['one', 'two'].map((name) =>
    openssl('x509', '-in', `loose/${name}.crt`, '-noout', '-serial').trim().slice('serial='.length),
  );
  template = mkdtempSync(join(tmpdir(), 'phonepki-template-'));
  cpSync(maker.path('loose'), join(template, 'loose'), { recursive: true });
  await maker.stop();
});
afterAll(() => rmSync(template, { recursive: true, force: true }));

const importInto = (lab: CaLaboratory, folder: string) =>
  lab.run<CaResult>(ImportCommand.importCa, {
    source: lab.uri('loose'),
    ...(folder === 'loose' ? {} : { folder: lab.uri(folder) }),
  });

it.each(['loose', 'copy'])(
  'into the folder %s',
  async (folder) => {
    const outcomes = new Set<string>();
    let isThrough = false;
    for (let at = 1; !isThrough; at++) {
      const { store, steps } = failingStore(at, 'power');
      const lab = await openCaLaboratory({ store });
      cpSync(template, lab.folder, { recursive: true });
      const message = await refusal(importInto(lab, folder)).catch(() => undefined);
      isThrough = message === undefined && steps() < at;
      const next = await openCaLaboratory({ folder: lab.folder });
      const where = `step ${at}: ${message ?? 'done'}`;
      const again = await refusal(importInto(next, folder)).catch(() => undefined);
      // A copy that was finished by the next one is not made twice.
      expect(again === undefined || /there already/.test(again), `${where}; again: ${again}`).toBe(true);
      outcomes.add(again === undefined ? 'made' : 'finished');
      const { serialNumber } = await next.run<CaResult>(CaCommand.issueCertificate, {
        authority: next.uri(folder),
        folder: next.uri('out'),
        name: 'after',
        subject: named(['CN', 'after.example.com']),
        key: 'ec-p256',
      });
      const rows = next.read(`${folder}/index.txt`).trim().split('\n');
      expect(rows.map((row) => row.split('\t')[3]).sort(), where).toEqual([...serials, serialNumber].sort());
      expect(next.names(`${folder}/newcerts`), where).toEqual(
        [...serials, serialNumber].map((serial) => `${serial}.pem`).sort(),
      );
      expect(
        next.names(folder).filter((name) => name.includes('phonepki-')),
        where,
      ).toEqual([]);
      expect(statSync(next.path(`${folder}/ca.key`)).mode & 0o777, where).toBe(0o600);
      expect(next.read('loose/one.crt'), where).toMatch(/BEGIN CERTIFICATE/);
      await next.stop();
      await lab.stop();
    }
    expect(outcomes.has('made')).toBe(true);
  },
  120_000,
);
