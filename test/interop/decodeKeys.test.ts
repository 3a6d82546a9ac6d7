/** Keys and parameters that the installed OpenSSL makes, held against what it says of them. */
import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { publicKeyPin } from '../../server/src/core/describe/fingerprints';
import { type PkiObject, readObject } from '../../server/src/core/pkiObject';
import { schemeAsText } from '../harness/opensslTruth';
import { createPkiFolder } from '../harness/pkiFolder';

const pki = createPkiFolder();
afterAll(() => pki.dispose());

/** The first block of a PEM file, with its headers. */
function readPem(name: string): PkiObject {
  const match = /-----BEGIN ([^-]+)-----\n((?:.+: .+\n)*)\n?([^-]+)-----END/.exec(pki.text(name));
  const headers = (match?.[2] ?? '').split('\n').flatMap((line) => {
    const at = line.indexOf(': ');
    return at < 0 ? [] : { name: line.slice(0, at), value: line.slice(at + 2) };
  });
  return readObject(match?.[1], new Uint8Array(Buffer.from(match?.[3] ?? '', 'base64')), headers);
}

const readDerOf = (...args: readonly string[]): PkiObject =>
  readObject(undefined, new Uint8Array(pki.openssl(...args)), []);

const KEYS: Readonly<
  Record<string, { readonly make: readonly string[]; readonly name: string; readonly bits: number }>
> = {
  RSA: { make: ['RSA', '-pkeyopt', 'rsa_keygen_bits:1024'], name: 'RSA', bits: 1024 },
  'RSA-PSS': { make: ['RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:1024'], name: 'RSA-PSS', bits: 1024 },
  'P-256': { make: ['EC', '-pkeyopt', 'ec_paramgen_curve:P-256'], name: 'EC', bits: 256 },
  'P-521': { make: ['EC', '-pkeyopt', 'ec_paramgen_curve:P-521'], name: 'EC', bits: 521 },
  'an explicit curve': {
    make: ['EC', '-pkeyopt', 'ec_paramgen_curve:P-384', '-pkeyopt', 'ec_param_enc:explicit'],
    name: 'EC',
    bits: 384,
  },
  Ed25519: { make: ['ED25519'], name: 'Ed25519', bits: 256 },
  Ed448: { make: ['ED448'], name: 'Ed448', bits: 456 },
  X25519: { make: ['X25519'], name: 'X25519', bits: 253 },
  X448: { make: ['X448'], name: 'X448', bits: 448 },
};

describe('a private key of', () => {
  it.each(Object.entries(KEYS))('%s', (_, { make, name, bits }) => {
    pki.openssl('genpkey', '-algorithm', ...make, '-out', 'a.key');
    const spki = pki.openssl('pkey', '-in', 'a.key', '-pubout', '-outform', 'DER');
    const pin = createHash('sha256').update(spki).digest('base64');
    const key = readPem('a.key');
    expect(key).toMatchObject({
      kind: 'privateKey',
      format: 'pkcs8',
      algorithmName: name,
      bits,
      problems: [],
    });
    if (name !== 'X25519' && name !== 'X448') {
      expect(publicKeyPin(key)).toBe(pin);
    }
    const publicKey = readObject('PUBLIC KEY', new Uint8Array(spki), []);
    expect(publicKey).toMatchObject({
      kind: 'publicKey',
      publicKey: { algorithmName: name, bits },
      problems: [],
    });
    expect(publicKeyPin(publicKey)).toBe(pin);
    if (name === 'RSA' || name === 'EC') {
      pki.openssl('pkey', '-in', 'a.key', '-traditional', '-out', 'a.traditional');
      const traditional = readPem('a.traditional');
      expect(traditional).toMatchObject({
        kind: 'privateKey',
        format: name === 'RSA' ? 'pkcs1' : 'sec1',
        bits,
        problems: [],
      });
      expect(publicKeyPin(traditional)).toBe(pin);
    }
  });

  it('DSA, in both forms', () => {
    pki.openssl(
      'genpkey',
      '-genparam',
      '-algorithm',
      'DSA',
      '-pkeyopt',
      'dsa_paramgen_bits:1024',
      '-out',
      'dsa.params',
    );
    pki.openssl('genpkey', '-paramfile', 'dsa.params', '-out', 'dsa.key');
    pki.openssl('pkey', '-in', 'dsa.key', '-traditional', '-out', 'dsa.traditional');
    const pin = createHash('sha256')
      .update(pki.openssl('pkey', '-in', 'dsa.key', '-pubout', '-outform', 'DER'))
      .digest('base64');
    expect(readPem('dsa.params')).toMatchObject({
      kind: 'domainParameters',
      algorithmName: 'DSA',
      bits: 1024,
    });
    expect(readPem('dsa.key')).toMatchObject({
      kind: 'privateKey',
      algorithmName: 'DSA',
      bits: 1024,
      problems: [],
    });
    expect(readPem('dsa.traditional')).toMatchObject({
      kind: 'privateKey',
      format: 'dsa',
      bits: 1024,
      problems: [],
    });
    expect(publicKeyPin(readPem('dsa.traditional'))).toBe(pin);
  });
});

describe('an encrypted private key', () => {
  const PKCS8: readonly (readonly [options: readonly string[], text: string])[] = [
    [['-v2', 'aes-128-cbc'], 'PBES2, PBKDF2, AES-128-CBC, Iteration 2048, PRF hmacWithSHA256'],
    [
      ['-v2', 'aes-256-cbc', '-v2prf', 'hmacWithSHA512', '-iter', '100000'],
      'PBES2, PBKDF2, AES-256-CBC, Iteration 100000, PRF hmacWithSHA512',
    ],
    [
      ['-v2', 'des3', '-v2prf', 'hmacWithSHA1'],
      'PBES2, PBKDF2, DES-EDE3-CBC, Iteration 2048, PRF hmacWithSHA1',
    ],
    [['-v2', 'camellia-192-cbc'], 'PBES2, PBKDF2, CAMELLIA-192-CBC, Iteration 2048, PRF hmacWithSHA256'],
    [['-v2', 'aes-256-cbc', '-scrypt'], 'PBES2, scrypt, AES-256-CBC'],
    [['-v1', 'PBE-SHA1-3DES'], 'pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 2048'],
  ];

  it.each(PKCS8)('in PKCS #8 with %j', (options, text) => {
    pki.key('enc');
    pki.openssl('pkcs8', '-topk8', '-in', 'enc.key', ...options, '-passout', 'pass:test', '-out', 'enc.p8');
    const key = readPem('enc.p8');
    expect(key.problems).toEqual([]);
    expect(key.kind === 'encryptedPrivateKey' && schemeAsText(key.encryption)).toBe(text);
  });

  it.each([
    ['-aes128', 'AES-128-CBC', 16],
    ['-aes256', 'AES-256-CBC', 16],
    ['-des3', 'DES-EDE3-CBC', 8],
    ['-camellia256', 'CAMELLIA-256-CBC', 16],
  ])('in the older form with %s', (option, cipher, ivLength) => {
    pki.key('enc');
    pki.openssl('ec', '-in', 'enc.key', option, '-passout', 'pass:test', '-out', 'enc.old');
    expect(readPem('enc.old')).toMatchObject({
      kind: 'encryptedPrivateKey',
      format: 'legacy',
      algorithmName: 'EC',
      encryption: { cipher, ivLength },
      problems: [],
    });
  });
});

describe('parameters', () => {
  it('of named and explicit curves', () => {
    pki.openssl('ecparam', '-name', 'secp384r1', '-out', 'ec.params');
    pki.openssl('ecparam', '-name', 'secp384r1', '-param_enc', 'explicit', '-out', 'explicit.params');
    expect(readPem('ec.params')).toMatchObject({
      algorithmName: 'EC',
      curve: { name: 'secp384r1' },
      bits: 384,
    });
    expect(readPem('explicit.params')).toMatchObject({
      algorithmName: 'EC',
      curve: undefined,
      bits: 384,
      problems: [],
    });
  });

  it('of DH', () => {
    pki.openssl(
      'genpkey',
      '-genparam',
      '-algorithm',
      'DH',
      '-pkeyopt',
      'group:ffdhe2048',
      '-out',
      'dh.params',
    );
    expect(readPem('dh.params')).toMatchObject({
      kind: 'domainParameters',
      algorithmName: 'DH',
      bits: 2048,
      problems: [],
    });
  });

  it('of every curve that OpenSSL knows have its name and size', () => {
    const list = pki.openssl('ecparam', '-list_curves').toString('utf8');
    const names = [...list.matchAll(/^ {2}(\S+?) *:/gm)].map(([, name]) => name as string);
    // Oakley curves have no object identifier, so that their parameters are always explicit.
    const named = names.filter((name) => !name.startsWith('Oakley'));
    expect(named.length).toBeGreaterThan(10);
    for (const name of named) {
      const object = readDerOf('ecparam', '-name', name, '-outform', 'DER');
      expect(object).toMatchObject({ kind: 'domainParameters', curve: { name } });
      const explicit = readDerOf('ecparam', '-name', name, '-param_enc', 'explicit', '-outform', 'DER');
      expect(explicit.kind === 'domainParameters' && explicit.bits).toBe(
        object.kind === 'domainParameters' && object.bits,
      );
    }
  });
});
