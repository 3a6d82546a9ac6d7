/** The life of a CA by the commands of the server: what is refused, what is said, what it holds. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type CaContentsArguments,
  type CaContentsResult,
  CaLifeCommand,
  REVOCATION_REASONS,
} from '../../server/src/core/caLifeProtocol';
import { CaCommand, type CaResult } from '../../server/src/core/caProtocol';
import { type CaLaboratory, named, openCaLaboratory, refusal } from '../harness/caLaboratory';

const DAY = 86_400_000;

let lab: CaLaboratory;
beforeEach(async () => {
  lab = await openCaLaboratory();
  await lab.run(CaCommand.createRootCa, {
    folder: lab.uri('ca'),
    subject: named(['CN', 'Root']),
    key: 'ec-p256',
    serialStyle: 'sequential',
  });
});
afterEach(() => lab.stop());

const authority = () => ({ authority: lab.uri('ca') });

const issue = (name: string, more: object = {}) =>
  lab.run<CaResult>(CaCommand.issueCertificate, {
    ...authority(),
    folder: lab.uri('out'),
    name,
    subject: named(['CN', `${name}.example.com`]),
    key: 'ec-p256',
    ...more,
  });

const revoke = (more: object) =>
  lab.run<CaResult>(CaLifeCommand.revoke, { ...authority(), reason: 'superseded', ...more });
const issueCrl = (more: object = {}) =>
  lab.run<CaResult>(CaLifeCommand.issueCrl, { ...authority(), ...more });
const contents = (more: Partial<CaContentsArguments> = {}, where = lab) =>
  where.run<CaContentsResult>(CaLifeCommand.contents, { authority: where.uri('ca'), ...more });

function request(name: string, subject = `${name}.example.com`) {
  lab.program(
    'openssl',
    'req',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-subj',
    `/CN=${subject}`,
    '-keyout',
    `${name}.key`,
    '-out',
    `ca/requests/${name}.csr`,
  );
  return lab.uri(`ca/requests/${name}.csr`);
}

describe('revoking', () => {
  it('says what it would do, and does nothing, in a dry run', async () => {
    await issue('phone');
    const index = lab.read('ca/index.txt');
    const preview = await revoke({ serialNumber: '01', dryRun: true });
    expect(preview).toMatchObject({ done: false, title: 'Revoke CN=phone.example.com', serialNumber: '01' });
    expect(preview.rows).toContainEqual({
      label: 'Reason',
      value: 'superseded: another certificate took its place',
    });
    expect(lab.read('ca/index.txt')).toBe(index);
  });

  it('changes nothing but the two columns, whatever else stands in the file', async () => {
    await issue('a');
    await issue('b');
    const [a = '', b = ''] = lab.read('ca/index.txt').trim().split('\n');
    lab.write('ca/index.txt', `# kept\n${a}\r\n${b}`);
    await revoke({ serialNumber: '02' });
    const columns = b.split('\t');
    const [, , revoked = ''] = lab.read('ca/index.txt').split('\n')[2]?.split('\t') ?? [];
    expect(revoked).toMatch(/^\d{12}Z,superseded$/);
    const expected = ['R', columns[1], revoked, ...columns.slice(3)].join('\t');
    expect(lab.read('ca/index.txt')).toBe(`# kept\n${a}\r\n${expected}`);
    expect(lab.read('ca/phonepki.log')).toContain('CN=b.example.com (02) revoked, superseded');
  });

  it('refuses what was not issued here, what is unknown, the CA itself, and what is revoked', async () => {
    await issue('phone');
    await lab.run(CaCommand.createSelfSigned, {
      folder: lab.uri('out'),
      name: 'own',
      subject: named(['CN', 'own']),
      key: 'ec-p256',
    });
    const at = (file: string) => ({ certificate: lab.uri(file) });
    expect(await refusal(revoke(at('out/own.crt')))).toBe(
      'Nothing was revoked: CN=own is self-signed, no CA issued it. Make a new one with Create Self-Signed Certificate, and remove this one wherever it is trusted.',
    );
    await lab.run(CaCommand.createRootCa, {
      folder: lab.uri('other'),
      subject: named(['CN', 'Other']),
      key: 'ec-p256',
    });
    await issue('theirs', { authority: lab.uri('other') });
    expect(await refusal(revoke(at('out/theirs.crt')))).toBe(
      'Nothing was revoked: CN=theirs.example.com was issued by CN=Other, not by CN=Root. Choose the CA that issued it.',
    );
    expect(await refusal(revoke(at('ca/ca.crt')))).toContain('the certificate of the CA itself');
    expect(await refusal(revoke({ serialNumber: '77' }))).toContain(
      'knows no certificate with the serial number 77',
    );
    expect(await refusal(revoke({ serialNumber: 'xyz' }))).toContain('neither a certificate nor the number');
    expect(await refusal(revoke({}))).toContain('none of "serialNumber"');
    expect(await refusal(revoke(at('out/phone.key')))).toContain('no certificate that can be read');
    await revoke({ serialNumber: '01' });
    expect(await refusal(revoke({ serialNumber: '01' }))).toMatch(
      /was revoked on \d{4}-\d\d-\d\d already \(superseded\)/,
    );
    expect(await refusal(revoke({ serialNumber: '01', reason: 'removeFromCRL' }))).toContain(
      'must be one of',
    );
    expect(await refusal(lab.run(CaLifeCommand.release, { ...authority(), serialNumber: '01' }))).toContain(
      'for good',
    );
  });

  it('takes a time of compromise only where index.txt has a place for it', async () => {
    await issue('phone');
    const since = { serialNumber: '01', compromisedSince: '2025-05-05' };
    expect(await refusal(revoke(since))).toContain('goes with keyCompromise and CACompromise only');
    expect(
      await refusal(revoke({ ...since, reason: 'keyCompromise', compromisedSince: '2999-01-01' })),
    ).toContain('no time of the past');
    await revoke({ ...since, reason: 'keyCompromise' });
    expect(lab.read('ca/index.txt')).toContain(',keyTime,20250505000000Z\t01\t');
  });

  it('writes nothing in a workspace that nobody trusts', async () => {
    await issue('phone');
    const other = await openCaLaboratory({
      folder: lab.folder,
      params: { initializationOptions: { isTrusted: false } },
    });
    const wanted = { ...authority(), serialNumber: '01', reason: 'superseded' };
    expect(await refusal(other.run(CaLifeCommand.revoke, wanted))).toContain('this workspace is not trusted');
    expect(await other.run(CaLifeCommand.revoke, { ...wanted, dryRun: true })).toMatchObject({ done: false });
    await other.stop();
  });

  it('a reason that means nothing stops the list, and says where it stands', async () => {
    await issue('phone');
    await revoke({ serialNumber: '01' });
    lab.write('ca/index.txt', lab.read('ca/index.txt').replace(',superseded', ',because'));
    expect(await refusal(issueCrl())).toBe(
      'Nothing was done: the reason "because" of the revoked certificate 01 in index.txt means nothing. Correct that line.',
    );
  });
});

describe('revocation lists', () => {
  it('have no finding of our own rules, with every reason', async () => {
    for (const [at, reason] of REVOCATION_REASONS.entries()) {
      await issue(`c${at}`);
      await revoke({ serialNumber: `0${at + 1}`, reason });
    }
    const { findings, warnings, rows } = await issueCrl({ dryRun: true });
    expect([findings, warnings]).toEqual([[], []]);
    expect(rows).toContainEqual({ label: 'Revoked certificates', value: '7' });
  });

  it('rise beyond the list that is there, also where crlnumber is gone', async () => {
    await issueCrl();
    await issueCrl();
    lab.program('rm', 'ca/crlnumber');
    expect(await issueCrl()).toMatchObject({ serialNumber: '03' });
    lab.write('ca/crlnumber', 'no number\n');
    expect(await refusal(issueCrl())).toContain('crlnumber holds no hexadecimal number');
    lab.write('ca/crlnumber', `${'7F'.padEnd(40, 'F')}\n`);
    expect(await issueCrl()).toMatchObject({ serialNumber: '7F'.padEnd(40, 'F') });
    expect(await refusal(issueCrl())).toContain('more than 20 octets');
  });

  it('say so where OpenSSL would go on without numbers, and where the CA ends before the next one', async () => {
    lab.write('ca/openssl.cnf', lab.read('ca/openssl.cnf').replace(/^crlnumber.*\n/m, ''));
    const { warnings } = await issueCrl({ days: 9000, dryRun: true });
    expect(warnings).toEqual([
      expect.stringContaining('before the next list is due'),
      expect.stringContaining('Add "crlnumber = $dir/crlnumber"'),
    ]);
  });

  it('are refused where no client would accept them', async () => {
    lab.write('no-crl.json', JSON.stringify({ kind: 'intermediate', keyUsage: ['keyCertSign'] }));
    await lab.run(CaCommand.createIntermediateCa, {
      ...authority(),
      folder: lab.uri('sub'),
      subject: named(['CN', 'Sub']),
      key: 'ec-p256',
      profile: lab.uri('no-crl.json'),
    });
    expect(await refusal(lab.run(CaLifeCommand.issueCrl, { authority: lab.uri('sub') }))).toContain(
      'lacks cRLSign',
    );
    lab.write('ca/ca.key', lab.read('sub/ca.key'));
    expect(await refusal(issueCrl())).toContain('not the key of ca.crt');
  });

  it('need the pass phrase of the key, and nothing is written without', async () => {
    await lab.run(CaCommand.createRootCa, {
      folder: lab.uri('locked'),
      subject: named(['CN', 'Locked']),
      key: 'ec-p256',
      passPhrase: await lab.seal('offen'),
    });
    const locked = { authority: lab.uri('locked') };
    expect(await lab.run(CaLifeCommand.issueCrl, { ...locked, dryRun: true })).toMatchObject({ done: false });
    expect(await refusal(lab.run(CaLifeCommand.issueCrl, locked))).toContain('pass phrase is needed');
    expect(lab.names('locked')).not.toContain('crl.pem');
    await lab.run(CaLifeCommand.issueCrl, {
      ...locked,
      authorityPassPhrase: await lab.seal('offen'),
      der: true,
    });
    expect(lab.names('locked')).toEqual(expect.arrayContaining(['crl.crl', 'crl.pem']));
  });
});

describe('renewing', () => {
  const renew = (more: object) =>
    lab.run<CaResult>(CaLifeCommand.renew, {
      ...authority(),
      serialNumber: '01',
      output: lab.uri('out/new.crt'),
      ...more,
    });

  it('refuses to go on with a key that may be in other hands', async () => {
    await issue('phone');
    await revoke({ serialNumber: '01', reason: 'keyCompromise' });
    expect(await refusal(renew({}))).toContain('Renew it with a new key');
    expect(await refusal(renew({ newKey: 'ec-p256' }))).toContain('"newKey" and "keyOutput" go together');
    const withKey = { newKey: 'ec-p256', keyOutput: lab.uri('out/new.key') };
    expect(await refusal(renew({ ...withKey, revokeOld: true }))).toContain(
      'revoked already (keyCompromise)',
    );
    await renew(withKey);
    expect(lab.names('out')).toEqual(['new.crt', 'new.key', 'phone.crt', 'phone.key']);
  });

  it('never replaces a file without being asked, and names those in the way', async () => {
    await issue('phone');
    const preview = await renew({ output: lab.uri('out/phone.crt'), dryRun: true });
    expect(preview.existing).toEqual([lab.uri('out/phone.crt')]);
    expect(preview.changes.every(({ kind }) => kind === 'kept')).toBe(true);
    expect(await refusal(renew({ output: lab.uri('ca/ca.crt'), overwrite: true }))).toContain(
      'of the CA that signs',
    );
    expect(
      await refusal(
        renew({
          certificate: lab.uri('ca/ca.crt'),
          serialNumber: undefined,
          output: lab.uri('ca/ca.crt'),
          overwrite: true,
          revokeOld: true,
        }),
      ),
    ).toContain('nobody can revoke');
    lab.program('rm', 'ca/newcerts/01.pem');
    expect(await refusal(renew({}))).toContain('only the number of the certificate 01 is known');
  });
});

describe('requests', () => {
  it('rejected ones move, with the reason beside them', async () => {
    const uri = request('phone');
    const text = lab.read('ca/requests/phone.csr');
    expect(
      await refusal(lab.run(CaLifeCommand.rejectRequest, { ...authority(), request: uri, reason: ' ' })),
    ).toContain('a reason is needed');
    const reject = (reason: string) =>
      lab.run<CaResult>(CaLifeCommand.rejectRequest, { ...authority(), request: uri, reason });
    await reject('No such\nphone');
    expect(lab.names('ca/requests')).toEqual([]);
    expect(lab.read('ca/rejected/phone.csr')).toBe(text);
    expect(lab.read('ca/rejected/phone.csr.reason.txt')).toBe('No such phone\n');
    // Another one of the same name does not replace it.
    request('phone');
    await reject('Still not');
    expect(lab.names('ca/rejected')).toHaveLength(4);
    const { entries, counts } = await contents({ list: 'rejected' });
    expect(counts).toMatchObject({ pending: 0, rejected: 2 });
    expect(entries.map(({ title, reason }) => `${title}: ${reason}`).sort()).toEqual([
      'phone.example.com: No such phone',
      'phone.example.com: Still not',
    ]);
    const gone = lab.run(CaLifeCommand.rejectRequest, {
      ...authority(),
      request: entries[0]?.uri,
      reason: 'again',
    });
    expect(await refusal(gone)).toContain('is rejected already');
  });

  it('from elsewhere than the CA moves, too; what is no request does not', async () => {
    request('phone');
    lab.program('mv', 'ca/requests/phone.csr', 'mine.csr');
    await lab.run(CaLifeCommand.rejectRequest, {
      ...authority(),
      request: lab.uri('mine.csr'),
      reason: 'no',
    });
    expect(lab.names()).not.toContain('mine.csr');
    expect(lab.names('ca/rejected')).toEqual(['mine.csr', 'mine.csr.reason.txt']);
    expect(
      await refusal(
        lab.run(CaLifeCommand.rejectRequest, { ...authority(), request: lab.uri('ca/ca.crt'), reason: 'no' }),
      ),
    ).toContain('no certificate request in ca.crt');
  });

  it('wait until a certificate for their key is there, whoever signed it', async () => {
    for (const name of ['a', 'b', 'c']) request(name);
    expect((await contents()).counts.pending).toBe(3);
    await lab.run(CaCommand.signRequest, {
      ...authority(),
      request: lab.uri('ca/requests/a.csr'),
      output: lab.uri('out/elsewhere.crt'),
      profile: 'phone-client',
    });
    lab.program(
      'sh',
      '-c',
      'cd ca && openssl ca -batch -notext -config openssl.cnf -in requests/b.csr -out ../b.crt',
    );
    const { entries, counts } = await contents({ list: 'pending' });
    expect(entries.map(({ title }) => title)).toEqual(['c.example.com']);
    expect(counts).toEqual({ pending: 1, issued: 2, expired: 0, revoked: 0, rejected: 0 });
  });
});

describe('what a CA holds', () => {
  it('sorts certificates, and says what needs care', async () => {
    expect(await contents()).toMatchObject({
      isSelfSigned: true,
      issuer: 'CN=Root',
      care: [],
      nextSerial: '01',
    });
    await issue('short', { days: 5 });
    await issue('long', { days: 300 });
    await issue('gone', { days: 300 });
    await revoke({ serialNumber: '03', reason: 'keyCompromise' });
    request('waiting');
    expect((await contents()).care.map(({ text }) => text)).toEqual([
      '1 request to be signed or rejected.',
      '1 certificate ended or to end within 30 days, and not renewed.',
      'Certificates are revoked, and there is no revocation list that says so.',
    ]);
    await issueCrl({ days: 7 });
    await lab.run(CaLifeCommand.renew, {
      ...authority(),
      serialNumber: '01',
      output: lab.uri('out/short2.crt'),
      days: 200,
    });
    const renewed = await contents({ list: 'revoked' });
    expect(renewed.care).toEqual([
      { kind: 'requests', text: '1 request to be signed or rejected.', count: 1 },
    ]);
    expect(renewed.crl).toMatchObject({ number: '01', uri: lab.uri('ca/crl.pem') });
    expect(renewed.entries).toEqual([
      expect.objectContaining({
        title: 'gone.example.com',
        subject: 'CN=gone.example.com',
        reason: 'keyCompromise',
        serialNumber: '03',
        uri: lab.uri('ca/newcerts/03.pem'),
      }),
    ]);
    const later = await openCaLaboratory({ folder: lab.folder, now: Date.now() + 10 * DAY });
    const then = await contents({ list: 'expired' }, later);
    expect(then.entries.map(({ title }) => title)).toEqual(['short.example.com']);
    expect(then.counts).toMatchObject({ issued: 2, expired: 1, revoked: 1 });
    expect(then.care.map(({ kind }) => kind)).toEqual(['requests', 'listDue']);
    expect(then.care[1]?.text).toMatch(/^The revocation list was to be followed by another on /);
    await later.stop();
  });

  it('names are readable, slashes and umlauts included', async () => {
    await issue('odd', {
      subject: named(['O', 'Müller/Söhne'], ['CN', 'für a/b']),
      altNames: ['odd.example'],
    });
    const { entries } = await contents({ list: 'issued' });
    expect(entries).toEqual([
      expect.objectContaining({ title: 'für a/b', subject: 'O=Müller/Söhne, CN=für a/b' }),
    ]);
  });

  it('gives 10,000 certificates by pages, the last one first', async () => {
    const line = (at: number) =>
      `V\t401121000000Z\t\t${at.toString(16).toUpperCase().padStart(4, '0')}\tunknown\t/CN=phone${at}.example.com\n`;
    lab.write('ca/index.txt', Array.from({ length: 10_000 }, (_, at) => line(at + 1)).join(''));
    const { counts, entries } = await contents({ list: 'issued', offset: 9_900, limit: 1_000 });
    expect(counts.issued).toBe(10_000);
    expect(entries).toHaveLength(100);
    expect(entries.at(-1)).toEqual({
      list: 'issued',
      title: 'phone1.example.com',
      subject: 'CN=phone1.example.com',
      serialNumber: '0001',
      notAfter: Date.UTC(2040, 10, 21),
    });
    expect((await contents({ list: 'issued', limit: 5_000 })).entries).toHaveLength(1_000);
    expect((await contents()).entries).toEqual([]);
  });
});
