/** What other programs make, the CA takes: requests of GnuTLS, NSS, Java and OpenSSL, and their CAs. */
import { mkdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CaCommand, type CaResult, type ListAuthoritiesResult } from '../../../server/src/core/caProtocol';
import { type CaLaboratory, named, openCaLaboratory } from '../../harness/caLaboratory';

let lab: CaLaboratory;
beforeEach(async () => {
  lab = await openCaLaboratory();
});
afterEach(() => lab.stop());

const sign = (more: object = {}) =>
  lab.run<CaResult>(CaCommand.signRequest, {
    authority: lab.uri('ca'),
    request: lab.uri('r.csr'),
    output: lab.uri('r.crt'),
    ...more,
  });

describe('requests', () => {
  const makers: Readonly<Record<string, () => void>> = {
    GnuTLS() {
      lab.write(
        't.cfg',
        'cn = "host.example.com"\norganization = "Größe"\ndns_name = "host.example.com"\nip_address = "192.0.2.9"\ntls_www_server\n',
      );
      lab.program(
        'certtool',
        '--generate-privkey',
        '--key-type=ecdsa',
        '--curve=secp384r1',
        '--outfile=r.key',
      );
      lab.program(
        'certtool',
        '--generate-request',
        '--load-privkey=r.key',
        '--template=t.cfg',
        '--outfile=r.csr',
      );
    },
    NSS() {
      mkdirSync(lab.path('nss'));
      lab.write('noise', 'x'.repeat(1000));
      lab.program('certutil', '-d', 'sql:nss', '-N', '--empty-password');
      lab.program(
        'certutil',
        '-d',
        'sql:nss',
        '-R',
        '-a',
        '-z',
        'noise',
        '-s',
        'CN=host.example.com,O=Example',
        '-8',
        'host.example.com',
        '-o',
        'r.csr',
      );
    },
    Java() {
      const store = ['-keystore', 'k.p12', '-storepass', 'changeit', '-alias', 'a'];
      lab.program(
        'keytool',
        '-genkeypair',
        '-keyalg',
        'RSA',
        '-keysize',
        '3072',
        '-dname',
        'CN=host.example.com, O=Example',
        ...store,
      );
      lab.program('keytool', '-certreq', '-ext', 'SAN=dns:host.example.com', '-file', 'r.csr', ...store);
    },
    OpenSSL() {
      lab.program(
        'openssl',
        'req',
        '-new',
        '-newkey',
        'rsa:2048',
        '-sha1',
        '-nodes',
        '-subj',
        '/CN=host.example.com',
        '-addext',
        'subjectAltName=DNS:host.example.com',
        '-keyout',
        'r.key',
        '-out',
        'r.csr',
      );
    },
  };

  it.each(Object.keys(makers))('of %s', async (maker) => {
    await lab.run(CaCommand.createRootCa, {
      folder: lab.uri('ca'),
      subject: named(['CN', 'Root']),
      key: 'rsa-2048',
    });
    makers[maker]?.();
    const { findings } = await sign();
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(
      lab.program(
        'openssl',
        'verify',
        '-x509_strict',
        '-CAfile',
        'ca/ca.crt',
        '-verify_hostname',
        'host.example.com',
        'r.crt',
      ),
    ).toContain('OK');
    expect(
      lab.program('certtool', '--verify', '--load-ca-certificate=ca/ca.crt', '--infile=r.crt'),
    ).toContain('is trusted');
  });
});

describe('CAs', () => {
  const makers: Readonly<Record<string, () => void>> = {
    'GnuTLS, RSA'() {
      lab.write('ca.cfg', 'cn = "Théirs"\nca\ncert_signing_key\ncrl_signing_key\nexpiration_days = 1000\n');
      lab.program('certtool', '--generate-privkey', '--bits=2048', '--outfile=ca/ca.key');
      lab.program(
        'certtool',
        '--generate-self-signed',
        '--load-privkey=ca/ca.key',
        '--template=ca.cfg',
        '--outfile=ca/ca.crt',
      );
    },
    'OpenSSL, P-521, traditional key'() {
      lab.program('openssl', 'ecparam', '-name', 'secp521r1', '-genkey', '-noout', '-out', 'ca/ca.key');
      lab.program(
        'openssl',
        'req',
        '-x509',
        '-new',
        '-key',
        'ca/ca.key',
        '-days',
        '1000',
        '-subj',
        '/O=T\u00e9/CN=Theirs',
        '-utf8',
        '-out',
        'ca/ca.crt',
      );
    },
    'OpenSSL, a text before the certificate'() {
      lab.program(
        'openssl',
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        'ca/ca.key',
        '-days',
        '1000',
        '-subj',
        '/CN=Theirs',
        '-out',
        'plain.crt',
      );
      lab.write('ca/ca.crt', `Our CA\n${lab.program('openssl', 'x509', '-text', '-in', 'plain.crt')}`);
    },
    Java() {
      const store = ['-keystore', 'k.p12', '-storepass', 'changeit', '-alias', 'a'];
      lab.program(
        'keytool',
        '-genkeypair',
        '-keyalg',
        'EC',
        '-groupname',
        'secp256r1',
        '-dname',
        'CN=Theirs',
        '-ext',
        'bc:c',
        '-ext',
        'ku:c=keyCertSign',
        '-validity',
        '1000',
        ...store,
      );
      lab.program('keytool', '-exportcert', '-rfc', '-file', 'ca/ca.crt', ...store);
      lab.program(
        'openssl',
        'pkcs12',
        '-in',
        'k.p12',
        '-passin',
        'pass:changeit',
        '-nodes',
        '-nocerts',
        '-out',
        'ca/ca.key',
      );
    },
  };

  it.each(Object.keys(makers))('of %s', async (maker) => {
    mkdirSync(lab.path('ca'));
    makers[maker]?.();
    const { authorities } = await lab.run<ListAuthoritiesResult>(CaCommand.listAuthorities, {
      folders: [lab.uri('ca')],
    });
    expect(authorities[0]?.problem).toBeUndefined();
    await lab.run(CaCommand.issueCertificate, {
      authority: lab.uri('ca'),
      folder: lab.uri('out'),
      name: 'x',
      subject: named(['CN', 'x.example.com']),
      key: 'rsa-2048',
    });
    expect(lab.program('openssl', 'verify', '-CAfile', 'ca/ca.crt', 'out/x.crt')).toContain('OK');
    expect(
      lab.program('certtool', '--verify', '--load-ca-certificate=ca/ca.crt', '--infile=out/x.crt'),
    ).toContain('is trusted');
  });
});
