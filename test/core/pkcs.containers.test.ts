import { describe, expect, it } from 'vitest';
import { describeObject } from '../../server/src/core/describe/describeObject';
import { toDetailsText } from '../../server/src/core/describe/detailsText';
import { type PkiObject, readObject } from '../../server/src/core/pkiObject';
import { context, type Der, hex, integer, nothing, octets, oid, sequence, set } from '../harness/der';
import type { Vector } from '../harness/vectors';
import * as vectors from '../harness/vectors';

const NOW = Date.UTC(2026, 10, 21);
const read = ({ label, bytes, headers }: Vector): PkiObject => readObject(label, bytes, headers);
const facts = (object: PkiObject) => describeObject(object, { now: NOW }).facts;

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
