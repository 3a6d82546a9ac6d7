import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaError } from '../../server/src/ca/caError';
import { rc4 } from '../../server/src/ca/decrypt/rc4';
import { createWorkload } from '../../server/src/ca/decrypt/workload';
import { WrongPassPhrase } from '../../server/src/ca/decrypt/wrongPassPhrase';
import { toBase64 } from '../../server/src/core/describe/base64Text';
import { openedContainerText } from '../../server/src/core/features/openedContainerText';
import { hex, integer, octets, oid, sequence } from '../harness/der';
import { makePkcs12 } from '../harness/makePkcs12';
import { kindsOf, openFile } from '../harness/opening';
import {
  clearKey,
  emptyPkcs12,
  encryptedKey,
  legacyPem,
  legacyPkcs12,
  modernPkcs12,
  sealedCertificate,
} from '../harness/sealedObjects';

const NOW = Date.UTC(2026, 10, 21);
const WRONG = 'The pass phrase does not open a.p12.';
const pem = (label: string, bytes: Uint8Array) =>
  `-----BEGIN ${label}-----\n${toBase64(bytes)}\n-----END ${label}-----\n`;

describe('a PKCS #12 file', () => {
  it.each([
    ['of today', modernPkcs12, 'grün'],
    ['of old', legacyPkcs12, 'grün'],
    ['with an empty pass phrase', emptyPkcs12, ''],
    ['with PBMAC1', makePkcs12(), 'secret'],
    ['in segments', makePkcs12({ segment: 100 }), 'secret'],
  ])('%s opens', async (_, bytes, passPhrase) => {
    const opened = await openFile(bytes, passPhrase);
    expect(opened.mac).toEqual({ kind: 'good' });
    expect(opened.closed).toEqual([]);
    const of = (kind: string) => opened.objects.find(({ object }) => object.kind === kind)?.object.bytes;
    expect(of('certificate')).toEqual(sealedCertificate);
    expect(of('privateKey')).toEqual(clearKey);
    await expect(openFile(bytes, `${passPhrase}x`)).rejects.toThrow(new WrongPassPhrase('a.p12'));
  });

  it('in PEM or in base64 opens, too', async () => {
    expect(kindsOf(await openFile(pem('PKCS12', modernPkcs12), 'grün'))).toEqual([
      'certificate',
      'privateKey',
    ]);
    expect(kindsOf(await openFile(`value: ${toBase64(modernPkcs12)}`, 'grün'))).toHaveLength(2);
  });

  it('whose pass phrase an old OpenSSL took for Latin-1 opens', async () => {
    const asLatin1 = Buffer.from('grün', 'utf8').toString('latin1');
    const opened = await openFile(makePkcs12({ passPhrase: asLatin1 }), 'grün');
    expect(opened.mac).toEqual({ kind: 'good' });
  });

  it('that was changed opens, and says that its MAC does not fit', async () => {
    const mac = sequence(
      sequence(sequence(oid('1.3.14.3.2.26')), octets(new Uint8Array(20))),
      octets(hex('0102')),
      integer(1),
    );
    const opened = await openFile(makePkcs12({ mac }), 'secret');
    expect(opened.mac).toEqual({ kind: 'bad' });
    expect(kindsOf(opened)).toEqual(['certificate', 'privateKey']);
    expect(openedContainerText('a.p12', opened, { now: NOW })).toContain('the file was changed');
    await expect(openFile(makePkcs12({ mac }), 'wrong')).rejects.toThrow(WRONG);
  });

  it('whose MAC cannot be checked opens, and says why', async () => {
    expect((await openFile(makePkcs12({ macKeyLength: undefined }), 'secret')).mac).toEqual({
      kind: 'unchecked',
      reason: 'its parameters cannot be read',
    });
    expect((await openFile(makePkcs12({ macKeyLength: 19 }), 'secret')).mac).toEqual({
      kind: 'unchecked',
      reason: 'its key has 19 octets, which is too short',
    });
    expect((await openFile(makePkcs12({ mac: undefined }), 'secret')).mac).toEqual({ kind: 'absent' });
  });

  it('with a cipher that is not here is refused by its name', async () => {
    await expect(openFile(makePkcs12({ cipher: '1.2.410.200046.1.1.2' }), 'secret')).rejects.toThrow(
      'Nothing of a.p12 can be opened. Part 1 is encrypted with ARIA-128-CBC, which cannot be read here.',
    );
  });
});

describe('an encrypted key', () => {
  it('opens', async () => {
    for (const text of [pem('ENCRYPTED PRIVATE KEY', encryptedKey), legacyPem]) {
      const opened = await openFile(text, 'secret');
      expect(kindsOf(opened)).toEqual(['privateKey']);
      await expect(openFile(text, 'Secret')).rejects.toThrow(new WrongPassPhrase('a.p12'));
      await expect(openFile(text, '')).rejects.toThrow(WRONG);
    }
  });

  it('with headers that make no sense is refused', async () => {
    const change = (from: RegExp, to: string) => openFile(legacyPem.replace(from, to), 'secret');
    await expect(change(/AES-128-CBC,[0-9A-F]+/, 'AES-128-CBC,00')).rejects.toThrow('the IV in its DEK-Info');
    await expect(change(/AES-128-CBC/, 'SEED-CBC')).rejects.toThrow('is encrypted with SEED-CBC');
    await expect(change(/AES-128-CBC,/, '☠,')).rejects.toThrow('a cipher without a name');
  });

  it('is nothing that a certificate has', async () => {
    await expect(openFile(pem('CERTIFICATE', sealedCertificate), 'secret')).rejects.toThrow(
      'There is nothing to open with a pass phrase in a.p12 (found: root CA certificate).',
    );
    await expect(openFile(pem('PRIVATE KEY', clearKey), 'secret')).rejects.toThrow('(found: private key)');
  });
});

describe('work', () => {
  it('beyond ten million rounds is not done', async () => {
    await expect(openFile(makePkcs12({ iterations: 10_000_001, mac: undefined }), 'x')).rejects.toThrow(
      'Part 1 asks for 10000001 rounds of key derivation; more than 10 million are not done here.',
    );
  });

  it('of all parts counts together', () => {
    const work = createWorkload(() => Promise.resolve(), new Promise<never>(() => {}));
    work.spend(60_000_000);
    expect(() => work.spend(1)).toThrow(
      'Nothing was opened: the key derivations of this file take more than 60',
    );
  });

  it('ends when the person cancels', async () => {
    const cancel = new AbortController();
    const cancelled = new Promise<never>((_, reject) => {
      cancel.signal.addEventListener('abort', () => reject(new Error('cancelled')));
    });
    const mac = sequence(
      sequence(sequence(oid('1.3.14.3.2.26')), octets(new Uint8Array(20))),
      octets(hex('0102')),
      integer(10_000_000),
    );
    for (const bytes of [makePkcs12({ iterations: 9_000_000, mac: undefined }), makePkcs12({ mac })]) {
      const opening = openFile(bytes, 'x', cancelled);
      setTimeout(() => cancel.abort(), 50);
      await expect(opening).rejects.toThrow('cancelled');
    }
  });

  it('of scrypt is bounded, too', async () => {
    const scrypt = (n: number, r: number, p: number) =>
      sequence(
        sequence(
          oid('1.2.840.113549.1.5.13'),
          sequence(
            sequence(
              oid('1.3.6.1.4.1.11591.4.11'),
              sequence(octets(hex('0102')), integer(n), integer(r), integer(p)),
            ),
            sequence(oid('2.16.840.1.101.3.4.1.42'), octets(new Uint8Array(16))),
          ),
        ),
        octets(new Uint8Array(32)),
      );
    const open = (n: number, r: number, p: number) =>
      openFile(pem('ENCRYPTED PRIVATE KEY', scrypt(n, r, p)), 'x');
    await expect(open(2 ** 20, 8, 1)).rejects.toThrow('N=1048576, r=8, p=1, which is more than is done here');
    await expect(open(2, 2 ** 29, 2)).rejects.toThrow('more than is done here');
    await expect(open(1000, 8, 1)).rejects.toThrow('is damaged');
    await expect(open(16, 8, 1)).rejects.toThrow(WRONG);
  });
});

describe('the text', () => {
  it('holds certificates in full and keys by kind, size and pin', async () => {
    const text = openedContainerText('a\u202e.p12', await openFile(modernPkcs12, 'grün'), { now: NOW });
    expect(text).toContain('PKCS #12 file, opened with its pass phrase: 1 private key, 1 certificate');
    expect(text).toContain('MAC: SHA-256, 10 iterations; it fits');
    expect(text).toContain('Private key 1 matches Certificate 1');
    expect(text).toContain('Friendly name: Telefon');
    expect(text).toContain('Public key pin: ');
    expect(text).toContain('Encryption: PBES2, PBKDF2, hmacWithSHA256, 10 iterations, AES-256-CBC');
    expect(text).toContain('CN=Telefon');
    expect(text).toContain('SHA-256: ');
    expect(text).not.toContain('\u202e');
  });

  it('holds nothing of the private components', async () => {
    const secret = Buffer.from(clearKey.subarray(36, 68));
    const forms = [
      secret.toString('hex'),
      secret.toString('base64').slice(0, 40),
      `${secret.readBigInt64BE()}`,
    ];
    for (const [content, passPhrase] of [
      [modernPkcs12, 'grün'],
      [legacyPem, 'secret'],
    ] as const) {
      const text = openedContainerText('a', await openFile(content, passPhrase), { now: NOW });
      const plain = text.replaceAll(':', '').replace(/\s/g, '').toLowerCase();
      expect(forms.filter((form) => plain.includes(form.toLowerCase()))).toEqual([]);
      expect(plain).not.toContain(passPhrase);
    }
  });
});

it('RC4 is that of RFC 6229', () => {
  const stream = rc4(hex('0102030405'), new Uint8Array(16));
  expect(Buffer.from(stream).toString('hex')).toBe('b2396305f03dc027ccc3524a0a1118a8');
});

it('whatever is changed in a file, nothing but refusals come of it', async () => {
  const samples: readonly (readonly [Uint8Array, string])[] = [
    [modernPkcs12, 'grün'],
    [legacyPkcs12, 'grün'],
    [makePkcs12({ segment: 300 }), 'secret'],
    [encryptedKey, 'secret'],
  ];
  const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), octet: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...samples),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      async ([sample, passPhrase], changes, cut) => {
        const bytes = Uint8Array.from(sample);
        for (const { at, octet } of changes) {
          // Most of a file is ciphertext: what matters stands at its ends and between its parts.
          bytes[Math.min(bytes.length - 1, Math.floor(at ** 3 * bytes.length))] = octet;
        }
        const kept = cut === null ? bytes : bytes.subarray(0, 1 + Math.floor(cut * (bytes.length - 1)));
        bytes[0] = 0x30;
        try {
          const opened = await openFile(kept, passPhrase);
          expect(openedContainerText('a', opened, { now: NOW })).not.toContain(passPhrase);
        } catch (error) {
          expect(error).toBeInstanceOf(CaError);
          expect((error as Error).message).not.toContain(passPhrase);
        }
      },
    ),
    { numRuns: 600 },
  );
});
