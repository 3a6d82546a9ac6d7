import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Conversion, type ConvertedFile, convert } from '../../server/src/core/features/convert';
import type { ConversionFormat } from '../../server/src/core/viewProtocol';
import { readContent } from '../../server/src/core/workspace/readContent';
import { makePki } from '../harness/makePki';

let folder: string;
const file = (name: string) => join(folder, name);
const openssl = (...args: string[]) =>
  execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'phonepki-convert-'));
  await makePki(folder, Date.now());
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

function converted(name: string, to: ConversionFormat, span?: { start: number; end: number }): Conversion {
  const { model } = readContent(name, readFileSync(file(name)), { maxLength: Number.POSITIVE_INFINITY });
  return convert(model, { to, name, ...(span === undefined ? {} : { span }) });
}

function textOf(conversion: Conversion): string {
  expect(conversion.kind).toBe('text');
  return conversion.kind === 'text' ? conversion.text : '';
}

function filesOf(conversion: Conversion): readonly ConvertedFile[] {
  expect(conversion.kind).toBe('files');
  return conversion.kind === 'files' ? conversion.files : [];
}

const fingerprint = (name: string, form: string) =>
  openssl('x509', '-in', name, '-inform', form, '-noout', '-fingerprint', '-sha256');

describe('what OpenSSL reads of our conversions', () => {
  it('DER to PEM', () => {
    writeFileSync(file('out.pem'), textOf(converted('phone.der', 'pem')));
    expect(fingerprint('out.pem', 'PEM')).toBe(fingerprint('phone.der', 'DER'));
  });

  it('PEM to DER, a file for each object', () => {
    const files = filesOf(converted('chain.pem', 'der'));
    expect(files.map(({ name }) => name)).toEqual(['chain-1.der', 'chain-2.der', 'chain-3.der']);
    for (const { name, bytes } of files) {
      writeFileSync(file(name), bytes);
    }
    expect(fingerprint('chain-1.der', 'DER')).toBe(fingerprint('phone.der', 'DER'));
    expect(openssl('x509', '-in', 'chain-3.der', '-inform', 'DER', '-noout', '-subject')).toContain(
      'Root CA',
    );
  });

  it('PEM to base64 alone', () => {
    const lines = textOf(converted('chain.pem', 'base64')).trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    writeFileSync(file('bare.der'), Buffer.from(lines[0] as string, 'base64'));
    expect(fingerprint('bare.der', 'DER')).toBe(fingerprint('phone.der', 'DER'));
  });

  it.each(['pkcs7', 'pkcs7Der'] as const)('PEM to %s, in the same order', (to) => {
    const conversion = converted('chain.pem', to);
    const content = to === 'pkcs7' ? textOf(conversion) : (filesOf(conversion)[0]?.bytes ?? '');
    writeFileSync(file('out.p7b'), content);
    const form = to === 'pkcs7' ? 'PEM' : 'DER';
    const subjects = openssl('pkcs7', '-in', 'out.p7b', '-inform', form, '-print_certs', '-noout');
    const theirs = openssl('pkcs7', '-in', 'chain.p7b', '-inform', 'DER', '-print_certs', '-noout');
    expect(subjects).toBe(theirs);
    expect(subjects.match(/subject=/g)).toHaveLength(3);
  });

  it('writes the same PKCS #7 as OpenSSL', () => {
    const [made] = filesOf(converted('chain.pem', 'pkcs7Der'));
    expect(made?.name).toBe('chain.p7b');
    expect(openssl('asn1parse', '-in', 'chain.p7b', '-inform', 'DER').split('\n').length).toBeGreaterThan(50);
    writeFileSync(file('ours.p7b'), made?.bytes ?? '');
    const types = (name: string) =>
      openssl('asn1parse', '-in', name, '-inform', 'DER').replace(/^\s*\d+:|hl=\d l=\s*\d+/gm, '');
    // OpenSSL leaves an empty set of CRLs where there are none.
    const withoutEmpty = (text: string) =>
      text
        .split('\n')
        .filter((line) => !/cont \[ 1 \]/.test(line))
        .join('\n');
    expect(withoutEmpty(types('ours.p7b'))).toBe(withoutEmpty(types('chain.p7b')));
  });

  it('PKCS #7 to PEM', () => {
    const text = textOf(converted('chain.p7b', 'pem'));
    expect(text.match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
    writeFileSync(file('unpacked.pem'), text);
    expect(fingerprint('unpacked.pem', 'PEM')).toBe(fingerprint('phone.der', 'DER'));
  });

  it('a CRL in PKCS #7', () => {
    const [made] = filesOf(converted('issuing.crl', 'pkcs7Der'));
    writeFileSync(file('crl.p7b'), made?.bytes ?? '');
    expect(openssl('pkcs7', '-in', 'crl.p7b', '-inform', 'DER', '-print_certs')).toContain('BEGIN X509 CRL');
  });
});

describe('conversion', () => {
  it('takes what the selection touches', () => {
    const text = readFileSync(file('chain.pem'), 'utf8');
    const second = text.indexOf('-----BEGIN', 10);
    const one = textOf(converted('chain.pem', 'pem', { start: second + 5, end: second + 30 }));
    expect(one.match(/BEGIN/g)).toHaveLength(1);
    expect(one).toBe(text.slice(second, text.indexOf('-----BEGIN', second + 10)));
  });

  it('refuses with a reason', () => {
    writeFileSync(file('notes.txt'), 'nothing');
    expect(converted('notes.txt', 'pem')).toMatchObject({ kind: 'refusal' });
    openssl('genrsa', '-traditional', '-aes128', '-passout', 'pass:x', '-out', 'old.key', '2048');
    expect(converted('old.key', 'der')).toMatchObject({ kind: 'refusal' });
    expect(converted('old.key', 'pem')).toMatchObject({ kind: 'refusal' });
    openssl('genpkey', '-algorithm', 'ed25519', '-out', 'plain.key');
    expect(converted('plain.key', 'pkcs7')).toMatchObject({
      kind: 'refusal',
      refusal: expect.stringContaining('certificates and CRLs'),
    });
  });
});
