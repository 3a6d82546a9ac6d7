/** PKCS #12 files of other programs under another pass phrase: everything is still there, for them and for us. */
import { execFileSync, spawnSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkload } from '../../server/src/ca/decrypt/workload';
import type { HostCrypto } from '../../server/src/ca/hostCrypto';
import { rewritePkcs12 } from '../../server/src/ca/pkcs12/rewritePkcs12';
import { PKCS12_STRENGTHS, type Pkcs12Strength } from '../../server/src/core/exportProtocol';
import { readObject } from '../../server/src/core/pkiObject';
import { makePkcs12 } from '../harness/makePkcs12';
import { kindsOf, openFile } from '../harness/opening';
import { CA_EXTENSIONS, createPkiFolder } from '../harness/pkiFolder';
import { emptyPkcs12, legacyPkcs12, modernPkcs12 } from '../harness/sealedObjects';

const pki = createPkiFolder();
afterAll(() => pki.dispose());

const file = (name: string) => new Uint8Array(readFileSync(join(pki.path, name)));
const PROVIDERS = ['-provider', 'legacy', '-provider', 'default'];

beforeAll(() => {
  pki.certificate('root', { subject: '/CN=Root', extensions: CA_EXTENSIONS });
  pki.certificate('sub', { subject: '/CN=Sub', issuer: 'root', extensions: CA_EXTENSIONS });
  pki.certificate('phone', { subject: '/CN=Telefon', issuer: 'sub' });
  pki.write('cas.pem', pki.text('sub.crt') + pki.text('root.crt'));
});

async function rewritten(
  octets: Uint8Array,
  from: string,
  to: string,
  strength: Pkcs12Strength = 'modern',
): Promise<Uint8Array> {
  const container = readObject(undefined, octets, []);
  if (container.kind !== 'pkcs12') {
    throw new Error(`This is ${container.kind}.`);
  }
  const crypto = webcrypto as HostCrypto;
  const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
  const work = createWorkload(pause, new Promise<never>(() => {}));
  const opening = { crypto, passPhrase: from, where: 'a.p12', work };
  return (await rewritePkcs12(container, opening, to, strength)).octets;
}

/** Everything that OpenSSL tells, names, order, attributes, keys and certificates, without the encryption. */
function contentOf(octets: Uint8Array, passPhrase: string): string {
  writeFileSync(join(pki.path, 'look.p12'), octets);
  pki.write('pass.txt', `${passPhrase}\n`);
  const args = ['pkcs12', '-in', 'look.p12', '-passin', 'file:pass.txt', '-nodes', ...PROVIDERS];
  return pki.openssl(...args).toString();
}

function exported(passPhrase: string, ...options: readonly string[]): Uint8Array {
  pki.openssl(
    ...['pkcs12', '-export', '-inkey', 'phone.key', '-in', 'phone.crt', '-certfile', 'cas.pem'],
    ...['-name', 'Telefon', '-caname', 'Mitte', '-caname', 'Wurzel'],
    ...['-passout', `pass:${passPhrase}`, '-out', 'made.p12', ...PROVIDERS, ...options],
  );
  return file('made.p12');
}

describe.each(PKCS12_STRENGTHS)('to %s', (strength) => {
  it.each<readonly [string, readonly string[]]>([
    ['by default', []],
    ['legacy', ['-legacy']],
    ['with the name of a CSP, for signatures', ['-CSP', 'Some Provider', '-keysig']],
    ['RC4 and MD5', ['-keypbe', 'PBE-SHA1-RC4-128', '-certpbe', 'PBE-MD5-DES', '-macalg', 'md5']],
    ['without a MAC', ['-nomac']],
    ['certificates in the clear', ['-certpbe', 'NONE']],
  ])('from OpenSSL %s', async (_, options) => {
    const before = exported('grün', ...options);
    const after = await rewritten(before, 'grün', 'télé ☎', strength);
    expect(contentOf(after, 'télé ☎')).toBe(contentOf(before, 'grün'));
    const opened = await openFile(after, 'télé ☎');
    expect(opened.mac).toEqual({ kind: 'good' });
    expect(opened.objects.map(({ friendlyName }) => friendlyName)).toEqual([
      ...['Telefon', 'Mitte', 'Wurzel', 'Telefon'],
    ]);
    await expect(openFile(after, 'grün')).rejects.toThrow('does not open');
  });

  it('a key in the clear is encrypted from now on', async () => {
    const before = exported('', '-keypbe', 'NONE', '-certpbe', 'NONE', '-nomac');
    const after = await rewritten(before, '', 'secret', strength);
    const expected = contentOf(before, '');
    expect(contentOf(after, 'secret')).toBe(expected);
    const { stderr } = spawnSync(
      'openssl',
      ['pkcs12', '-info', '-noout', '-in', 'look.p12', '-passin', 'pass:secret', ...PROVIDERS],
      { cwd: pki.path, encoding: 'utf8' },
    );
    expect(stderr).toContain('Shrouded Keybag');
    expect(stderr).not.toMatch(/^Key bag/m);
  });
});

it.each([
  ['modern', modernPkcs12, 'grün'],
  ['legacy', legacyPkcs12, 'grün'],
  ['empty', emptyPkcs12, ''],
  ['PBMAC1', makePkcs12(), 'secret'],
  ['in pieces', makePkcs12({ segment: 100 }), 'secret'],
])('%s', async (_, before, passPhrase) => {
  const after = await rewritten(before, passPhrase, 'new');
  expect(kindsOf(await openFile(after, 'new'))).toEqual(kindsOf(await openFile(before, passPhrase)));
  expect(contentOf(after, 'new')).toContain('BEGIN');
});

describe('key stores of Java', () => {
  const keytool = (...args: readonly string[]) =>
    execFileSync('keytool', args, { cwd: pki.path, encoding: 'utf8', stdio: 'pipe' });
  const store = (name: string, passPhrase: string) => [
    ...['-storetype', 'PKCS12', '-keystore', name, '-storepass', passPhrase],
  ];

  it('keep their aliases and what is trusted', async () => {
    const made = store('java.p12', 'changeit');
    keytool('-genkeypair', '-alias', 'one', '-keyalg', 'EC', '-dname', 'CN=One', ...made);
    keytool('-genkeypair', '-alias', 'two', '-keyalg', 'RSA', '-dname', 'CN=Two', ...made);
    keytool('-importcert', '-noprompt', '-alias', 'root', '-file', 'root.crt', ...made);
    writeFileSync(join(pki.path, 'new.p12'), await rewritten(file('java.p12'), 'changeit', 'changed'));
    const list = (name: string, passPhrase: string) =>
      keytool('-list', ...store(name, passPhrase))
        .split('\n')
        .slice(3)
        .join('\n');
    expect(list('new.p12', 'changed')).toBe(list('java.p12', 'changeit'));
    expect(list('new.p12', 'changed')).toContain('trustedCertEntry');
  });

  it('a secret key of Java is refused, as it would keep the old pass phrase', async () => {
    keytool('-genseckey', '-alias', 's', '-keyalg', 'AES', '-keysize', '128', ...store('s.p12', 'changeit'));
    await expect(rewritten(file('s.p12'), 'changeit', 'changed')).rejects.toThrow('secret key of Java');
  });
});

describe('refuses', () => {
  it('a wrong pass phrase', async () => {
    await expect(rewritten(modernPkcs12, 'grun', 'x')).rejects.toThrow(
      'The pass phrase does not open a.p12.',
    );
  });

  it('what was changed after it was made', async () => {
    const before = exported('secret', '-certpbe', 'NONE');
    const text = Buffer.from(before);
    // The last letter of a name in a certificate in the clear.
    const at = text.indexOf('Telefon');
    text[at + 6] = 'N'.charCodeAt(0);
    await expect(rewritten(Uint8Array.from(text), 'secret', 'x')).rejects.toThrow(
      'the MAC of a.p12 does not fit',
    );
  });

  it('what it cannot open, rather than to leave it out', async () => {
    const before = exported('secret', '-certpbe', 'CAMELLIA-256-CBC');
    await expect(rewritten(before, 'secret', 'x')).rejects.toThrow(
      'Nothing was changed: part 1 of a.p12 is encrypted with CAMELLIA-256-CBC, which cannot be read here, and it would be lost.',
    );
    const key = exported('secret', '-keypbe', 'ARIA-128-CBC');
    await expect(rewritten(key, 'secret', 'x')).rejects.toThrow(
      'a private key of a.p12 is encrypted with ARIA',
    );
  });
});
