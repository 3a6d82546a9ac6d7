/** Private keys with one octet changed: the rules find what `openssl pkey -check` finds. */
import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readDer } from '../../server/src/core/der/readDer';
import { readDocument } from '../../server/src/core/documentModel';
import { runRules } from '../../server/src/core/lint/runRules';

const openssl = (...args: readonly string[]): Uint8Array =>
  Uint8Array.from(execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'ignore'] }));

function pemOf(der: Uint8Array, label: string): string {
  const base64 = Buffer.from(der)
    .toString('base64')
    .replace(/.{1,64}/g, '$&\n');
  return `-----BEGIN ${label}-----\n${base64}-----END ${label}-----\n`;
}

function errorsIn(text: string): readonly string[] {
  const phone = { path: 'device.key', dialect: 'auto', files: {} } as const;
  const model = readDocument(text, { languageId: 'pem', maxLength: 1e6, phone });
  return runRules(model, { now: Date.now(), expiryWarningDays: 30 })
    .filter(({ severity }) => severity === 'error')
    .map(({ ruleId }) => ruleId);
}

function isValid(text: string): boolean {
  return spawnSync('openssl', ['pkey', '-noout', '-check'], { input: text }).status === 0;
}

/** One octet in each part but the first, which is the version. */
function damages(der: Uint8Array): readonly Uint8Array[] {
  const parts = readDer(der).root?.children.slice(1) ?? [];
  return parts.map(({ contentStart, contentEnd }) => {
    const changed = Uint8Array.from(der);
    const at = Math.floor((contentStart + contentEnd) / 2);
    changed[at] = (changed[at] as number) ^ 2;
    return changed;
  });
}

describe('a damaged RSA key', () => {
  const der = openssl('genrsa', '-traditional', '2048');
  const key = Uint8Array.from(
    Buffer.from(
      Buffer.from(der)
        .toString('latin1')
        .replace(/-----.*-----/g, ''),
      'base64',
    ),
  );

  it('is none before', () => {
    const text = pemOf(key, 'RSA PRIVATE KEY');
    expect(isValid(text)).toBe(true);
    expect(errorsIn(text)).toEqual([]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is found in part %d', (part) => {
    const text = pemOf(damages(key)[part - 1] as Uint8Array, 'RSA PRIVATE KEY');
    expect(isValid(text)).toBe(false);
    expect(errorsIn(text)).toContain('key/rsa-parts-contradict');
  });
});

describe.each(['prime256v1', 'secp384r1', 'secp521r1'])('a damaged key on %s', (curve) => {
  const key = openssl('ecparam', '-genkey', '-name', curve, '-noout', '-outform', 'DER');

  it('is none before', () => {
    const text = pemOf(key, 'EC PRIVATE KEY');
    expect(isValid(text)).toBe(true);
    expect(errorsIn(text)).toEqual([]);
  });

  it('is found in the private number', () => {
    const text = pemOf(damages(key)[0] as Uint8Array, 'EC PRIVATE KEY');
    expect(isValid(text)).toBe(false);
    expect(errorsIn(text)).toEqual(['key/public-part-differs']);
  });
});
