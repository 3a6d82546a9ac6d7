import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CaCommand, type CaResult, KEY_ALGORITHMS } from '../../../server/src/core/caProtocol';
import { type CaLaboratory, named, openCaLaboratory } from '../../harness/caLaboratory';

let lab: CaLaboratory;
beforeEach(async () => {
  lab = await openCaLaboratory();
});
afterEach(() => lab.stop());

const root = (more: object = {}) =>
  lab.run<CaResult>(CaCommand.createRootCa, {
    folder: lab.uri('ca'),
    subject: named(['C', 'US'], ['O', 'Spectralink Corporation'], ['CN', 'Root CA']),
    key: 'ec-p256',
    ...more,
  });

const issue = (name: string, more: object = {}) =>
  lab.run<CaResult>(CaCommand.issueCertificate, {
    authority: lab.uri('ca'),
    folder: lab.uri('out'),
    name,
    subject: named(['CN', `${name}.example.com`]),
    key: 'ec-p256',
    ...more,
  });

const serialsOf = (folder: string) => lab.names(`${folder}/newcerts`).map((name) => name.slice(0, -4));

describe('what we issue, OpenSSL verifies', () => {
  it.each(KEY_ALGORITHMS)('%s: root, intermediate, server, client, self-signed', async (key) => {
    await root({ key });
    await lab.run(CaCommand.createIntermediateCa, {
      authority: lab.uri('ca'),
      folder: lab.uri('sub'),
      subject: named(['CN', 'Issuing CA']),
      key: key === 'rsa-4096' ? 'rsa-2048' : key,
    });
    await issue('server', { authority: lab.uri('sub') });
    await issue('phone', { authority: lab.uri('sub'), profile: 'phone-client', key });
    await lab.run(CaCommand.createSelfSigned, {
      folder: lab.uri('out'),
      name: 'own',
      subject: named(['CN', 'own.example.com']),
      key,
    });
    const chain = ['-x509_strict', '-CAfile', 'ca/ca.crt', '-untrusted', 'sub/ca.crt'];
    expect(lab.program('openssl', 'verify', ...chain, '-purpose', 'sslserver', 'out/server.crt')).toContain(
      'OK',
    );
    expect(lab.program('openssl', 'verify', ...chain, '-purpose', 'sslclient', 'out/phone.crt')).toContain(
      'OK',
    );
    expect(
      lab.program('openssl', 'verify', ...chain, '-verify_hostname', 'server.example.com', 'out/server.crt'),
    ).toContain('OK');
    expect(lab.program('openssl', 'verify', '-CAfile', 'out/own.crt', 'out/own.crt')).toContain('OK');
    expect(lab.program('openssl', 'pkey', '-check', '-noout', '-in', 'out/server.key')).toContain('valid');
  });
});

describe('serial numbers, with OpenSSL in turn', () => {
  const request = () => {
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
  };
  const opensslCa = (layoutFolder: string, config: string) =>
    lab.program(
      'sh',
      '-c',
      `cd ${layoutFolder} && openssl ca -batch -notext -config ${config} -in ../r.csr -out ../theirs.crt`,
    );
  const opensslX509 = () => {
    lab.program(
      'openssl',
      'x509',
      '-req',
      '-days',
      '365',
      '-CA',
      'ca/ca.crt',
      '-CAkey',
      'ca/ca.key',
      '-CAserial',
      'ca/ca.srl',
      '-in',
      'r.csr',
      '-out',
      'x509.crt',
    );
    return lab
      .program('openssl', 'x509', '-noout', '-serial', '-in', 'x509.crt')
      .trim()
      .slice('serial='.length);
  };

  it.each(['sequential', 'random'])(
    '%s: ours, openssl ca and openssl x509 never double one',
    async (serialStyle) => {
      await root({ serialStyle });
      request();
      const used: (string | undefined)[] = [];
      for (let round = 0; round < 4; round++) {
        used.push((await issue(`a${round}`)).serialNumber);
        const before = serialsOf('ca');
        opensslCa('ca', 'openssl.cnf');
        used.push(...serialsOf('ca').filter((serial) => !before.includes(serial)));
        used.push((await issue(`b${round}`)).serialNumber);
        used.push(opensslX509());
      }
      expect(used).toHaveLength(16);
      expect(new Set(used).size).toBe(16);
      if (serialStyle === 'sequential') {
        expect(used).toEqual(
          Array.from({ length: 16 }, (_, at) => (at + 1).toString(16).toUpperCase().padStart(2, '0')),
        );
      }
      expect(
        lab.program('openssl', 'verify', '-CAfile', 'ca/ca.crt', 'theirs.crt', 'x509.crt', 'out/b3.crt'),
      ).not.toContain('error');
      // openssl ca reads what we wrote, and knows every certificate of ours.
      expect(
        lab.program('sh', '-c', 'cd ca && openssl ca -config openssl.cnf -status 01 2>&1 || true'),
      ).toBeTruthy();
      expect(lab.read('ca/index.txt').trim().split('\n')).toHaveLength(12);
    },
  );

  it('the card: serial.txt is the next one, with the configuration that the page leaves incomplete', async () => {
    await root({ layout: 'innovaphone-card', key: 'rsa-2048' });
    expect(lab.names('ca/CA')).toEqual(
      [
        'cacert.pem',
        'cakey.pem',
        'crlnumber',
        'index.txt',
        'index.txt.attr',
        'newcerts',
        'openssl.cnf',
        'phonepki.log',
        'rejected',
        'requests',
        'serial.txt',
      ].sort(),
    );
    request();
    for (let round = 0; round < 3; round++) {
      await issue(`a${round}`);
      lab.program(
        'sh',
        '-c',
        'cd ca && openssl ca -batch -notext -config CA/openssl.cnf -name my_ca_on_cf -in ../r.csr -out ../theirs.crt',
      );
    }
    expect(serialsOf('ca/CA')).toEqual(['01', '02', '03', '04', '05', '06']);
    expect(lab.read('ca/CA/serial.txt')).toBe('07\n');
    expect(
      lab.program('openssl', 'verify', '-CAfile', 'ca/CA/cacert.pem', 'theirs.crt', 'out/a2.crt'),
    ).not.toContain('error');
  });

  it('a folder that OpenSSL made alone, as the Spectralink document does it', async () => {
    lab.program('mkdir', 'ca');
    lab.program('openssl', 'genrsa', '-aes128', '-passout', 'pass:secret', '-out', 'ca/ca.key', '2048');
    lab.program(
      'openssl',
      'req',
      '-new',
      '-x509',
      '-days',
      '2555',
      '-key',
      'ca/ca.key',
      '-passin',
      'pass:secret',
      '-subj',
      '/C=US/CN=Old',
      '-out',
      'ca/ca.crt',
    );
    request();
    lab.program(
      'openssl',
      'x509',
      '-days',
      '365',
      '-CA',
      'ca/ca.crt',
      '-CAkey',
      'ca/ca.key',
      '-passin',
      'pass:secret',
      '-req',
      '-CAcreateserial',
      '-CAserial',
      'ca/ca.srl',
      '-in',
      'r.csr',
      '-out',
      'x509.crt',
    );
    const last = BigInt(`0x${lab.read('ca/ca.srl').trim()}`);
    const { serialNumber } = await issue('ours', { authorityPassPhrase: await lab.seal('secret') });
    expect(BigInt(`0x${serialNumber}`)).toBe(last + 1n);
    expect(lab.program('openssl', 'verify', '-CAfile', 'ca/ca.crt', 'out/ours.crt')).toContain('OK');
  });
});
