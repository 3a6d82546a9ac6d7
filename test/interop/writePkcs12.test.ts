/** PKCS #12 files written here, opened by OpenSSL, NSS, GnuTLS, Java, Node and by us. */
import { execFileSync, spawnSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkload } from '../../server/src/ca/decrypt/workload';
import type { HostCrypto } from '../../server/src/ca/hostCrypto';
import { type Pkcs12Contents, writePkcs12 } from '../../server/src/ca/pkcs12/writePkcs12';
import { derivePublicKey } from '../../server/src/core/crypto/derivePublicKey';
import { encodingOf } from '../../server/src/core/der/values';
import { PKCS12_STRENGTHS, type Pkcs12Strength } from '../../server/src/core/exportProtocol';
import type { PrivateKey } from '../../server/src/core/pkcs/privateKey';
import { openFile } from '../harness/opening';
import { CA_EXTENSIONS, createPkiFolder } from '../harness/pkiFolder';

const pki = createPkiFolder();
afterAll(() => pki.dispose());

const NAME = 'Telefon Süd';
const PASS_PHRASES = ['secret', '', 'grün', 'Straße 12', '電話', '🔑🔒', 'a"b\\c $d', 'x'.repeat(200)];

beforeAll(() => {
  pki.certificate('root', { subject: '/CN=Root', extensions: CA_EXTENSIONS });
  pki.certificate('sub', { subject: '/CN=Sub', issuer: 'root', extensions: CA_EXTENSIONS });
  pki.certificate('ec', { subject: '/CN=ec', issuer: 'sub' });
  pki.openssl('genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-out', 'rsa.key');
  pki.openssl('req', '-new', '-key', 'rsa.key', '-subj', '/CN=rsa', '-out', 'rsa.csr');
  pki.openssl(
    ...['x509', '-req', '-in', 'rsa.csr', '-CA', 'sub.crt', '-CAkey', 'sub.key', '-days', '9'],
    ...['-out', 'rsa.crt'],
  );
});

const derOf = (name: string) => Uint8Array.from(pki.openssl('x509', '-in', `${name}.crt`, '-outform', 'DER'));
const keyOf = (name: string) =>
  Uint8Array.from(pki.openssl('pkcs8', '-topk8', '-nocrypt', '-in', `${name}.key`, '-outform', 'DER'));
const contentsOf = (name: string): Pkcs12Contents => ({
  key: keyOf(name),
  certificates: [derOf(name), derOf('sub'), derOf('root')],
  friendlyName: NAME,
});
const work = () =>
  createWorkload(() => new Promise((resolve) => setImmediate(resolve)), new Promise<never>(() => {}));
const write = (contents: Pkcs12Contents, passPhrase: string, strength: Pkcs12Strength) =>
  writePkcs12(webcrypto as HostCrypto, contents, passPhrase, strength, work());
const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex');
const passIn = (passPhrase: string) => {
  pki.write('pass.txt', `${passPhrase}\n`);
  return ['-passin', 'file:pass.txt'];
};
const save = (name: string, octets: Uint8Array) => writeFileSync(join(pki.path, name), octets);
const program = (command: string, ...args: readonly string[]) =>
  execFileSync(command, args, {
    cwd: pki.path,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });

const LEGACY = (strength: Pkcs12Strength) => (strength === 'legacy' ? ['-legacy'] : []);

describe.each(PKCS12_STRENGTHS)('%s', (strength) => {
  describe.each(['rsa', 'ec'])('a key of kind %s', (kind) => {
    let made: Uint8Array;
    beforeAll(async () => {
      made = await write(contentsOf(kind), 'secret', strength);
      save('made.p12', made);
    });

    it('opens in OpenSSL, with names and chain', () => {
      const all = pki
        .openssl('pkcs12', '-in', 'made.p12', ...passIn('secret'), '-nodes', ...LEGACY(strength))
        .toString();
      expect(all.match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
      expect(all.match(/localKeyID/g)).toHaveLength(2);
      expect(all.match(/friendlyName: Telefon S/g)).toHaveLength(2);
      pki.write('back.pem', all);
      expect(pki.openssl('pkcs8', '-topk8', '-nocrypt', '-in', 'back.pem', '-outform', 'DER')).toEqual(
        Buffer.from(keyOf(kind)),
      );
      expect(pki.openssl('x509', '-in', 'back.pem', '-outform', 'DER')).toEqual(Buffer.from(derOf(kind)));
    });

    it('says in OpenSSL how it is protected', () => {
      const { stderr } = spawnSync(
        'openssl',
        ['pkcs12', '-info', '-noout', '-in', 'made.p12', ...passIn('secret'), ...LEGACY(strength)],
        { cwd: pki.path, encoding: 'utf8' },
      );
      const expected = {
        modern: [
          'MAC: sha256, Iteration 100000',
          'PKCS7 Encrypted data: PBES2, PBKDF2, AES-256-CBC, Iteration 100000, PRF hmacWithSHA256',
          'Shrouded Keybag: PBES2, PBKDF2, AES-256-CBC, Iteration 100000, PRF hmacWithSHA256',
        ],
        compatible: [
          'MAC: sha1, Iteration 2048',
          'PKCS7 Encrypted data: pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 2048',
          'Shrouded Keybag: pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 2048',
        ],
        legacy: [
          'MAC: sha1, Iteration 2048',
          'PKCS7 Encrypted data: pbeWithSHA1And40BitRC2-CBC, Iteration 2048',
          'Shrouded Keybag: pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 2048',
        ],
      }[strength];
      for (const line of expected) {
        expect(stderr).toContain(line);
      }
    });

    it('refuses another pass phrase', () => {
      const args = ['pkcs12', '-in', 'made.p12', ...passIn('Secret'), '-nodes', ...LEGACY(strength)];
      expect(pki.status(...args)).not.toBe(0);
    });

    it('is imported by NSS', () => {
      const folder = `nss-${strength}-${kind}`;
      mkdirSync(join(pki.path, folder));
      program('certutil', '-N', '-d', `sql:${folder}`, '--empty-password');
      program('pk12util', '-i', 'made.p12', '-d', `sql:${folder}`, '-W', 'secret', '-K', '');
      expect(program('certutil', '-K', '-d', `sql:${folder}`)).toContain(NAME);
      expect(program('certutil', '-L', '-d', `sql:${folder}`)).toContain(NAME);
    });

    it('is listed by GnuTLS', () => {
      const out = program('certtool', '--p12-info', '--inder', '--infile=made.p12', '--password=secret');
      expect(out.match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
      expect(out).toContain(`Friendly name: ${NAME}`);
    });

    it('is a key store of Java', () => {
      const out = program('keytool', '-list', '-v', '-keystore', 'made.p12', '-storepass', 'secret');
      expect(out).toContain('Entry type: PrivateKeyEntry');
      expect(out).toContain('Certificate chain length: 3');
    });

    it('is a pfx for the TLS of Node, unless it is of yesterday', () => {
      const read = (passphrase: string) => () => createSecureContext({ pfx: Buffer.from(made), passphrase });
      if (strength === 'legacy') {
        expect(read('secret')).toThrow('Unsupported PKCS12 PFX data');
      } else {
        expect(read('secret')).not.toThrow();
      }
      expect(read('other')).toThrow();
    });

    it('opens here', async () => {
      const opened = await openFile(made, 'secret');
      expect(opened.mac).toEqual({ kind: 'good' });
      expect(opened.closed).toEqual([]);
      expect(opened.objects.map(({ object }) => object.kind)).toEqual([
        ...['certificate', 'certificate', 'certificate', 'privateKey'],
      ]);
      const key = opened.objects[3];
      expect(key?.friendlyName).toBe(NAME);
      expect(key?.localKeyId).toBe(opened.objects[0]?.localKeyId);
      expect(key?.object.kind === 'privateKey' && hex(encodingOf(key.object.node))).toBe(hex(keyOf(kind)));
    });
  });

  it.each(PASS_PHRASES)('pass phrase %j', async (passPhrase) => {
    const contents = contentsOf('ec');
    const made = await write(contents, passPhrase, strength);
    save('phrase.p12', made);
    const out = pki.openssl(
      'pkcs12',
      '-in',
      'phrase.p12',
      ...passIn(passPhrase),
      '-nodes',
      ...LEGACY(strength),
    );
    expect(out.toString().match(/BEGIN/g)).toHaveLength(4);
    expect((await openFile(made, passPhrase)).objects).toHaveLength(4);
    program('certtool', '--p12-info', '--inder', '--infile=phrase.p12', `--password=${passPhrase}`);
    if (strength !== 'legacy') {
      createSecureContext({ pfx: Buffer.from(made), passphrase: passPhrase });
    }
    program('pk12util', '-l', 'phrase.p12', '-W', passPhrase);
    // Java takes ASCII alone ("Password is not ASCII"), in any file.
    if (/^[ -~]+$/.test(passPhrase)) {
      const out = program('keytool', '-list', '-keystore', 'phrase.p12', '-storepass', passPhrase);
      expect(out).toContain('PrivateKeyEntry');
    }
  });

  it('certificates alone, and a key without a name', async () => {
    const trust = await write({ certificates: [derOf('sub'), derOf('root')] }, 'secret', strength);
    save('trust.p12', trust);
    const out = pki.openssl('pkcs12', '-in', 'trust.p12', ...passIn('secret'), '-nodes', ...LEGACY(strength));
    expect(out.toString().match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    expect(out.toString()).not.toMatch(/localKeyID|friendlyName/);
    const nameless = await write({ key: keyOf('ec'), certificates: [derOf('ec')] }, 'secret', strength);
    save('nameless.p12', nameless);
    const listed = program('keytool', '-list', '-keystore', 'nameless.p12', '-storepass', 'secret');
    expect(listed).toContain('PrivateKeyEntry');
  });

  it('draws salts anew each time', async () => {
    const contents = contentsOf('ec');
    expect(hex(await write(contents, 'secret', strength))).not.toBe(
      hex(await write(contents, 'secret', strength)),
    );
  });
});

it.each(PASS_PHRASES.filter((each) => each !== ''))(
  'what NSS exports under %j opens here',
  async (passPhrase) => {
    save('in.p12', await write(contentsOf('rsa'), 'secret', 'modern'));
    const folder = `nss-out-${PASS_PHRASES.indexOf(passPhrase)}`;
    mkdirSync(join(pki.path, folder));
    program('certutil', '-N', '-d', `sql:${folder}`, '--empty-password');
    program('pk12util', '-i', 'in.p12', '-d', `sql:${folder}`, '-W', 'secret', '-K', '');
    program('pk12util', '-o', 'out.p12', '-n', NAME, '-d', `sql:${folder}`, '-W', passPhrase, '-K', '');
    const opened = await openFile(readFileSync(join(pki.path, 'out.p12')), passPhrase);
    expect(opened.mac).toEqual({ kind: 'good' });
    const key = opened.objects.find(({ object }) => object.kind === 'privateKey')?.object;
    expect(hex(derivePublicKey(key as PrivateKey) ?? new Uint8Array())).toBe(
      pki.openssl('pkey', '-in', 'rsa.key', '-pubout', '-outform', 'DER').toString('hex'),
    );
  },
);
