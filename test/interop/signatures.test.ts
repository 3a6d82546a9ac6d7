/** Signatures that OpenSSL made, and the same ones damaged. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifySigned } from '../../server/src/core/crypto/verifySigned';
import { readObject } from '../../server/src/core/pkiObject';
import { type Certificate, readCertificate } from '../../server/src/core/x509/certificate';

const folder = mkdtempSync(join(tmpdir(), 'phonepki-'));
afterAll(() => rmSync(folder, { recursive: true }));
const openssl = (...args: string[]) =>
  execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });

const KEYS: Readonly<Record<string, readonly string[]>> = {
  rsa: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  oddRsa: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1033'],
  pss: ['-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048'],
  p256: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  p384: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  p521: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
  secp256k1: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:secp256k1'],
  brainpool: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:brainpoolP384r1'],
  p224: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-224'],
  ed25519: ['-algorithm', 'ED25519'],
  ed448: ['-algorithm', 'ED448'],
};

const pss = (...options: string[]) =>
  ['rsa_padding_mode:pss', ...options].flatMap((each) => ['-sigopt', each]);

/** Key, hash, options of the signature. */
const CASES: readonly (readonly [key: string, hash: string, ...options: string[]])[] = [
  ...['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha512-256', 'sha3-256'].map(
    (hash) => ['rsa', hash] as const,
  ),
  ['oddRsa', 'sha256'],
  ['oddRsa', 'sha256', ...pss('rsa_pss_saltlen:20')],
  ['rsa', 'sha1', ...pss('rsa_pss_saltlen:20')],
  ['rsa', 'sha256', ...pss('rsa_pss_saltlen:32')],
  ['rsa', 'sha384', ...pss('rsa_pss_saltlen:0')],
  ['rsa', 'sha512', ...pss('rsa_pss_saltlen:max', 'rsa_mgf1_md:sha256')],
  ['pss', 'sha256'],
  ...['sha1', 'sha224', 'sha256', 'sha384', 'sha512'].map((hash) => ['p256', hash] as const),
  ['p384', 'sha384'],
  ['p521', 'sha512'],
  ['p521', 'sha1'],
  ['secp256k1', 'sha256'],
  ['brainpool', 'sha384'],
  ['ed25519', ''],
  ['ed448', ''],
];

beforeAll(() => {
  for (const [name, options] of Object.entries(KEYS)) {
    openssl('genpkey', ...options, '-out', `${name}.key`);
  }
}, 120_000);

function selfSigned(key: string, hash: string, options: readonly string[] = []): Certificate {
  const digest = hash === '' ? [] : [`-${hash}`];
  openssl(
    ...['req', '-x509', '-new', '-key', `${key}.key`, '-subj', '/CN=Test', '-days', '10'],
    ...[...digest, ...options, '-outform', 'DER', '-out', 'test.der'],
  );
  return readCertificate(new Uint8Array(readFileSync(join(folder, 'test.der')))) as Certificate;
}

/** The same certificate with one bit of another value. */
function damaged({ bytes }: Certificate, at: number): Certificate {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] as number) ^ 1;
  return readCertificate(copy) as Certificate;
}

describe('the signature of a certificate', () => {
  it.each(CASES.map((each) => [each.join(' '), each] as const))('%s', (_, [key, hash, ...options]) => {
    const certificate = selfSigned(key, hash, options);
    expect(verifySigned(certificate, certificate.publicKey)).toBe('good');
    const { signatureValue, subject } = certificate;
    for (const at of [signatureValue?.contentEnd, subject?.node.contentEnd].map((end) => (end ?? 0) - 1)) {
      const other = damaged(certificate, at);
      expect(verifySigned(other, certificate.publicKey)).toBe('bad');
    }
    const short = Math.floor(((signatureValue?.contentStart ?? 0) + (signatureValue?.contentEnd ?? 0)) / 2);
    expect(verifySigned(damaged(certificate, short), certificate.publicKey)).toBe('bad');
  });

  it('of a curve or hash that nobody computes is unsupported, not bad', () => {
    const certificate = selfSigned('p224', 'sha256');
    expect(verifySigned(certificate, certificate.publicKey)).toBe('unsupported');
  });

  it('is bad under the key of another', () => {
    const [one, other, curve] = [
      selfSigned('rsa', 'sha256'),
      selfSigned('pss', 'sha256'),
      selfSigned('p256', 'sha256'),
    ];
    expect(verifySigned(one, other.publicKey)).toBe('bad');
    expect(verifySigned(one, curve.publicKey)).toBe('bad');
    expect(verifySigned(curve, one.publicKey)).toBe('bad');
    expect(verifySigned(one, undefined)).toBe('unsupported');
  });
});

it('signatures of requests and CRLs', () => {
  const ca = selfSigned('rsa', 'sha256');
  openssl('x509', '-inform', 'DER', '-in', 'test.der', '-out', 'ca.pem');
  openssl('req', '-new', '-key', 'p256.key', '-subj', '/CN=Test', '-outform', 'DER', '-out', 'test.csr');
  const request = readObject(undefined, new Uint8Array(readFileSync(join(folder, 'test.csr'))), []);
  if (request.kind !== 'certificateRequest') {
    throw new Error(request.kind);
  }
  expect(verifySigned(request, request.publicKey)).toBe('good');
  expect(verifySigned(request, ca.publicKey)).toBe('bad');
  writeFileSync(join(folder, 'index.txt'), '');
  const config = '[ca]\ndefault_ca=x\n[x]\ndatabase=index.txt\ndefault_md=sha256\ndefault_crl_days=3\n';
  writeFileSync(join(folder, 'ca.cnf'), config);
  openssl('ca', '-config', 'ca.cnf', '-gencrl', '-keyfile', 'rsa.key', '-cert', 'ca.pem', '-out', 'crl.pem');
  openssl('crl', '-in', 'crl.pem', '-outform', 'DER', '-out', 'crl.der');
  const crl = readObject(undefined, new Uint8Array(readFileSync(join(folder, 'crl.der'))), []);
  if (crl.kind !== 'certificateList') {
    throw new Error(crl.kind);
  }
  expect(verifySigned(crl, ca.publicKey)).toBe('good');
  expect(verifySigned(crl, request.publicKey)).toBe('bad');
});

it('a huge key costs no time', () => {
  const certificate = selfSigned('rsa', 'sha256');
  const { publicKey } = certificate;
  if (publicKey?.modulus === undefined) {
    throw new Error('no modulus');
  }
  const bytes = new Uint8Array(1_000_000).fill(0x7f);
  const modulus = {
    ...publicKey.modulus,
    bytes,
    start: 0,
    contentStart: 0,
    contentEnd: bytes.length,
    end: bytes.length,
  };
  expect(verifySigned(certificate, { ...publicKey, node: modulus, modulus })).toBe('unsupported');
  expect(verifySigned(certificate, { ...publicKey, node: modulus, exponent: modulus })).toBe('unsupported');
});
