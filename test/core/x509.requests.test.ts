import { describe, expect, it } from 'vitest';
import { describeObject } from '../../server/src/core/describe/describeObject';
import { toDetailsText } from '../../server/src/core/describe/detailsText';
import { readObject } from '../../server/src/core/pkiObject';
import { nameToRfc4514 } from '../../server/src/core/x509/nameText';
import {
  bits,
  bmp,
  boolean,
  context,
  type Der,
  extension,
  hex,
  ia5,
  implicit,
  integer,
  latin1,
  name,
  octets,
  oid,
  sequence,
  set,
  utf8,
} from '../harness/der';
import * as vectors from '../harness/vectors';

const NOW = Date.UTC(2026, 10, 21);

const attribute = (id: string, ...values: readonly Der[]) => sequence(oid(id), set(...values));

function request(...attributes: readonly Der[]): Der {
  const info = sequence(
    integer(0),
    name(['2.5.4.3', 'phone']),
    sequence(sequence(oid('1.3.101.112')), bits(new Uint8Array(32))),
    context(0, ...attributes),
  );
  return sequence(info, sequence(oid('1.3.101.112')), bits(hex('00')));
}

describe('a certification request', () => {
  it('is read', () => {
    const object = readObject(vectors.request.label, vectors.request.bytes, []);
    expect(object.problems).toEqual([]);
    expect(object.kind === 'certificateRequest' && object.subject && nameToRfc4514(object.subject)).toBe(
      'CN=phone.example.com,OU=B+OU=A,O=Example\\, Inc.,C=DE',
    );
  });

  it('shows the attributes that Microsoft writes', () => {
    const bytes = request(
      attribute('1.3.6.1.4.1.311.13.2.3', ia5('10.0.19045.2')),
      attribute(
        '1.3.6.1.4.1.311.21.20',
        sequence(integer(5), utf8('pc.example.com'), utf8('EXAMPLE\\anna'), utf8('certreq')),
      ),
      attribute(
        '1.3.6.1.4.1.311.2.1.14',
        sequence(
          extension('2.5.29.15', bits(hex('A0'), 5), true),
          extension('1.2.840.113549.1.9.15', sequence(sequence(oid('1.2.840.113549.3.7')))),
        ),
      ),
      attribute(
        '1.3.6.1.4.1.311.13.2.2',
        sequence(integer(1), bmp('Microsoft RSA SChannel'), bits(hex('00'))),
      ),
      attribute('1.3.6.1.4.1.311.13.2.1', sequence(bmp('CertificateTemplate'), bmp('Phone'))),
    );
    const object = readObject('NEW CERTIFICATE REQUEST', bytes, []);
    expect(object.problems).toEqual([]);
    const text = toDetailsText(object, { now: NOW });
    for (const line of [
      'Microsoft OS version: 10.0.19045.2',
      'Client: pc.example.com, EXAMPLE\\anna, certreq (client id 5)',
      'Cryptographic provider: Microsoft RSA SChannel (key for key exchange)',
      'Enrollment value CertificateTemplate: Phone',
      'S/MIME capabilities: des-EDE3-CBC (1.2.840.113549.3.7)',
      'keyEncipherment',
    ]) {
      expect(text).toContain(line);
    }
  });

  it('collects the extensions of both kinds of request', () => {
    const bytes = request(
      attribute('1.2.840.113549.1.9.14', sequence(extension('2.5.29.19', sequence()))),
      attribute(
        '1.3.6.1.4.1.311.2.1.14',
        sequence(extension('2.5.29.17', sequence(implicit(2, latin1('a.example'))))),
      ),
    );
    const object = readObject('CERTIFICATE REQUEST', bytes, []);
    expect(object.kind === 'certificateRequest' && object.extensions.map(({ oid: id }) => id)).toEqual([
      '2.5.29.19',
      '2.5.29.17',
    ]);
  });

  it('does not show a challenge password', () => {
    const object = readObject(
      undefined,
      request(attribute('1.2.840.113549.1.9.7', utf8('correct horse'))),
      [],
    );
    expect(toDetailsText(object, { now: NOW })).toContain('Challenge password: 13 characters (not shown)');
    expect(toDetailsText(object, { now: NOW })).not.toContain('horse');
  });

  it('keeps an attribute that nobody knows', () => {
    const object = readObject(
      undefined,
      request(attribute('1.3.6.1.4.1.99999.5', integer(7), boolean(true))),
      [],
    );
    expect(toDetailsText(object, { now: NOW })).toMatch(
      /1\.3\.6\.1\.4\.1\.99999\.5[\s\S]*INTEGER: 7[\s\S]*BOOLEAN: true/,
    );
  });
});

describe('a CRL', () => {
  it('is read', () => {
    const object = readObject(vectors.crl.label, vectors.crl.bytes, []);
    expect(object.problems).toEqual([]);
    expect(describeObject(object, { now: NOW }).facts).toEqual([
      'CN=Test Root CA',
      'CRL',
      'number 5',
      '1 revoked',
      'expires 2026-12-20 (29 days)',
    ]);
    expect(toDetailsText(object, { now: NOW })).toContain('Reason: keyCompromise');
    expect(object.kind === 'certificateList' && object.revoked[0]?.serialNumber?.hex).toBe('80FF');
  });
});

describe('OCSP', () => {
  it('requests are read', () => {
    const object = readObject(undefined, vectors.ocspRequest.bytes, []);
    expect(object.problems).toEqual([]);
    expect(describeObject(object, { now: NOW }).facts).toEqual(['OCSP request', 'serial 80FF']);
  });

  it('responses are read', () => {
    const object = readObject(undefined, vectors.ocspResponse.bytes, []);
    expect(object.problems).toEqual([]);
    expect(object).toMatchObject({
      responseStatus: 'successful',
      basic: {
        responses: [
          {
            certStatus: { kind: 'revoked', reason: 'keyCompromise' },
            certId: { serialNumber: { hex: '80FF' } },
          },
        ],
      },
    });
    expect(object.kind === 'ocspResponse' && object.basic?.certificates.length).toBe(1);
  });

  it.each([
    [3, 'tryLater'],
    [6, 'unauthorized'],
  ])('a response without content says why (%s)', (status, text) => {
    const object = readObject(undefined, sequence(Uint8Array.of(0x0a, 1, status)), []);
    expect(describeObject(object, { now: NOW }).facts).toEqual(['OCSP response', text]);
  });

  it('an unknown status is reported', () => {
    expect(readObject('OCSP RESPONSE', sequence(Uint8Array.of(0x0a, 1, 4)), []).problems).toHaveLength(1);
    expect(readObject('OCSP RESPONSE', sequence(octets()), []).problems.length).toBeGreaterThan(0);
  });
});
