import { describe, expect, it } from 'vitest';
import { contentOf, toHex } from '../../server/src/core/der/values';
import { describeObject } from '../../server/src/core/describe/describeObject';
import { toDetailsText } from '../../server/src/core/describe/detailsText';
import { publicKeyPin } from '../../server/src/core/describe/fingerprints';
import type { PrivateKey } from '../../server/src/core/pkcs/privateKey';
import { type PkiObject, readObject } from '../../server/src/core/pkiObject';
import { bits, type Der, hex, integer, nothing, octets, oid, sequence } from '../harness/der';
import { findSecret } from '../harness/findSecret';
import type { Vector } from '../harness/vectors';
import * as vectors from '../harness/vectors';

const NOW = Date.UTC(2026, 10, 21);
const read = ({ label, bytes, headers }: Vector): PkiObject => readObject(label, bytes, headers);
const facts = (object: PkiObject) => describeObject(object, { now: NOW }).facts;

const inPkcs8 = (key: Der) =>
  sequence(integer(0), sequence(oid('1.2.840.113549.1.1.1'), nothing()), octets(key));

function privateKey(vector: Vector): PrivateKey {
  const object = read(vector);
  if (object.kind !== 'privateKey') {
    throw new Error(`${object.kind} is no private key.`);
  }
  return object;
}

describe('a private key', () => {
  it.each([
    ['PKCS #1', vectors.rsaKey, 'pkcs1', 'RSA', 512],
    ['SEC 1', vectors.ecKey, 'sec1', 'EC', 256],
    ['PKCS #8', vectors.ecKeyPkcs8, 'pkcs8', 'EC', 256],
    ['PKCS #8 with Ed25519', vectors.edKey, 'pkcs8', 'Ed25519', 256],
  ] as const)('in %s is read', (_, vector, format, algorithmName, size) => {
    const key = privateKey(vector);
    expect(key.problems).toEqual([]);
    expect(key).toMatchObject({ format, algorithmName, bits: size });
  });

  it('names its components and their lengths', () => {
    const list = ({ components }: PrivateKey) =>
      components.map(({ name, length, isPrivate }) => `${name} ${length}${isPrivate ? ' private' : ''}`);
    expect(list(privateKey(vectors.rsaKey))).toEqual([
      'modulus 64',
      'publicExponent 3',
      'privateExponent 64 private',
      'prime1 32 private',
      'prime2 32 private',
      'exponent1 32 private',
      'exponent2 32 private',
      'coefficient 32 private',
    ]);
    expect(list(privateKey(vectors.ecKey))).toEqual(['privateKey 32 private', 'publicKey 66']);
    expect(list(privateKey(vectors.edKey))).toEqual(['privateKey 32 private']);
  });

  it('never shows a private component', () => {
    for (const vector of [vectors.rsaKey, vectors.ecKey, vectors.ecKeyPkcs8, vectors.edKey]) {
      const key = privateKey(vector);
      const shown = `${toDetailsText(key, { now: NOW })}${JSON.stringify(describeObject(key, { now: NOW }), withoutNodes)}`;
      const digits = shown.replace(/[^0-9a-f]/gi, '').toLowerCase();
      for (const { node, isPrivate } of key.components) {
        if (isPrivate) {
          const octetsOfValue = contentOf(node);
          expect(digits).not.toContain(toHex(octetsOfValue.subarray(-8)));
          expect(digits).not.toContain(toHex(octetsOfValue.subarray(0, 8)));
          expect(shown).not.toContain(Buffer.from(octetsOfValue).toString('base64').slice(2, 12));
        }
      }
    }
  });

  it('that lost octets shows none of those that moved into its public components', () => {
    const secrets = privateKey(vectors.rsaKey)
      .components.filter(({ isPrivate }) => isPrivate)
      .map(({ node }) => contentOf(node));
    const { bytes } = vectors.rsaKey;
    for (const wrap of [(octetsOfKey: Der) => octetsOfKey, inPkcs8]) {
      for (let at = 12; at < bytes.length - 48; at += 12) {
        const lost = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + 48)]);
        const object = readObject('PRIVATE KEY', wrap(lost), []);
        expect(findSecret(toDetailsText(object, { now: NOW }), secrets), `48 octets from ${at} on`).toBe(
          undefined,
        );
      }
    }
  });

  it('under a label that nobody knows, within another value, is not shown', () => {
    for (const key of [vectors.rsaKey, vectors.ecKey, vectors.ecKeyPkcs8]) {
      const object = readObject('SOMETHING', sequence(octets(key.bytes)), []);
      const text = toDetailsText(object, { now: NOW });
      const secrets = privateKey(key)
        .components.filter(({ isPrivate }) => isPrivate)
        .map(({ node }) => contentOf(node));
      expect(findSecret(text, secrets)).toBe(undefined);
      expect(text).toContain('not shown, it may be a private key');
    }
  });

  it('of DSA shows the parameters that PKCS #8 keeps beside it', () => {
    const parameters = sequence(integer(0x123456), integer(0x1235), integer(77));
    const bytes = sequence(
      integer(0),
      sequence(oid('1.2.840.10040.4.1'), parameters),
      octets(integer(0x55_aa)),
    );
    const text = toDetailsText(readObject('PRIVATE KEY', bytes, []), { now: NOW });
    expect(text).toMatch(/Parameters:\s+SEQUENCE\s+INTEGER: 1193046\s+INTEGER: 4661\s+INTEGER: 77/);
    expect(text).toContain('privateKey: 2 octets (not shown)');
  });

  it('has the public key pin of its certificate', () => {
    const pin = publicKeyPin(read(vectors.rootCertificate));
    expect(pin).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    expect(publicKeyPin(read(vectors.ecKey))).toBe(pin);
    expect(publicKeyPin(read(vectors.ecKeyPkcs8))).toBe(pin);
    expect(publicKeyPin(read(vectors.ecPublicKey))).toBe(pin);
    expect(publicKeyPin(read(vectors.leafCertificate))).not.toBe(pin);
  });

  it.each<readonly [string, Der, readonly string[]]>([
    [
      'without anything',
      sequence(),
      ['missing version', 'missing privateKeyAlgorithm', 'missing privateKey'],
    ],
    [
      'of version 7',
      sequence(integer(7), sequence(oid('1.3.101.112')), octets(octets(new Uint8Array(32)))),
      ['bad-value version'],
    ],
    [
      'without its octets',
      sequence(integer(0), sequence(oid('1.3.101.112')), nothing()),
      ['wrong-type privateKey'],
    ],
    [
      'whose octets hold no key',
      sequence(integer(0), sequence(oid('1.3.101.112')), octets(integer(1))),
      ['wrong-type privateKey'],
    ],
  ])('%s is reported as broken', (_, bytes, problems) => {
    expect(
      readObject('PRIVATE KEY', bytes, []).problems.map(({ kind, field }) => `${kind} ${field}`),
    ).toEqual(problems);
  });

  it('of ML-DSA has seed, expanded key, or both', () => {
    const keyOf = (inner: Der) =>
      readObject(
        'PRIVATE KEY',
        sequence(integer(0), sequence(oid('2.16.840.1.101.3.4.3.18')), octets(inner)),
        [],
      );
    const names = (object: PkiObject) => (object as PrivateKey).components.map(({ name }) => name);
    expect(names(keyOf(hex('800101')))).toEqual(['seed']);
    expect(names(keyOf(sequence(octets(hex('01')), octets(hex('02')))))).toEqual(['seed', 'expandedKey']);
    expect(facts(keyOf(octets(hex('01'))))).toContain('ML-DSA-65');
  });
});

/** Nodes hold the bytes of the object, which are never shown. */
function withoutNodes(key: string, value: unknown): unknown {
  return key === 'node' ? undefined : value;
}

describe('an encrypted private key', () => {
  it('tells its algorithms in PKCS #8', () => {
    const key = read(vectors.ecKeyEncrypted);
    expect(key).toMatchObject({
      kind: 'encryptedPrivateKey',
      format: 'pkcs8',
      encryption: {
        kind: 'PBES2',
        cipher: 'AES-256-CBC',
        ivLength: 16,
        derivation: { name: 'PBKDF2', iterations: 2048, prf: 'hmacWithSHA256', saltLength: 8 },
      },
    });
    expect(facts(key)).toEqual([
      'encrypted private key',
      'PBES2, PBKDF2, hmacWithSHA256, 2048 iterations, AES-256-CBC',
    ]);
  });

  it('tells its cipher in the older form', () => {
    const key = read(vectors.ecKeyLegacy);
    expect(key).toMatchObject({
      kind: 'encryptedPrivateKey',
      format: 'legacy',
      algorithmName: 'EC',
      encryption: { cipher: 'AES-128-CBC', ivLength: 16 },
    });
  });

  it('with an unreadable DEK-Info is reported', () => {
    const headers = [{ name: 'Proc-Type', value: '4,ENCRYPTED' }];
    for (const dek of [undefined, '', '???', 'AES-128-CBC,xyz']) {
      const all = dek === undefined ? headers : [...headers, { name: 'DEK-Info', value: dek }];
      expect(readObject('RSA PRIVATE KEY', hex('00'), all).problems.map(({ field }) => field)).toEqual([
        'DEK-Info',
      ]);
    }
  });

  it('under scrypt tells the cost', () => {
    const scrypt = sequence(
      oid('1.3.6.1.4.1.11591.4.11'),
      sequence(octets(hex('0102')), integer(16384), integer(8), integer(1)),
    );
    const pbes2 = sequence(
      oid('1.2.840.113549.1.5.13'),
      sequence(scrypt, sequence(oid('2.16.840.1.101.3.4.1.2'), octets(new Uint8Array(16)))),
    );
    const key = readObject(undefined, sequence(pbes2, octets(hex('00'))), []);
    expect(facts(key)[1]).toBe('PBES2, scrypt, N=16384, r=8, p=1, AES-128-CBC');
  });

  it.each([
    ['1.2.840.113549.1.12.1.6', 'pbeWithSHA1And40BitRC2-CBC, 1000 iterations'],
    ['1.2.840.113549.1.5.3', 'pbeWithMD5AndDES-CBC, 1000 iterations'],
  ])('under %s is %s', (id, text) => {
    const key = readObject(
      undefined,
      sequence(sequence(oid(id), sequence(octets(hex('0102')), integer(1000))), octets(hex('00'))),
      [],
    );
    expect(facts(key)[1]).toBe(text);
  });
});

describe('parameters', () => {
  it.each<readonly [string, Der, string]>([
    ['EC PARAMETERS', oid('1.3.132.0.34'), 'EC parameters, P-384 (secp384r1)'],
    ['DH PARAMETERS', sequence(integer(2n ** 1023n + 1n), integer(2)), 'DH parameters, 1024 bits'],
    [
      'DSA PARAMETERS',
      sequence(integer(2n ** 1023n + 1n), integer(2n ** 159n + 1n), integer(2n ** 1000n)),
      'DSA parameters, 1024 bits',
    ],
    [
      'X9.42 DH PARAMETERS',
      sequence(integer(2n ** 1023n + 1n), integer(2), integer(2n ** 159n + 1n)),
      'X9.42 DH parameters, 1024 bits',
    ],
  ])('%s are read', (label, bytes, title) => {
    expect(describeObject(readObject(label, bytes, []), { now: NOW }).title).toBe(title);
  });
});

describe('an OpenSSH key', () => {
  const text = (value: string) => new Uint8Array(Buffer.concat([uint32(value.length), Buffer.from(value)]));
  const string = (value: Uint8Array) => new Uint8Array(Buffer.concat([uint32(value.length), value]));

  function uint32(value: number): Buffer {
    const buffer = Buffer.alloc(4);
    buffer.writeUInt32BE(value);
    return buffer;
  }

  it('is recognised, its private part is not shown', () => {
    const publicKey = Buffer.concat([text('ssh-ed25519'), string(new Uint8Array(32).fill(7))]);
    const bytes = new Uint8Array(
      Buffer.concat([
        Buffer.from('openssh-key-v1\0'),
        text('aes256-ctr'),
        text('bcrypt'),
        string(new Uint8Array(Buffer.concat([string(hex('00'.repeat(16))), uint32(16)]))),
        uint32(1),
        string(publicKey),
        string(hex('DEADBEEF'.repeat(8))),
      ]),
    );
    const object = readObject('OPENSSH PRIVATE KEY', bytes, []);
    expect(object.problems).toEqual([]);
    expect(facts(object)).toEqual(['OpenSSH private key', 'ssh-ed25519', 'encrypted, aes256-ctr']);
    expect(toDetailsText(object, { now: NOW })).toMatch(/16 rounds[\s\S]*SHA256:[A-Za-z0-9+/]{43}/);
    expect(toDetailsText(object, { now: NOW })).not.toMatch(/dead/i);
  });

  it('that is broken off is reported', () => {
    expect(
      readObject('OPENSSH PRIVATE KEY', new Uint8Array(Buffer.from('openssh-key-v1\0\0\0')), []).problems,
    ).toHaveLength(1);
  });
});

describe('a public key', () => {
  it('of PKCS #1 says so, and nothing of an algorithm that it does not name', () => {
    const bytes = sequence(integer((1n << 1023n) + 1n), integer(65537));
    const text = toDetailsText(readObject('RSA PUBLIC KEY', bytes, []), { now: NOW });
    expect(text).toContain('Format: PKCS #1');
    expect(text).not.toContain('unreadable');
  });

  it('of GOST or any other algorithm keeps its name', () => {
    const keyOf = (id: string) => readObject('PUBLIC KEY', sequence(sequence(oid(id)), bits(hex('00'))), []);
    expect(facts(keyOf('1.2.643.7.1.1.1.1'))[1]).toBe('GOST R 34.10-2012 256');
    expect(facts(keyOf('1.2.3.4.5'))[1]).toBe('1.2.3.4.5');
  });
});
