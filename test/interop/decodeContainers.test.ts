/** PKCS #12, PKCS #7, CMS and OCSP that the installed OpenSSL makes, held against what it made them of. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { SafeBag } from '../../server/src/core/pkcs/safeBag';
import { type PkiObject, readObject } from '../../server/src/core/pkiObject';
import { schemeAsText } from '../harness/opensslTruth';
import { createPkiFolder } from '../harness/pkiFolder';

const pki = createPkiFolder();
afterAll(() => pki.dispose());

const readDerOf = (...args: readonly string[]): PkiObject =>
  readObject(undefined, new Uint8Array(pki.openssl(...args)), []);

describe('a container', () => {
  const CA = ['basicConstraints=critical,CA:TRUE'];

  function makeLeaf(): void {
    pki.certificate('root', { subject: '/CN=Root', extensions: CA });
    pki.certificate('leaf', { subject: '/CN=Leaf', issuer: 'root', extensions: [] });
  }

  it.each([
    ['by default', [], ['PBES2, PBKDF2, AES-256-CBC, Iteration 2048, PRF hmacWithSHA256'], 'SHA-256', 2048],
    [
      'with many iterations',
      ['-iter', '50000'],
      ['PBES2, PBKDF2, AES-256-CBC, Iteration 50000, PRF hmacWithSHA256'],
      'SHA-256',
      50000,
    ],
    [
      'with Triple DES',
      ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
      ['pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 2048'],
      'SHA-1',
      2048,
    ],
    ['with certificates in the clear', ['-certpbe', 'NONE'], [], 'SHA-256', 2048],
    [
      'without a MAC, which makes OpenSSL leave the certificates in the clear, too',
      ['-nomac'],
      [],
      undefined,
      undefined,
    ],
  ] as const)('PKCS #12 %s', (_, options, encrypted, macName, iterations) => {
    makeLeaf();
    const object = readDerOf(
      'pkcs12',
      '-export',
      '-inkey',
      'leaf.key',
      '-in',
      'leaf.crt',
      '-certfile',
      'root.crt',
      '-name',
      'Tür',
      ...options,
      '-passout',
      'pass:test',
    );
    if (object.kind !== 'pkcs12') {
      throw new Error(`It is read as ${object.kind}.`);
    }
    expect(object.problems).toEqual([]);
    expect(
      object.safes.flatMap(({ isEncrypted, encryption }) => (isEncrypted ? schemeAsText(encryption) : [])),
    ).toEqual(encrypted);
    expect(object.mac?.algorithmName).toBe(macName);
    expect(object.mac?.iterations).toBe(iterations);
    const bags: readonly SafeBag[] = object.safes.flatMap((safe) => safe.bags);
    const kinds = bags.map(({ content }) => content.kind);
    expect(kinds).toEqual(
      encrypted.length === 0 ? ['certificate', 'certificate', 'shroudedKey'] : ['shroudedKey'],
    );
    expect(bags.at(-1)?.friendlyName).toBe('Tür');
  });

  it('PKCS #7 with certificates and a CRL', () => {
    makeLeaf();
    const object = readDerOf(
      'crl2pkcs7',
      '-nocrl',
      '-certfile',
      'root.crt',
      '-certfile',
      'leaf.crt',
      '-outform',
      'DER',
    );
    expect(object.problems).toEqual([]);
    const content = object.kind === 'cms' ? object.content : undefined;
    expect(
      content?.kind === 'signedData' &&
        content.certificates.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex')),
    ).toEqual(
      ['root', 'leaf'].map((name) =>
        createHash('sha256')
          .update(pki.openssl('x509', '-in', `${name}.crt`, '-outform', 'DER'))
          .digest('hex'),
      ),
    );
  });

  it('CMS, signed and enveloped', () => {
    makeLeaf();
    pki.write('text', 'hello');
    const signed = readDerOf(
      'cms',
      '-sign',
      '-in',
      'text',
      '-binary',
      '-signer',
      'leaf.crt',
      '-inkey',
      'leaf.key',
      '-nodetach',
      '-outform',
      'DER',
    );
    expect(signed).toMatchObject({
      kind: 'cms',
      content: {
        kind: 'signedData',
        encapsulatedLength: 5,
        certificates: [{}],
        signers: [{ signer: { serialNumber: {} } }],
      },
      problems: [],
    });
    const detached = readDerOf(
      'cms',
      '-sign',
      '-in',
      'text',
      '-signer',
      'leaf.crt',
      '-inkey',
      'leaf.key',
      '-outform',
      'DER',
    );
    expect(detached).toMatchObject({ content: { kind: 'signedData', encapsulatedLength: undefined } });
    const enveloped = readDerOf(
      'cms',
      '-encrypt',
      '-in',
      'text',
      '-aes-256-cbc',
      '-outform',
      'DER',
      'leaf.crt',
    );
    expect(enveloped).toMatchObject({
      kind: 'cms',
      content: {
        kind: 'envelopedData',
        recipients: [{ kind: 'keyAgreement' }],
        encryptedContentInfo: { encryption: { cipher: 'AES-256-CBC' } },
      },
      problems: [],
    });
  });

  it('OCSP, request and response', () => {
    makeLeaf();
    pki.openssl('ocsp', '-issuer', 'root.crt', '-cert', 'leaf.crt', '-reqout', 'ocsp.req');
    pki.write('ocsp.db', '');
    pki.openssl(
      'ocsp',
      '-index',
      'ocsp.db',
      '-rsigner',
      'root.crt',
      '-rkey',
      'root.key',
      '-CA',
      'root.crt',
      '-reqin',
      'ocsp.req',
      '-respout',
      'ocsp.resp',
      '-ndays',
      '7',
    );
    const decode = (name: string) =>
      readObject(undefined, new Uint8Array(readFileSync(join(pki.path, name))), []);
    const serial = pki
      .openssl('x509', '-in', 'leaf.crt', '-noout', '-serial')
      .toString('latin1')
      .trim()
      .slice('serial='.length);
    expect(decode('ocsp.req')).toMatchObject({
      kind: 'ocspRequest',
      requests: [{ certId: { serialNumber: { hex: serial } } }],
      extensions: [{ value: { kind: 'ocspNonce' } }],
      problems: [],
    });
    expect(decode('ocsp.resp')).toMatchObject({
      kind: 'ocspResponse',
      responseStatus: 'successful',
      basic: {
        responses: [{ certStatus: { kind: 'unknown' }, certId: { serialNumber: { hex: serial } } }],
        certificates: [{}],
      },
      problems: [],
    });
  });
});
