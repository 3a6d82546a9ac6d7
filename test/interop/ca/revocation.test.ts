/** Revocation, ours and theirs in turn, in the hands of OpenSSL, GnuTLS and NSS. */
import { mkdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CaContentsResult, CaLifeCommand } from '../../../server/src/core/caLifeProtocol';
import { CaCommand, type CaResult } from '../../../server/src/core/caProtocol';
import { type CaLaboratory, named, openCaLaboratory } from '../../harness/caLaboratory';

const KINDS = ['rsa-2048', 'ec-p256', 'ec-p384'] as const;

let lab: CaLaboratory;
beforeEach(async () => {
  lab = await openCaLaboratory();
});
afterEach(() => lab.stop());

async function root(more: object = {}) {
  await lab.run(CaCommand.createRootCa, {
    folder: lab.uri('ca'),
    subject: named(['C', 'DE'], ['O', 'Müller & Söhne'], ['CN', 'Root CA']),
    key: 'ec-p256',
    ...more,
  });
}

const issue = (name: string, more: object = {}) =>
  lab.run<CaResult>(CaCommand.issueCertificate, {
    authority: lab.uri('ca'),
    folder: lab.uri('out'),
    name,
    subject: named(['CN', `${name}.example.com`]),
    key: 'ec-p256',
    ...more,
  });

const revoke = (name: string, reason: string, more: object = {}) =>
  lab.run<CaResult>(CaLifeCommand.revoke, {
    authority: lab.uri('ca'),
    certificate: lab.uri(`out/${name}.crt`),
    reason,
    ...more,
  });

const issueCrl = (more: object = {}) =>
  lab.run<CaResult>(CaLifeCommand.issueCrl, { authority: lab.uri('ca'), ...more });

const opensslCa = (...args: readonly string[]) =>
  lab.program(
    'sh',
    '-c',
    `cd ca && openssl ca -batch -config openssl.cnf ${args.map((arg) => `'${arg}'`).join(' ')}`,
  );

const crlText = (file = 'ca/crl.pem') => lab.program('openssl', 'crl', '-in', file, '-noout', '-text');

/** What a list says of each certificate, without what differs between two writers: dates and spaces. */
function entriesOf(text: string): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const part of text.split('Serial Number: ').slice(1)) {
    const [serial = '', ...lines] = part.split('Signature Algorithm')[0]?.split('\n') ?? [];
    entries[serial.trim()] = lines
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join(' | ');
  }
  return entries;
}

const numberOf = (file = 'ca/crl.pem') =>
  BigInt(lab.program('openssl', 'crl', '-in', file, '-noout', '-crlnumber').trim().split('=')[1] ?? '');

describe.each(KINDS)('a list signed with %s', (key) => {
  beforeEach(async () => {
    await root({ key });
    await issue('good');
    await issue('bad');
    await revoke('bad', 'superseded');
    await issueCrl({ der: true });
  });

  it('OpenSSL reads, verifies and obeys it', () => {
    expect(lab.program('openssl', 'crl', '-in', 'ca/crl.pem', '-CAfile', 'ca/ca.crt', '-noout')).toContain(
      'verify OK',
    );
    const text = crlText();
    expect(text).toContain('Version 2');
    expect(text).toMatch(/X509v3 Authority Key Identifier:\s+\n?\s*(keyid:)?[0-9A-F:]{59}/);
    const der = lab.program('openssl', 'crl', '-inform', 'DER', '-in', 'ca/crl.crl', '-noout', '-text');
    expect(der).toBe(text);
    const verify = ['verify', '-x509_strict', '-crl_check', '-CAfile', 'ca/ca.crt', '-CRLfile', 'ca/crl.pem'];
    expect(lab.program('openssl', ...verify, 'out/good.crt')).toContain('OK');
    const { code, text: refusal } = lab.attempt('openssl', ...verify, 'out/bad.crt');
    expect(code).not.toBe(0);
    expect(refusal).toContain('certificate revoked');
  });

  it('GnuTLS verifies and obeys it', () => {
    expect(
      lab.program('certtool', '--verify-crl', '--load-ca-certificate=ca/ca.crt', '--infile=ca/crl.pem'),
    ).toContain('Verification output: Verified');
    const verify = (name: string) =>
      lab.attempt(
        'certtool',
        '--verify',
        '--load-ca-certificate=ca/ca.crt',
        '--load-crl=ca/crl.pem',
        `--infile=out/${name}.crt`,
      );
    expect(verify('good').text).toContain('The certificate is trusted');
    expect(verify('bad').text).toContain('revoked');
  });

  it('NSS imports and obeys it', () => {
    mkdirSync(lab.path('nss'));
    const nss = (program: string, ...args: readonly string[]) =>
      lab.attempt(program, '-d', 'sql:nss', ...args);
    nss('certutil', '-N', '--empty-password');
    nss('certutil', '-A', '-n', 'root', '-t', 'CT,C,C', '-i', 'ca/ca.crt');
    nss('certutil', '-A', '-n', 'good', '-t', ',,', '-i', 'out/good.crt');
    nss('certutil', '-A', '-n', 'bad', '-t', ',,', '-i', 'out/bad.crt');
    // -t 1: a CRL and not a list of compromised keys. Without -B the signature is checked.
    expect(nss('crlutil', '-I', '-t', '1', '-i', 'ca/crl.crl')).toEqual({ code: 0, text: '' });
    expect(nss('crlutil', '-L', '-n', 'root').text).toMatch(/CRL reason code\s+Data: 4/);
    expect(nss('certutil', '-V', '-n', 'good', '-u', 'V').text).toContain('certificate is valid');
    expect(nss('certutil', '-V', '-n', 'bad', '-u', 'V').text).toMatch(/revoked/i);
    expect(nss('vfychain', '-u', '1', '-a', 'out/good.crt').text).toContain('Chain is good');
    expect(nss('vfychain', '-u', '1', '-a', 'out/bad.crt').text).toMatch(/Chain is bad/);
  });
});

describe('reasons and times', () => {
  const REASONS: readonly (readonly [string, object, string])[] = [
    ['unspecified', {}, ''],
    ['keyCompromise', {}, 'Key Compromise'],
    ['CACompromise', {}, 'CA Compromise'],
    ['affiliationChanged', {}, 'Affiliation Changed'],
    ['superseded', {}, 'Superseded'],
    ['cessationOfOperation', {}, 'Cessation Of Operation'],
    ['certificateHold', {}, 'Certificate Hold'],
    ['keyCompromise', { compromisedSince: '2024-02-29T12:34:56Z' }, 'Feb 29 12:34:56 2024 GMT'],
    ['CACompromise', { compromisedSince: '2051-01-01' }, 'no time of the past'],
  ];

  it('survive: openssl ca makes the same list of our index.txt', async () => {
    await root();
    for (const [at, [reason, more, words]] of REASONS.entries()) {
      await issue(`c${at}`);
      const done = revoke(`c${at}`, reason, more);
      if (words === 'no time of the past') {
        await expect(done).rejects.toThrow(words);
      } else {
        await done;
      }
    }
    await issueCrl();
    const ours = entriesOf(crlText());
    opensslCa('-gencrl', '-out', 'theirs.pem');
    const theirs = entriesOf(crlText('ca/theirs.pem'));
    expect(Object.keys(ours)).toHaveLength(REASONS.length - 1);
    expect(ours).toEqual(theirs);
    for (const [at, [, , words]] of REASONS.entries()) {
      if (words !== 'no time of the past') {
        const serial = lab.program('openssl', 'x509', '-in', `out/c${at}.crt`, '-noout', '-serial');
        expect(ours[serial.trim().slice('serial='.length)]).toContain(words);
      }
    }
  });

  it('of openssl ca -revoke reach our list, hold instructions and times of compromise included', async () => {
    await root({ serialStyle: 'sequential' });
    const kinds = [
      [],
      ['-crl_reason', 'keyCompromise'],
      ['-crl_reason', 'removeFromCRL'],
      ['-crl_hold', 'holdInstructionReject'],
      ['-crl_compromise', '20240229123456Z'],
      ['-crl_CA_compromise', '20250101000000Z'],
      ['-crl_reason', 'unspecified'],
    ];
    for (const [at, options] of kinds.entries()) {
      await issue(`c${at}`);
      opensslCa('-revoke', `../out/c${at}.crt`, ...options);
    }
    await issueCrl();
    opensslCa('-gencrl', '-out', 'theirs.pem');
    const ours = entriesOf(crlText());
    const theirs = entriesOf(crlText('ca/theirs.pem'));
    // RFC 5280 §5.3.1: no reason rather than "unspecified", and "remove" has no place in a whole list.
    const { '03': ourRemoved, '07': ourUnspecified, ...ourRest } = ours;
    const { '03': _removed, '07': theirUnspecified, ...theirRest } = theirs;
    expect(ourRest).toEqual(theirRest);
    expect(ourRemoved).toMatch(/^Revocation Date: [^|]+$/);
    expect(theirUnspecified?.startsWith(ourUnspecified ?? '-')).toBe(true);
    expect(lab.program('openssl', 'crl', '-in', 'ca/crl.pem', '-CAfile', 'ca/ca.crt', '-noout')).toContain(
      'OK',
    );
  });
});

describe('in turn with OpenSSL', () => {
  it.each(['random', 'sequential'])(
    '%s: index.txt and the numbers agree, whoever was last',
    async (serialStyle) => {
      await root({ serialStyle });
      const numbers: bigint[] = [];
      for (let round = 0; round < 3; round++) {
        await issue(`ours${round}`);
        await issue(`theirs${round}`);
        await revoke(`ours${round}`, 'superseded');
        opensslCa('-revoke', `../out/theirs${round}.crt`, '-crl_reason', 'superseded');
        // Both say so when it is done already.
        await expect(revoke(`theirs${round}`, 'superseded')).rejects.toThrow('already (superseded)');
        const again = lab.attempt(
          'sh',
          '-c',
          `cd ca && openssl ca -config openssl.cnf -revoke ../out/ours${round}.crt`,
        );
        expect(again.text).toContain('Already revoked');
        await issueCrl();
        numbers.push(numberOf());
        const ours = entriesOf(crlText());
        opensslCa('-gencrl', '-out', 'crl.pem');
        numbers.push(numberOf());
        expect(entriesOf(crlText())).toEqual(ours);
        expect(Object.keys(ours)).toHaveLength(2 * (round + 1));
      }
      expect(numbers).toEqual([1n, 2n, 3n, 4n, 5n, 6n]);
      const rows = lab.read('ca/index.txt').trim().split('\n');
      expect(rows).toHaveLength(6);
      const forms = rows.map((row) =>
        row
          .replace(/\d{12}Z/g, 'T')
          .replace(/\t[0-9A-F]+\t/, '\tS\t')
          .replace(/(ours|theirs)\d/, 'N'),
      );
      expect(new Set(forms)).toEqual(new Set(['R\tT\tT,superseded\tS\tunknown\t/CN=N.example.com']));
    },
  );

  it('a certificate that openssl x509 issued gets its line, as openssl ca gives it one', async () => {
    await root({ serialStyle: 'sequential' });
    await issue('known');
    lab.program(
      'openssl',
      'req',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-subj',
      '/CN=theirs',
      '-keyout',
      'r.key',
      '-out',
      'r.csr',
    );
    const sign = (out: string) =>
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
        'r.csr',
        '-out',
        `out/${out}.crt`,
      );
    const endOf = (name: string) => {
      const text = lab.program('openssl', 'x509', '-in', `out/${name}.crt`, '-noout', '-enddate');
      const iso = new Date(text.replace('notAfter=', '')).toISOString();
      return `${iso.slice(2, 19).replace(/[-T:]/g, '')}Z`;
    };
    sign('a');
    sign('b');
    await revoke('a', 'cessationOfOperation');
    opensslCa('-revoke', '../out/b.crt', '-crl_reason', 'cessationOfOperation');
    const [, a, b] = lab
      .read('ca/index.txt')
      .trim()
      .split('\n')
      .map((row) => row.split('\t'));
    expect([a?.[0], a?.[4], a?.[5]]).toEqual([b?.[0], b?.[4], b?.[5]]);
    // Both are written in the same way; they may have been issued in different seconds.
    expect([a?.[1], b?.[1]]).toEqual([endOf('a'), endOf('b')]);
    expect(a?.[2]?.split(',')[1]).toBe(b?.[2]?.split(',')[1]);
    expect([a?.[3], b?.[3]]).toEqual(['02', '03']);
    await issueCrl();
    expect(Object.keys(entriesOf(crlText()))).toEqual(['02', '03']);
  });

  it('what openssl ca -updatedb marks as expired stays so, and can still be revoked', async () => {
    const past = await openCaLaboratory({ folder: lab.folder, now: Date.now() - 300 * 86_400_000 });
    await past.run(CaCommand.createRootCa, {
      folder: lab.uri('ca'),
      subject: named(['CN', 'Root CA']),
      key: 'ec-p256',
    });
    await past.run(CaCommand.issueCertificate, {
      authority: lab.uri('ca'),
      folder: lab.uri('out'),
      name: 'gone',
      subject: named(['CN', 'gone.example.com']),
      key: 'ec-p256',
      days: 5,
    });
    await past.stop();
    opensslCa('-updatedb');
    expect(lab.read('ca/index.txt')).toMatch(/^E\t/);
    const contents = () =>
      lab.run<CaContentsResult>(CaLifeCommand.contents, { authority: lab.uri('ca'), list: 'expired' });
    expect((await contents()).entries).toMatchObject([{ list: 'expired', title: 'gone.example.com' }]);
    await revoke('gone', 'keyCompromise');
    expect((await contents()).counts).toMatchObject({ expired: 0, revoked: 1 });
    await issueCrl();
    const ours = entriesOf(crlText());
    opensslCa('-gencrl', '-out', 'crl.pem');
    expect(entriesOf(crlText())).toEqual(ours);
  });

  it('hold: off the list again after a release, and then for good', async () => {
    await root();
    await issue('phone');
    await revoke('phone', 'certificateHold');
    await issueCrl();
    expect(crlText()).toContain('Certificate Hold');
    const { serialNumber } = await lab.run<CaResult>(CaLifeCommand.release, {
      authority: lab.uri('ca'),
      serialNumber: lab
        .program('openssl', 'x509', '-in', 'out/phone.crt', '-noout', '-serial')
        .trim()
        .slice('serial='.length),
    });
    await issueCrl();
    expect(crlText()).toContain('No Revoked Certificates');
    expect(
      lab.program(
        'openssl',
        'verify',
        '-crl_check',
        '-CAfile',
        'ca/ca.crt',
        '-CRLfile',
        'ca/crl.pem',
        'out/phone.crt',
      ),
    ).toContain('OK');
    // It ends with an error whatever it finds.
    const status = lab.attempt('sh', '-c', `cd ca && openssl ca -config openssl.cnf -status ${serialNumber}`);
    expect(status.text).toContain('=Valid (V)');
    await revoke('phone', 'certificateHold');
    const held = lab.read('ca/index.txt').split('\t')[2]?.split(',')[0];
    await revoke('phone', 'keyCompromise');
    expect(lab.read('ca/index.txt').split('\t')[2]).toBe(`${held},keyCompromise`);
    await expect(lab.run(CaLifeCommand.release, { authority: lab.uri('ca'), serialNumber })).rejects.toThrow(
      'revoked for good (keyCompromise)',
    );
  });
});

describe('the card of a gateway', () => {
  it('gets an index beside it, and openssl ca goes on with it', async () => {
    await root({ layout: 'innovaphone-card', key: 'rsa-2048' });
    lab.program('rm', 'ca/CA/index.txt', 'ca/CA/index.txt.attr', 'ca/CA/crlnumber');
    lab.program(
      'openssl',
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-subj',
      '/CN=device',
      '-keyout',
      'r.key',
      '-out',
      'r.csr',
    );
    mkdirSync(lab.path('out'));
    lab.program(
      'openssl',
      'x509',
      '-req',
      '-CA',
      'ca/CA/cacert.pem',
      '-CAkey',
      'ca/CA/cakey.pem',
      '-set_serial',
      '1',
      '-in',
      'r.csr',
      '-out',
      'out/device.crt',
    );
    const { warnings } = await revoke('device', 'superseded');
    expect(warnings.join(' ')).toContain('innovaphone devices do not look at revocation lists');
    await issueCrl();
    expect(
      lab.program('openssl', 'crl', '-in', 'ca/CA/crl.pem', '-CAfile', 'ca/CA/cacert.pem', '-noout'),
    ).toContain('OK');
    const gencrl = lab.program(
      'sh',
      '-c',
      'cd ca && openssl ca -config CA/openssl.cnf -gencrl -out theirs.pem && cat theirs.pem',
    );
    expect(gencrl).toContain('BEGIN X509 CRL');
    expect(entriesOf(crlText('ca/theirs.pem'))).toEqual(entriesOf(crlText('ca/CA/crl.pem')));
    expect(numberOf('ca/theirs.pem')).toBe(numberOf('ca/CA/crl.pem') + 1n);
  });
});

describe('folders of other programs', () => {
  const by = (authority: string) => ({
    revoke: (file: string) =>
      lab.run(CaLifeCommand.revoke, {
        authority: lab.uri(authority),
        certificate: lab.uri(file),
        reason: 'superseded',
      }),
    issueCrl: () => lab.run<CaResult>(CaLifeCommand.issueCrl, { authority: lab.uri(authority) }),
    renew: (file: string) =>
      lab.run(CaLifeCommand.renew, {
        authority: lab.uri(authority),
        certificate: lab.uri(file),
        output: lab.uri('renewed.crt'),
        revokeOld: true,
      }),
  });
  const isRevoked = (ca: string, crl: string, file: string) =>
    lab
      .attempt('openssl', 'verify', '-crl_check', '-CAfile', ca, '-CRLfile', crl, file)
      .text.includes('certificate revoked');

  it('easy-rsa: its list names what we revoked, ours what it revoked', async () => {
    const easyrsa = (command: string) =>
      lab.program('sh', '-c', `EASYRSA_BATCH=1 /usr/share/easy-rsa/easyrsa ${command}`);
    easyrsa('init-pki');
    easyrsa('--req-cn=Easy build-ca nopass');
    for (const name of ['one', 'two', 'three']) easyrsa(`build-server-full ${name} nopass`);
    const { revoke: revokeHere, issueCrl: issueHere, renew } = by('pki');
    lab.program('cp', '-r', 'pki/issued', 'copies');
    await revokeHere('pki/issued/one.crt');
    easyrsa('revoke two');
    easyrsa('gen-crl');
    const check = () =>
      ['one', 'two', 'three'].map((name) => isRevoked('pki/ca.crt', 'pki/crl.pem', `copies/${name}.crt`));
    expect(check()).toEqual([true, true, false]);
    const theirs = entriesOf(crlText('pki/crl.pem'));
    await issueHere();
    expect(entriesOf(crlText('pki/crl.pem'))).toEqual(theirs);
    await renew('copies/three.crt');
    await issueHere();
    expect(check()).toEqual([true, true, true]);
    expect(isRevoked('pki/ca.crt', 'pki/crl.pem', 'renewed.crt')).toBe(false);
    // It still reads its index, and goes on.
    easyrsa('gen-crl');
    easyrsa('build-server-full four nopass');
    expect(check()).toEqual([true, true, true]);
  });

  it('CA.pl: numbers rise in turns', async () => {
    lab.program(
      'sh',
      '-c',
      `openssl req -new -x509 -newkey rsa:2048 -nodes -subj '/O=Demo/CN=Demo CA' -keyout cakey.pem -out cacert.pem
mkdir -p demoCA/private demoCA/newcerts; mv cakey.pem demoCA/private; mv cacert.pem demoCA; : > demoCA/index.txt; echo 1000 > demoCA/serial; echo 01 > demoCA/crlnumber
openssl req -newkey rsa:2048 -nodes -subj /CN=one -keyout one.key -out one.csr
openssl ca -batch -config /etc/ssl/openssl.cnf -policy policy_anything -in one.csr -out one.crt`,
    );
    await by('demoCA').revoke('one.crt');
    expect(await by('demoCA').issueCrl()).toMatchObject({ serialNumber: '01' });
    lab.program('openssl', 'ca', '-config', '/etc/ssl/openssl.cnf', '-gencrl', '-out', 'theirs.pem');
    expect([numberOf('demoCA/crl.pem'), numberOf('theirs.pem')]).toEqual([1n, 2n]);
    expect(entriesOf(crlText('theirs.pem'))).toEqual(entriesOf(crlText('demoCA/crl.pem')));
    expect(await by('demoCA').issueCrl()).toMatchObject({ serialNumber: '03' });
  });
});
