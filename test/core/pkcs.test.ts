import { describe, expect, it } from 'vitest';
import { contentOf, toHex } from '../../server/src/core/der/values';
import { describeObject } from '../../server/src/core/describe/describeObject';
import { toDetailsText } from '../../server/src/core/describe/detailsText';
import { publicKeyPin } from '../../server/src/core/describe/fingerprints';
import type { PrivateKey } from '../../server/src/core/pkcs/privateKey';
import { type PkiObject, readObject } from '../../server/src/core/pkiObject';
import { bits, context, type Der, hex, integer, nothing, octets, oid, sequence, set } from '../harness/der';
import type { Vector } from '../harness/vectors';
import * as vectors from '../harness/vectors';

const NOW = Date.UTC(2026, 10, 21);
const read = ({ label, bytes, headers }: Vector): PkiObject => readObject(label, bytes, headers);
const facts = (object: PkiObject) => describeObject(object, { now: NOW }).facts;

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

describe('PKCS #12', () => {
  it('is read as far as it goes without the password', () => {
    const object = read(vectors.pkcs12);
    expect(object.problems).toEqual([]);
    expect(object).toMatchObject({
      kind: 'pkcs12',
      version: 3,
      integrity: 'password',
      mac: { algorithmName: 'SHA-256', iterations: 2048, saltLength: 8, digestLength: 32, isPbmac1: false },
    });
    const bags = object.kind === 'pkcs12' ? object.safes.flatMap((safe) => safe.bags) : [];
    expect(bags.map(({ content, friendlyName }) => `${content.kind} ${friendlyName}`)).toEqual([
      'certificate Telefon',
      'shroudedKey Telefon',
    ]);
    expect(bags[0]?.localKeyId).toBeDefined();
    expect(facts(object)).toEqual(['PKCS #12', '2 bags readable', 'MAC SHA-256, 2048 iterations']);
  });

  it('cut into segments is read all the same, and its problems lie in its own bytes', () => {
    const certificate = sequence(integer(1));
    const bag = sequence(
      oid('1.2.840.113549.1.12.10.1.3'),
      context(0, sequence(oid('1.2.840.113549.1.9.22.1'), context(0, octets(certificate)))),
    );
    const safes = sequence(sequence(oid('1.2.840.113549.1.7.1'), context(0, octets(sequence(bag)))));
    const half = Math.floor(safes.length / 2);
    const segmented = Uint8Array.from([
      0x24,
      safes.length + 4,
      ...octets(safes.subarray(0, half)),
      ...octets(safes.subarray(half)),
    ]);
    const bytes = sequence(integer(3), sequence(oid('1.2.840.113549.1.7.1'), context(0, segmented)));
    const object = readObject(undefined, bytes, []);
    expect(object.kind === 'pkcs12' && object.safes[0]?.bags[0]?.content.kind).toBe('certificate');
    expect(object.problems.length).toBeGreaterThan(0);
    for (const { span } of object.problems) {
      expect(span.end).toBeLessThanOrEqual(bytes.length);
    }
  });

  it('with PBMAC1 tells its algorithms', () => {
    const pbkdf2 = sequence(
      oid('1.2.840.113549.1.5.12'),
      sequence(
        octets(hex('0102030405060708')),
        integer(600_000),
        integer(32),
        sequence(oid('1.2.840.113549.2.9'), nothing()),
      ),
    );
    const pbmac1 = sequence(
      oid('1.2.840.113549.1.5.14'),
      sequence(pbkdf2, sequence(oid('1.2.840.113549.2.11'), nothing())),
    );
    const mac = sequence(sequence(pbmac1, octets(new Uint8Array(64))), octets(hex('00')), integer(1));
    const bytes = sequence(
      integer(3),
      sequence(oid('1.2.840.113549.1.7.1'), context(0, octets(sequence()))),
      mac,
    );
    expect(readObject(undefined, bytes, [])).toMatchObject({
      kind: 'pkcs12',
      mac: {
        isPbmac1: true,
        algorithmName: 'hmacWithSHA512',
        iterations: 600_000,
        saltLength: 8,
        derivation: { prf: 'hmacWithSHA256' },
      },
    });
  });
});

describe('CMS', () => {
  it('holds certificates and CRLs', () => {
    const object = read(vectors.pkcs7);
    expect(object.problems).toEqual([]);
    expect(
      object.kind === 'cms' && object.content.kind === 'signedData' && object.content.certificates.length,
    ).toBe(1);
    expect(facts(object)).toEqual(['CMS', 'signedData', '1 certificate', '1 CRL']);
    expect(toDetailsText(object, { now: NOW })).toContain('CN=Test Root CA');
  });

  it('of any content type is named', () => {
    const contentInfo = (id: string, ...content: readonly Der[]) => sequence(oid(id), context(0, ...content));
    expect(
      facts(readObject(undefined, contentInfo('1.2.840.113549.1.7.1', octets(hex('0102'))), [])),
    ).toEqual(['CMS', 'data', '2 octets']);
    expect(facts(readObject(undefined, contentInfo('1.2.840.113549.1.9.16.1.9', sequence()), []))).toEqual([
      'CMS',
      'compressedData',
    ]);
    const enveloped = sequence(
      integer(2),
      set(
        sequence(integer(2), context(0), sequence(oid('1.2.840.113549.1.1.1'), nothing()), octets(hex('00'))),
      ),
      sequence(
        oid('1.2.840.113549.1.7.1'),
        sequence(oid('2.16.840.1.101.3.4.1.42'), octets(new Uint8Array(16))),
        hex('8003010203'),
      ),
    );
    const object = readObject('CMS', contentInfo('1.2.840.113549.1.7.3', enveloped), []);
    expect(object).toMatchObject({
      content: {
        kind: 'envelopedData',
        recipients: [{ kind: 'keyTransport' }],
        encryptedContentInfo: { length: 3, encryption: { cipher: 'AES-256-CBC', ivLength: 16 } },
      },
    });
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

describe('the label of a block', () => {
  it.each<readonly [string | undefined, Der, PkiObject['kind'], string | undefined]>([
    ['CERTIFICATE', vectors.ecKey.bytes, 'privateKey', 'certificate'],
    ['PRIVATE KEY', vectors.rootCertificate.bytes, 'certificate', 'privateKey'],
    ['CERTIFICATE', vectors.request.bytes, 'certificateRequest', 'certificate'],
    ['CERTIFICATE REQUEST', vectors.rootCertificate.bytes, 'certificate', 'certificateRequest'],
    ['X509 CRL', vectors.pkcs7.bytes, 'cms', 'certificateList'],
    ['PKCS7', vectors.crl.bytes, 'certificateList', 'cms'],
    ['PUBLIC KEY', vectors.ecKeyEncrypted.bytes, 'encryptedPrivateKey', 'publicKey'],
    ['CERTIFICATE', integer(1), 'unreadable', 'certificate'],
    ['CERTIFICATE', sequence(integer(1)), 'certificate', undefined],
    ['RSA PRIVATE KEY', vectors.ecKeyPkcs8.bytes, 'privateKey', undefined],
    ['X509 CERTIFICATE', vectors.rootCertificate.bytes, 'certificate', undefined],
    ['SOMETHING ELSE', sequence(integer(1)), 'asn1Value', undefined],
    [undefined, vectors.ocspRequest.bytes, 'ocspRequest', undefined],
    [undefined, vectors.ocspResponse.bytes, 'ocspResponse', undefined],
    [
      undefined,
      sequence(sequence(oid('2.16.840.1.101.3.4.2.1'), nothing()), octets(new Uint8Array(32))),
      'asn1Value',
      undefined,
    ],
    [undefined, sequence(integer(2n ** 250n), integer(2n ** 251n)), 'asn1Value', undefined],
    [undefined, hex(''), 'unreadable', undefined],
  ])('%s over such octets gives %#', (label, bytes, kind, expectedByLabel) => {
    const object = readObject(label, bytes, []);
    expect(object.kind).toBe(kind);
    expect(object.expectedByLabel).toBe(expectedByLabel);
  });

  it('tells every object apart without it', () => {
    for (const vector of Object.values(vectors)) {
      if (vector !== vectors.ecKeyLegacy) {
        expect(readObject(undefined, vector.bytes, []).kind).toBe(read(vector).kind);
      }
    }
  });

  it('that speaks of a private key hides octets without a structure', () => {
    const object = readObject('STRANGE PRIVATE KEY', octets(hex('DEADBEEFDEADBEEF')), []);
    expect(toDetailsText(object, { now: NOW })).not.toMatch(/de:?ad/i);
  });

  it('TRUSTED CERTIFICATE has trust settings behind the certificate', () => {
    const settings = sequence(
      sequence(oid('1.3.6.1.5.5.7.3.1')),
      context(0, oid('1.3.6.1.5.5.7.3.4')),
      Uint8Array.of(0x0c, 2, 0x4d, 0x65),
      octets(hex('0102')),
    );
    const bytes = new Uint8Array(Buffer.concat([vectors.rootCertificate.bytes, settings]));
    const object = readObject('TRUSTED CERTIFICATE', bytes, []);
    expect(object.problems).toEqual([]);
    expect(object.document.problems).toEqual([]);
    expect(object.kind === 'certificate' && object.bytes).toEqual(vectors.rootCertificate.bytes);
    expect(toDetailsText(object, { now: NOW })).toContain(
      'Rejected for: emailProtection (1.3.6.1.5.5.7.3.4)',
    );
    expect(readObject('CERTIFICATE', bytes, []).document.problems.map(({ kind }) => kind)).toEqual([
      'trailing-data',
    ]);
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
  it('of GOST or any other algorithm keeps its name', () => {
    const keyOf = (id: string) => readObject('PUBLIC KEY', sequence(sequence(oid(id)), bits(hex('00'))), []);
    expect(facts(keyOf('1.2.643.7.1.1.1.1'))[1]).toBe('GOST R 34.10-2012 256');
    expect(facts(keyOf('1.2.3.4.5'))[1]).toBe('1.2.3.4.5');
  });
});
