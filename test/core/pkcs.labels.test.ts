import { describe, expect, it } from 'vitest';
import { toDetailsText } from '../../server/src/core/describe/detailsText';
import { type PkiObject, readObject } from '../../server/src/core/pkiObject';
import { context, type Der, hex, integer, nothing, octets, oid, sequence } from '../harness/der';
import type { Vector } from '../harness/vectors';
import * as vectors from '../harness/vectors';

const NOW = Date.UTC(2026, 10, 21);
const read = ({ label, bytes, headers }: Vector): PkiObject => readObject(label, bytes, headers);

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
