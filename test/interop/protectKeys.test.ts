/** OpenSSL reads the keys that we encrypt; Git ignores the files that our lines name, and no others. */
import { execFileSync, spawnSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostCrypto } from '../../server/src/ca/hostCrypto';
import { encryptPrivateKey } from '../../server/src/ca/keys/encryptPrivateKey';
import { readDocument } from '../../server/src/core/documentModel';
import { encryptableKey, encryptedBlock } from '../../server/src/core/features/encryptableKey';
import { applyReplacements } from '../../server/src/core/features/fixes/fix';
import { appended, ignoringLine } from '../../server/src/core/features/gitignore';
import { ensurePrograms, versionControl } from '../harness/prerequisites';

let folder: string;
beforeAll(async () => {
  await ensurePrograms([versionControl], console.log);
  folder = mkdtempSync(join(tmpdir(), 'phonepki-protect-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const passPhrase = 'Rosé "7" $x';
const openssl = (args: readonly string[], input?: string) =>
  execFileSync('openssl', args, {
    encoding: 'utf8',
    stdio: 'pipe',
    ...(input === undefined ? {} : { input }),
  });

async function encrypted(pem: string): Promise<string> {
  const model = readDocument(pem, { languageId: 'pem', maxLength: 1e6 });
  const block = model.blocks.find(({ encoded }) => encoded.label.endsWith('PRIVATE KEY'));
  const found = block && encryptableKey(model, block);
  if (block === undefined || found?.kind !== 'key') {
    throw new Error('No key to encrypt.');
  }
  const octets = await encryptPrivateKey(webcrypto as HostCrypto, found.key, passPhrase);
  return applyReplacements(pem, [encryptedBlock(model, block, octets)]);
}

describe('OpenSSL opens the key with its pass phrase, and it is the same key', () => {
  const rsa = () => openssl(['genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048']);
  const ec = (curve: string) =>
    openssl(['genpkey', '-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${curve}`]);
  it.each<readonly [string, () => string]>([
    ['RSA, PKCS #8', rsa],
    ['RSA, PKCS #1', () => openssl(['rsa', '-traditional'], rsa())],
    ['P-384, SEC 1', () => openssl(['ec'], ec('P-384'))],
    ['P-521, PKCS #8', () => ec('P-521')],
    ['brainpoolP256r1, SEC 1', () => openssl(['ec'], ec('brainpoolP256r1'))],
    ['secp256k1 behind its parameters', () => openssl(['ecparam', '-name', 'secp256k1', '-genkey'])],
    ['Ed25519', () => openssl(['genpkey', '-algorithm', 'ED25519'])],
    [
      'DSA, PKCS #8',
      () => {
        const parameters = openssl(['dsaparam', '2048']);
        const path = join(folder, 'dsa.pem');
        writeFileSync(path, parameters);
        return openssl(['genpkey', '-paramfile', path]);
      },
    ],
  ])('%s', async (_, make) => {
    const pem = make();
    const after = await encrypted(pem);
    expect(after).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    const path = join(folder, 'encrypted.pem');
    writeFileSync(path, after);
    const plain = openssl(['pkey', '-in', path, '-passin', `pass:${passPhrase}`]);
    expect(plain).toBe(openssl(['pkey'], pem));
    expect(spawnSync('openssl', ['pkey', '-in', path, '-passin', 'pass:other']).status).not.toBe(0);
  });

  it('other keys of the file stay as they are', async () => {
    const certificate = readFileSync(new URL('../../sample/ca.crt', import.meta.url), 'utf8');
    const after = await encrypted(certificate + ec('P-256'));
    expect(after.startsWith(certificate)).toBe(true);
  });

  it('DSA in the old form is refused', async () => {
    const path = join(folder, 'old-dsa.pem');
    writeFileSync(path, openssl(['dsaparam', '-genkey', '2048']));
    const old = openssl(['pkey', '-in', path, '-traditional']);
    expect(old).toContain('BEGIN DSA PRIVATE KEY');
    await expect(encrypted(old)).rejects.toThrow(/^Nothing was changed: .*openssl pkcs8 -topk8/);
  });
});

describe('Git ignores exactly the file', () => {
  const NAMES: readonly string[] = [
    'a.key',
    'keys/phone 1.key',
    'trailing blank ',
    'two blanks  ',
    '#comment.key',
    '!not.key',
    'star*.key',
    'question?.key',
    'set[ab].key',
    'back\\slash.key',
    'deep/er/grün-ключ.key',
    '{a,b}.key',
    'folder*/x.key',
    '-rf',
  ];
  /** What the patterns would match if they were not escaped, or not tied to their folder. */
  const OTHERS = ['sub/a.key', 'starry.key', 'questions.key', 'seta.key', 'folders/x.key', 'backslash.key'];

  it.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
  ])('with %s', (_, lineEnd) => {
    const repository = mkdtempSync(join(folder, 'repository-'));
    const git = (...args: readonly string[]) => spawnSync('git', args, { cwd: repository, encoding: 'utf8' });
    expect(git('init', '--quiet').status).toBe(0);
    for (const name of [...NAMES, ...OTHERS]) {
      mkdirSync(dirname(join(repository, name)), { recursive: true });
      writeFileSync(join(repository, name), 'x');
    }
    let text = `*.log${lineEnd}!*.key`;
    for (const name of NAMES) {
      const line = ignoringLine(name) as string;
      const insertion = appended(text, line);
      text = applyReplacements(text, insertion === undefined ? [] : [insertion]);
      expect(appended(text, line)).toBeUndefined();
    }
    writeFileSync(join(repository, '.gitignore'), text);
    const ignored = spawnSync('git', ['check-ignore', '-z', '--stdin'], {
      cwd: repository,
      input: [...NAMES, ...OTHERS].join('\0'),
      encoding: 'utf8',
    })
      .stdout.split('\0')
      .filter((name) => name !== '');
    expect(ignored.sort()).toEqual([...NAMES].sort());
    expect(text.split(lineEnd)).toHaveLength(NAMES.length + 3);
  });

  it('a name with a line end is refused', () => {
    expect(ignoringLine('a\nb')).toBeUndefined();
  });
});
