/** PKCS #12 files that many programs wrote, opened here and by the installed OpenSSL with the same pass phrases. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CaError } from '../../server/src/ca/caError';
import { corpus, corpusIsThere } from '../harness/corpus';
import { openFile } from '../harness/opening';

const PASS_PHRASES: Readonly<Record<string, readonly string[]>> = {
  gnutls: ['1234', 'password', 'foobar', 'Red Hat Enterprise Linux 7.4', ''],
  nss: ['nss', 'password', 'test', '1234', ''],
  openssl: ['σύνθημα γνώρισμα', 'v3-certs', '1234', ''],
  pyca: ['password', 'cryptography', ''],
  rustcrypto: ['password', '1234', ''],
};
/** Of the hundreds of files of one series so many are left out for one that is taken. */
const SERIES = /PKITS/;
const STEP = 20;

/** What OpenSSL opens and we do not, each with the reason. */
const REFUSED: Readonly<Record<string, string>> = {
  'openssl/test/recipes/80-test_pkcs12_data/nomac_parse.p12':
    'Its only part is encrypted for the holder of a key; OpenSSL passes over it and shows nothing.',
};

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(corpus, folder), { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((name) => /\.(p12|pfx)$/.test(name))
    .filter((name, at) => !SERIES.test(name) || at % STEP === 0)
    .sort();
}

/** Fingerprints of the certificates and the number of keys; `undefined` where it does not open. */
function openedByOpenSsl(file: string, passPhrase: string): readonly string[] | undefined {
  const args = ['pkcs12', '-legacy', '-in', join(corpus, file), '-nodes', '-passin', `pass:${passPhrase}`];
  const { status, stdout } = spawnSync('openssl', args, { encoding: 'latin1' });
  if (status !== 0) {
    return undefined;
  }
  const certificates = [...stdout.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END/g)].map(([, base64]) =>
    fingerprint(Buffer.from(base64 ?? '', 'base64')),
  );
  const keys = [...stdout.matchAll(/-----BEGIN [A-Z ]*PRIVATE KEY-----/g)].map(() => 'key');
  return [...certificates, ...keys].sort();
}

const fingerprint = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function openedHere(file: string, passPhrase: string): Promise<readonly string[] | CaError> {
  try {
    const { objects } = await openFile(readFileSync(join(corpus, file)), passPhrase);
    return objects
      .filter(({ object }) => object.kind !== 'certificateList')
      .map(({ object }) => (object.kind === 'privateKey' ? 'key' : fingerprint(object.bytes)))
      .sort();
  } catch (error) {
    if (error instanceof CaError) {
      return error;
    }
    throw error;
  }
}

describe.skipIf(!corpusIsThere)('what OpenSSL opens opens here, and holds the same', () => {
  it.each(Object.keys(PASS_PHRASES))(
    '%s',
    async (folder) => {
      const different: string[] = [];
      let opened = 0;
      for (const file of filesBelow(folder)) {
        for (const passPhrase of PASS_PHRASES[folder] ?? []) {
          const theirs = openedByOpenSsl(file, passPhrase);
          const ours = theirs && (await openedHere(file, passPhrase));
          if (ours instanceof CaError || (ours !== undefined && ours.join() !== theirs?.join())) {
            different.push(`${file} with "${passPhrase}": ${ours instanceof CaError ? ours.message : ours}`);
          }
          if (ours !== undefined) {
            opened++;
            break;
          }
        }
      }
      expect(different.filter((line) => !Object.keys(REFUSED).some((file) => line.startsWith(file)))).toEqual(
        [],
      );
      expect(opened).toBeGreaterThan(2);
    },
    180_000,
  );
});
