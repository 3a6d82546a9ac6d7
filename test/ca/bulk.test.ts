import { statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BulkCommand, type BulkResult } from '../../server/src/core/bulkProtocol';
import { CaCommand, type CaResult } from '../../server/src/core/caProtocol';
import { readCsv } from '../../server/src/core/csv/readCsv';
import { type CaLaboratory, named, openCaLaboratory, refusal } from '../harness/caLaboratory';

let lab: CaLaboratory;
beforeEach(async () => {
  lab = await openCaLaboratory();
  await lab.run<CaResult>(CaCommand.createRootCa, {
    folder: lab.uri('ca'),
    subject: named(['O', 'Example'], ['CN', 'Root']),
    key: 'ec-p256',
    serialStyle: 'sequential',
  });
});
afterEach(() => lab.stop());

const issue = (table: string, more: object = {}) => {
  lab.write('phones.csv', table);
  return lab.run<BulkResult>(BulkCommand.issueFromTable, {
    table: lab.uri('phones.csv'),
    authority: lab.uri('ca'),
    folder: lab.uri('out'),
    key: 'ec-p256',
    ...more,
  });
};

const states = ({ table }: BulkResult) => table.map(({ line, state }) => `${line} ${state}`);
const subjectOf = (file: string) =>
  lab.program('openssl', 'x509', '-in', file, '-noout', '-subject', '-nameopt', 'RFC2253').trim();
const fieldsOf = (file: string, extension: string) =>
  lab.program('openssl', 'x509', '-in', file, '-noout', '-ext', extension);

describe('a table of devices', () => {
  it('each row gets a key and a certificate that OpenSSL verifies', async () => {
    const result = await issue(
      'MAC Address;Name;SANs;IP;OU;Days;File\n' +
        '00:04:F2:AA:BB:01;phone1.example.com;DNS:phone1.example.com, DNS:p1;192.0.2.1;Sales;30;one\n' +
        '0004.f2aa.bb02;;;;;;\n',
      { subject: named(['O', 'Example'], ['CN', '{name}']) },
    );
    expect(states(result)).toEqual(['2 issued', '3 issued']);
    expect(lab.names('out')).toEqual(['0004f2aabb02.crt', '0004f2aabb02.key', 'one.crt', 'one.key']);
    expect(subjectOf('out/one.crt')).toBe('subject=CN=phone1.example.com,OU=Sales,O=Example');
    expect(subjectOf('out/0004f2aabb02.crt')).toBe('subject=CN=0004F2AABB02,O=Example');
    const names = fieldsOf('out/one.crt', 'subjectAltName');
    expect(names).toContain('DNS:phone1.example.com, DNS:p1, IP Address:192.0.2.1');
    for (const name of ['one', '0004f2aabb02']) {
      lab.program(
        'openssl',
        'verify',
        '-x509_strict',
        '-purpose',
        'sslclient',
        '-CAfile',
        'ca/ca.crt',
        `out/${name}.crt`,
      );
      const own = lab.program('openssl', 'pkey', '-in', `out/${name}.key`, '-pubout');
      expect(lab.program('openssl', 'x509', '-in', `out/${name}.crt`, '-noout', '-pubkey')).toBe(own);
      expect(statSync(lab.path(`out/${name}.key`)).mode & 0o777).toBe(0o600);
    }
    expect(lab.attempt('openssl', 'x509', '-in', 'out/one.crt', '-noout', '-checkend', '2600000').code).toBe(
      1,
    );
    expect(
      lab
        .read('ca/index.txt')
        .split('\n')
        .map((row) => row.split('\t')[3])
        .filter(Boolean),
    ).toEqual(['01', '02']);
    expect(lab.read('ca/serial')).toBe('03\n');
    expect(lab.read('ca/phonepki.log')).toMatch(/issued to one\.key, one\.crt \(line 2 of phones\.csv\)/);
  });

  it('placeholders make subjects, names and files', async () => {
    const result = await issue('mac,ext\n0004f2aabb01,700\n', {
      subject: named(['CN', 'phone {ext}'], ['serialNumber', '{MAC-}']),
      altNames: ['DNS:{mac}.phones.example.com', 'URI:sip:{ext}@example.com'],
      name: 'p{ext}-{mac:}',
    });
    expect(states(result)).toEqual(['2 issued']);
    expect(lab.names('out')).toEqual(['p700-00-04-f2-aa-bb-01.crt', 'p700-00-04-f2-aa-bb-01.key']);
    const file = 'out/p700-00-04-f2-aa-bb-01.crt';
    expect(subjectOf(file)).toContain('00-04-F2-AA-BB-01');
    expect(fieldsOf(file, 'subjectAltName')).toContain(
      'DNS:0004f2aabb01.phones.example.com, URI:sip:700@example.com',
    );
  });

  it('wrong rows are named with their lines, and stop nothing', async () => {
    const result = await issue(
      [
        'mac,name,names,days,profile,file',
        '0004f2aabb01,one,,,,',
        '0004f2aabb,two,,,,',
        '0004F2-AABB01,three,,,,',
        ',,DNS:x,,,',
        '0004f2aabb05,five,"DNS:a b/c",,,',
        '0004f2aabb06,six,,forever,,',
        '0004f2aabb07,seven,,,root,',
        '0004f2aabb08,eight,,,,../up',
        '0004f2aabb09,nine',
        '0004f2aabb10,ten,,,,0004F2AABB01',
        '0004f2aabb11,"eleven\nlines",,,,',
        '0004f2aabb12,twelve,,,,',
      ].join('\n'),
    );
    expect(states(result)).toEqual([
      '2 issued',
      ...[3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((line) => `${line} refused`),
      '14 issued',
    ]);
    const messages = result.table.filter(({ state }) => state === 'refused').map(({ message }) => message);
    const expected = [
      /"0004f2aabb" has 10 hexadecimal digits in place of 12/,
      /Line 2 has the same MAC address/,
      /neither a name nor a MAC address/,
      /"DNS:b\/c" is no alternative name|"b\/c" is no alternative name/,
      /"forever" is no number of days/,
      /There is no profile "root" for certificates of devices/,
      /"\.\.\/up" is no name for files/,
      /has 2 cells, the first one has 6/,
      /Line 2 writes the same files/,
      /Common name holds a control character/,
    ];
    expect(messages).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
    expect(result.warnings).toContain(`Line 3: ${messages[0]}`);
    const [, three] = result.table;
    expect(three?.range).toEqual({ start: { line: 2, character: 0 }, end: { line: 2, character: 10 } });
    const report = readCsv(lab.read(`${result.report?.split('/').at(-1)}`));
    expect(report.rows).toHaveLength(13);
    expect(report.rows[2]?.cells.map(({ text }) => text).slice(0, 3)).toEqual(['3', 'refused', 'two']);
  });

  it('pass phrases in the table are never read, and said so', async () => {
    const result = await issue('mac,Password\n0004f2aabb01,hunter2\n');
    expect(states(result)).toEqual(['2 issued']);
    expect(result.warnings.join()).toContain('The column "Password" is not read');
    const everything = [
      JSON.stringify(result),
      ...lab
        .names()
        .filter((name) => name.includes('report'))
        .map(lab.read),
    ];
    expect(everything.join()).not.toContain('hunter2');
    expect(await refusal(issue('mac,Password\n0004f2aabb02,hunter2\n', { name: '{password}' }))).toMatch(
      /the placeholder \{password\} in "\{password\}" names no column/,
    );
  });

  it.each([
    ['no headings that tell devices apart', 'a,b\n1,2\n', /names no column that tells devices apart/],
    ['only headings', 'mac,name\n', /has no row with a device/],
    [
      'two columns of one meaning',
      'mac,MAC address\n',
      /"mac" and "MAC address" of phones\.csv mean the same/,
    ],
    ['text in UTF-16', 'm\0a\0c\0', /is not text in UTF-8/],
    [
      'a million rows',
      `mac\n${'00:04:f2:aa:bb:01,\n'.repeat(1_100_000)}`,
      /phones\.csv is longer than any table/,
    ],
  ])('%s: refused as a whole', async (_what, table, message) => {
    expect(await refusal(issue(table))).toMatch(message);
    expect(lab.names()).not.toContain('out');
  });

  it('a bare list of addresses is enough', async () => {
    const result = await issue('00-04-f2-aa-bb-01\n00 04 f2 aa bb 02\n0:4:f2:aa:bb:3\n');
    expect(states(result)).toEqual(['1 issued', '2 issued', '3 issued']);
    expect(lab.names('out').filter((name) => name.endsWith('.crt'))).toEqual([
      '0004f2aabb01.crt',
      '0004f2aabb02.crt',
      '0004f2aabb03.crt',
    ]);
  });
});

describe('files of each row', () => {
  it('a bundle has the key first, then the chain', async () => {
    await issue('mac\n0004f2aabb01\n', { format: 'bundle' });
    const labels = [...lab.read('out/0004f2aabb01.pem').matchAll(/-----BEGIN ([A-Z ]+)-----/g)].map(
      ([, label]) => label,
    );
    expect(labels).toEqual(['PRIVATE KEY', 'CERTIFICATE', 'CERTIFICATE']);
    expect(statSync(lab.path('out/0004f2aabb01.pem')).mode & 0o777).toBe(0o600);
  });

  it('PKCS #12 with one pass phrase, and keys under one', async () => {
    const passPhrase = await lab.seal('Grüße 1');
    await issue('mac\n0004f2aabb01\n', { format: 'pkcs12', strength: 'compatible', passPhrase });
    expect(lab.names('out')).toEqual(['0004f2aabb01.crt', '0004f2aabb01.p12']);
    const opened = lab.program(
      'openssl',
      'pkcs12',
      '-in',
      'out/0004f2aabb01.p12',
      '-nodes',
      '-passin',
      'pass:Grüße 1',
    );
    expect(opened.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    await issue('mac\n0004f2aabb02\n', { passPhrase });
    lab.program('openssl', 'pkey', '-in', 'out/0004f2aabb02.key', '-passin', 'pass:Grüße 1', '-noout');
  });

  it('PKCS #12 with a pass phrase each, that nobody else can read', async () => {
    const result = await issue('mac\n0004f2aabb01\n0004f2aabb02\n', {
      format: 'pkcs12',
      randomPassPhrases: true,
    });
    const phrases = ['0004f2aabb01', '0004f2aabb02'].map((name) => {
      expect(statSync(lab.path(`out/${name}.passphrase`)).mode & 0o777).toBe(0o600);
      const phrase = lab.read(`out/${name}.passphrase`).trim();
      lab.program('openssl', 'pkcs12', '-in', `out/${name}.p12`, '-noout', '-passin', `pass:${phrase}`);
      return phrase;
    });
    expect(new Set(phrases).size).toBe(2);
    const report = lab
      .names()
      .filter((name) => name.includes('report'))
      .map(lab.read);
    const told = [JSON.stringify(result), lab.read('ca/phonepki.log'), ...report, ...lab.server.logged].join(
      '\n',
    );
    for (const phrase of phrases) {
      expect(told).not.toContain(phrase);
    }
    expect(phrases[0]).toMatch(/^([a-z2-9]{4}-){4}[a-z2-9]{4}$/);
  });

  it('PKCS #12 without a pass phrase is refused', async () => {
    expect(await refusal(issue('mac\n0004f2aabb01\n', { format: 'pkcs12' }))).toMatch(
      /PKCS #12 files need a pass phrase/,
    );
  });
});

describe('again', () => {
  const three = 'mac\n0004f2aabb01\n0004f2aabb02\n0004f2aabb03\n';

  it('what was issued before is left as it is', async () => {
    await issue('mac\n0004f2aabb01\n0004f2aabb02\n');
    const before = lab.read('out/0004f2aabb01.crt');
    const result = await issue(three);
    expect(states(result)).toEqual(['2 present', '3 present', '4 issued']);
    expect(lab.read('out/0004f2aabb01.crt')).toBe(before);
    expect(result.table[0]?.serialNumber).toMatch(/^0[12]$/);
  });

  it('what only looks like it is not touched, and named', async () => {
    await issue(three);
    lab.program('mv', 'out/0004f2aabb01.key', 'out/0004f2aabb02.key', '.');
    lab.program('cp', '0004f2aabb01.key', 'out/0004f2aabb02.key');
    const result = await issue(three, { altNames: ['DNS:{mac}.example.com'] });
    expect(result.table.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /0004f2aabb01\.crt is there, but 0004f2aabb01\.key is not\. Nothing was overwritten/,
      ),
      expect.stringMatching(/The private key that is there does not belong to the certificate/),
      expect.stringMatching(/has other alternative names/),
    ]);
    expect(states(result)).toEqual(['2 refused', '3 refused', '4 refused']);
  });

  it('of another CA, for somebody else, revoked', async () => {
    await issue('mac\n0004f2aabb01\n0004f2aabb02\n');
    lab.program('sh', '-c', 'cd ca && openssl ca -config openssl.cnf -revoke ../out/0004f2aabb01.crt');
    lab.program(
      'openssl',
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-subj',
      '/CN=0004F2AABB03',
      '-keyout',
      'out/0004f2aabb03.key',
      '-out',
      'out/0004f2aabb03.crt',
    );
    const result = await issue('mac,name\n0004f2aabb01,\n0004f2aabb02,other\n0004f2aabb03,\n');
    expect(result.table.map(({ message }) => message)).toEqual([
      expect.stringMatching(/was revoked/),
      expect.stringMatching(/is for CN=0004F2AABB02/),
      expect.stringMatching(/is of another CA/),
    ]);
  });
});

describe('before anything is done', () => {
  it('a dry run says what would happen to each row, and writes nothing', async () => {
    await issue('mac\n0004f2aabb01\n');
    const names = lab.names();
    const result = await issue('mac\n0004f2aabb01\n0004f2aabb02\nx\n', { dryRun: true });
    expect(states(result)).toEqual(['2 present', '3 ready', '4 refused']);
    expect(result.done).toBe(false);
    expect(result.title).toBe('Certificates for phones.csv: 1 to be issued, 1 issued before, 1 wrong');
    expect(result.files).toEqual([lab.uri('out/0004f2aabb02.key'), lab.uri('out/0004f2aabb02.crt')]);
    expect(lab.names()).toEqual(names);
    expect(lab.names('out')).toHaveLength(2);
  });

  it('a server without a name is refused by its profile, and errors of the rules need a reason', async () => {
    const nameless = await issue('mac\n0004f2aabb01\n', { profile: 'provisioning-server' });
    expect(nameless.table[0]?.message).toMatch(/wants at least one alternative name/);
  });
});

describe('an example', () => {
  it('lists the devices that configs are named after, and can be issued as it is', async () => {
    const { text, devices } = await lab.run<{ text: string; devices: number }>(BulkCommand.exampleTable, {
      files: ['file:///w/0004f2aabb01.cfg', 'file:///w/sip.cfg', 'file:///w/0004F2AABB02-phone.cfg'],
    });
    expect(devices).toBe(2);
    expect(states(await issue(text))).toEqual(['2 issued', '3 issued']);
    const empty = await lab.run<{ text: string; devices: number }>(BulkCommand.exampleTable, { files: [] });
    expect(states(await issue(empty.text))).toEqual(['2 issued', '3 issued']);
  });
});
