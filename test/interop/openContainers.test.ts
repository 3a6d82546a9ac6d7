/** PKCS #12 files and encrypted keys that OpenSSL and Java make live, each opened and held against what went in. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { derivePublicKey } from '../../server/src/core/crypto/derivePublicKey';
import { encodingOf } from '../../server/src/core/der/values';
import type { OpenedContainer } from '../../server/src/core/pkcs/openedContainer';
import { kindsOf, openFile } from '../harness/opening';
import { CA_EXTENSIONS, createPkiFolder } from '../harness/pkiFolder';

const pki = createPkiFolder();
afterAll(() => pki.dispose());

const LEGACY = ['-provider', 'legacy', '-provider', 'default'];
const WRONG = 'The pass phrase does not open a.p12.';
const file = (name: string) => new Uint8Array(readFileSync(join(pki.path, name)));

beforeAll(() => {
  pki.certificate('root', { subject: '/CN=Root', extensions: CA_EXTENSIONS });
  pki.openssl('genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-out', 'rsa.key');
  pki.openssl('genpkey', '-algorithm', 'ED25519', '-out', 'ed.key');
  pki.openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384', '-out', 'ec.key');
  for (const name of ['rsa', 'ec', 'ed']) {
    pki.openssl('req', '-new', '-key', `${name}.key`, '-subj', `/CN=${name}`, '-out', `${name}.csr`);
    pki.openssl(
      ...['x509', '-req', '-in', `${name}.csr`, '-CA', 'root.crt', '-CAkey', 'root.key'],
      ...['-days', '10', '-out', `${name}.crt`],
    );
  }
});

/** What was opened holds this key, its certificate and the root, octet by octet. */
function expectWhole(opened: OpenedContainer, name: string): void {
  const objects = opened.objects.map(({ object }) => object);
  expect(opened.closed).toEqual([]);
  expect(kindsOf(opened)).toEqual(['certificate', 'certificate', 'privateKey']);
  const certificates = objects.filter(({ kind }) => kind === 'certificate');
  const expected = [name, 'root'].map((each) => pki.openssl('x509', '-in', `${each}.crt`, '-outform', 'DER'));
  expect(certificates.map(({ bytes }) => Buffer.from(bytes).toString('hex')).sort()).toEqual(
    expected.map((bytes) => bytes.toString('hex')).sort(),
  );
  expectKey(opened, `${name}.key`);
}

function expectKey(opened: OpenedContainer, keyFile: string): void {
  const key = opened.objects.find(({ object }) => object.kind === 'privateKey')?.object;
  const publicKey = key && derivePublicKey(key);
  const expected = pki.openssl('pkey', '-in', keyFile, '-pubout', '-outform', 'DER');
  expect(Buffer.from(publicKey ?? []).toString('hex')).toBe(expected.toString('hex'));
  const plain = pki.openssl('pkey', '-in', keyFile, '-outform', 'DER');
  const isPkcs8 = key?.kind === 'privateKey' && key.format === 'pkcs8';
  const own = isPkcs8 ? pki.openssl('pkcs8', '-topk8', '-nocrypt', '-in', keyFile, '-outform', 'DER') : plain;
  expect(Buffer.from(key?.kind === 'privateKey' ? encodingOf(key.node) : []).toString('hex')).toBe(
    own.toString('hex'),
  );
}

function exportPkcs12(name: string, passPhrase: string, options: readonly string[]): Uint8Array {
  pki.openssl(
    ...['pkcs12', '-export', '-inkey', `${name}.key`, '-in', `${name}.crt`, '-certfile', 'root.crt'],
    ...['-name', 'Telefon', '-passout', `pass:${passPhrase}`, '-out', 'made.p12', ...options],
  );
  return file('made.p12');
}

describe('PKCS #12 of OpenSSL', () => {
  const both = (algorithm: string) => ['-keypbe', algorithm, '-certpbe', algorithm];
  const rows: readonly (readonly [title: string, options: readonly string[]])[] = [
    ['by default', []],
    ['AES-128', both('AES-128-CBC')],
    ['AES-192', both('AES-192-CBC')],
    ['Triple DES of PBES2', both('DES-EDE3-CBC')],
    ['legacy', ['-legacy']],
    ['Triple DES', both('PBE-SHA1-3DES')],
    ['Triple DES with two keys', both('PBE-SHA1-2DES')],
    ['MD5 and DES', [...LEGACY, ...both('PBE-MD5-DES')]],
    ['SHA-1 and DES', [...LEGACY, ...both('PBE-SHA1-DES')]],
    ['RC2 with 128 bits', [...LEGACY, ...both('PBE-SHA1-RC2-128')]],
    ['RC2 with 40 bits', [...LEGACY, ...both('PBE-SHA1-RC2-40')]],
    ['RC2 with 64 bits of PBES1', [...LEGACY, ...both('PBE-SHA1-RC2-64')]],
    ['RC4 with 128 bits', [...LEGACY, ...both('PBE-SHA1-RC4-128')]],
    ['RC4 with 40 bits', [...LEGACY, ...both('PBE-SHA1-RC4-40')]],
    ['one iteration', ['-iter', '1', '-maciter']],
    ['200,000 iterations', ['-iter', '200000']],
    ['200,000 iterations of the old scheme', ['-iter', '200000', '-legacy']],
    ['MAC of one iteration', ['-nomaciter']],
    ...['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3-256', 'sha512-256', 'ripemd160'].map(
      (name) => [`MAC with ${name}`, ['-macalg', name]] as const,
    ),
  ];

  it.each(rows)('%s', async (_, options) => {
    const bytes = exportPkcs12('rsa', 'secret', options);
    const opened = await openFile(bytes, 'secret');
    expect(opened.mac).toEqual({ kind: 'good' });
    expectWhole(opened, 'rsa');
    expect(opened.objects.map(({ friendlyName }) => friendlyName)).toContain('Telefon');
    await expect(openFile(bytes, 'Secret')).rejects.toThrow(WRONG);
    await expect(openFile(bytes, '')).rejects.toThrow(WRONG);
  });

  it.each(['ec', 'ed'])('a key of kind %s', async (name) => {
    expectWhole(await openFile(exportPkcs12(name, 'secret', []), 'secret'), name);
    expectWhole(await openFile(exportPkcs12(name, 'secret', ['-legacy']), 'secret'), name);
  });

  it.each(['grün', 'Straße 12', '☎ phone', '電話', '🔑🔒', 'a"b\\c $d'])(
    'pass phrase %s',
    async (passPhrase) => {
      for (const options of [[], ['-legacy'], ['-nomac']]) {
        const bytes = exportPkcs12('ec', passPhrase, options);
        expectWhole(await openFile(bytes, passPhrase), 'ec');
        await expect(openFile(bytes, `${passPhrase} `)).rejects.toThrow(WRONG);
      }
    },
  );

  it('an empty pass phrase, in both ways to encode it', async () => {
    for (const options of [[], ['-legacy'], ['-nomac']]) {
      const bytes = exportPkcs12('ec', '', options);
      expectWhole(await openFile(bytes, ''), 'ec');
      await expect(openFile(bytes, 'x')).rejects.toThrow(WRONG);
    }
  });

  it('without a MAC, and without encryption', async () => {
    const unsigned = exportPkcs12('rsa', 'secret', ['-nomac']);
    const opened = await openFile(unsigned, 'secret');
    expect(opened.mac).toEqual({ kind: 'absent' });
    expectWhole(opened, 'rsa');
    await expect(openFile(unsigned, 'wrong')).rejects.toThrow(WRONG);
    const clear = exportPkcs12('rsa', 'secret', ['-keypbe', 'NONE', '-certpbe', 'NONE']);
    expectWhole(await openFile(clear, 'secret'), 'rsa');
    await expect(openFile(clear, 'wrong')).rejects.toThrow(WRONG);
    expectWhole(
      await openFile(exportPkcs12('rsa', '', ['-keypbe', 'NONE', '-certpbe', 'NONE', '-nomac']), 'any'),
      'rsa',
    );
  });

  it.each([
    ['CAMELLIA-256-CBC', 'camellia-256-cbc'],
    ['ARIA-128-CBC', 'aria-128-cbc'],
  ])('%s is named as what cannot be read', async (name, option) => {
    const bytes = exportPkcs12('rsa', 'secret', both(option));
    await expect(openFile(bytes, 'secret')).rejects.toThrow(
      `Part 1 is encrypted with ${name}, which cannot be read here. A private key is encrypted with ${name}, which`,
    );
    const half = await openFile(exportPkcs12('rsa', 'secret', ['-keypbe', option]), 'secret');
    expect(kindsOf(half)).toEqual(['certificate', 'certificate']);
    expect(half.closed).toEqual([`A private key is encrypted with ${name}, which cannot be read here.`]);
  });
});

describe('key stores of Java', () => {
  it.each([
    ['today', []],
    ['legacy', ['-J-Dkeystore.pkcs12.legacy']],
  ])('%s', async (title, options) => {
    execFileSync(
      'keytool',
      [
        ...[
          '-genkeypair',
          '-alias',
          'phone',
          '-keyalg',
          'EC',
          '-groupname',
          'secp256r1',
          '-dname',
          'CN=Java',
        ],
        ...['-validity', '10', '-storetype', 'PKCS12', '-keystore', `${title}.p12`, '-storepass', 'changeit'],
        ...options,
      ],
      { cwd: pki.path, stdio: 'pipe' },
    );
    const opened = await openFile(file(`${title}.p12`), 'changeit');
    expect(opened.mac).toEqual({ kind: 'good' });
    expect(kindsOf(opened)).toEqual(['certificate', 'privateKey']);
    const [one, other] = opened.objects.map(({ object }) => derivePublicKey(object));
    expect(one).toEqual(other);
    await expect(openFile(file(`${title}.p12`), 'changeIt')).rejects.toThrow(WRONG);
  });
});

describe('encrypted keys of OpenSSL', () => {
  const PBES1 = ['PBE-MD5-DES', 'PBE-SHA1-DES', 'PBE-MD5-RC2-64', 'PBE-SHA1-RC2-64'];
  const PKCS12 = ['RC4-128', 'RC4-40', '3DES', '2DES', 'RC2-128', 'RC2-40'].map((name) => `PBE-SHA1-${name}`);
  const CIPHERS = [
    ...['aes-128-cbc', 'aes-192-cbc', 'aes-256-cbc', 'aes-256-cfb', 'aes-128-ofb', 'des-ede3-cbc'],
    ...['des-cbc', 'rc2-cbc', 'rc2-64-cbc', 'rc2-40-cbc'],
  ];
  const PRFS = [...['SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512', 'SHA512-224', 'SHA512-256', 'MD5']].map(
    (name) => `hmacWith${name}`,
  );
  const rows: readonly (readonly string[])[] = [
    ...[...PBES1, ...PKCS12].map((name) => ['-v1', name, ...LEGACY]),
    ...CIPHERS.map((name) => ['-v2', name, ...LEGACY]),
    ...PRFS.map((name) => ['-v2', 'aes-256-cbc', '-v2prf', name, '-iter', '3000']),
    ['-scrypt'],
    ['-scrypt', '-scrypt_N', '1024', '-scrypt_r', '4', '-scrypt_p', '2'],
  ];

  it.each(rows.map((options) => [options.join(' '), options] as const))('PKCS #8 %s', async (_, options) => {
    for (const [name, passPhrase] of [
      ['rsa', 'geheim'],
      ['ec', 'ß☎'],
      ['ed', ''],
    ] as const) {
      pki.openssl(
        ...['pkcs8', '-topk8', '-in', `${name}.key`, '-out', 'sealed.key', '-passout', `pass:${passPhrase}`],
        ...options,
      );
      const text = pki.text('sealed.key');
      expectKey(await openFile(text, passPhrase), `${name}.key`);
      await expect(openFile(text, `${passPhrase}!`)).rejects.toThrow(WRONG);
    }
  });

  const DEK_INFO = [
    ...['aes-128-cbc', 'aes-192-cbc', 'aes-256-cbc', 'aes-256-cfb', 'aes-256-ofb', 'des-ede3-cbc'],
    ...['des-ede-cbc', 'des-cbc', 'rc2-cbc', 'rc2-64-cbc', 'rc2-40-cbc'],
  ];

  it.each(DEK_INFO)('PEM encryption with %s', async (cipher) => {
    for (const [name, command] of [
      ['rsa', 'rsa'],
      ['ec', 'ec'],
    ] as const) {
      pki.openssl(
        ...[command, '-in', `${name}.key`, '-out', 'old.key', `-${cipher}`, '-passout', 'pass:grün'],
        ...(command === 'rsa' ? ['-traditional'] : []),
        ...LEGACY,
      );
      const text = pki.text('old.key');
      expect(text).toContain('DEK-Info');
      expectKey(await openFile(text, 'grün'), `${name}.key`);
      await expect(openFile(text, 'grun')).rejects.toThrow(WRONG);
    }
  });

  it.each([
    [['pkcs8', '-topk8', '-v2', 'camellia-128-cbc'], 'CAMELLIA-128-CBC'],
    [['pkcs8', '-topk8', '-v2', 'aria256'], 'ARIA-256-CBC'],
    [['rsa', '-traditional', '-camellia256'], 'CAMELLIA-256-CBC'],
  ])('%s is named as what cannot be read', async (args, name) => {
    pki.openssl(...args, '-in', 'rsa.key', '-out', 'far.key', '-passout', 'pass:secret');
    await expect(openFile(pki.text('far.key'), 'secret')).rejects.toThrow(
      `The key in a.p12 is encrypted with ${name}, which cannot be read here.`,
    );
  });
});
