import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { PemHeader } from '../../server/src/core/pkiObject';

/** The PKI samples beside the project, or the folder that PHONEPKI_CORPUS names. */
export const corpus = join(
  process.env.PHONEPKI_CORPUS ?? join(import.meta.dirname, '../../../shared/corpus'),
  'pki',
);
export const corpusIsThere = existsSync(join(corpus, 'truth.jsonl.gz'));

/** One line of truth.jsonl.gz: where a block or file is, and what OpenSSL says of it. */
export interface Sample {
  readonly file: string;
  readonly encoding: 'pem' | 'der' | 'none';
  readonly kind: string;
  readonly label?: string;
  readonly offset?: number;
  readonly der_sha256?: string;
  readonly openssl: Readonly<Record<string, unknown>> & { readonly ok: boolean | null };
}

export interface SampleBytes {
  readonly bytes: Uint8Array;
  readonly headers: readonly PemHeader[];
}

export function readSamples(): readonly Sample[] {
  const text = gunzipSync(readFileSync(join(corpus, 'truth.jsonl.gz'))).toString('utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Sample);
}

const files = new Map<string, Buffer | undefined>();

/** The file as it is; `undefined` where the corpus leaves it out. */
function fileOf(name: string): Buffer | undefined {
  if (!files.has(name)) {
    const path = join(corpus, name);
    files.set(name, existsSync(path) ? readFileSync(path) : undefined);
  }
  return files.get(name);
}

const HEADER = /^[ \t]*([A-Za-z0-9-]+):([^\n]*(?:\n[ \t][^\n]*)*)\n/gm;

/** The DER of a sample; `undefined` where there is none, or its base64 is not the one that was measured. */
export function bytesOf(sample: Sample): SampleBytes | undefined {
  const file = sample.encoding === 'none' ? undefined : fileOf(sample.file);
  if (file === undefined) {
    return undefined;
  }
  const found =
    sample.encoding === 'der' ? { bytes: new Uint8Array(file), headers: [] } : blockOf(file, sample);
  const sha = createHash('sha256').update(found.bytes).digest('hex');
  return sample.der_sha256 === undefined || sample.der_sha256 === sha ? found : undefined;
}

function blockOf(file: Buffer, sample: Sample): SampleBytes {
  const text = file.toString('latin1');
  const start = text.indexOf('\n', sample.offset);
  const end = text.indexOf('-----END', start);
  const headers: PemHeader[] = [];
  const body = text
    .slice(start, end < 0 ? undefined : end)
    .replace(HEADER, (_, name: string, value: string) => {
      headers.push({ name, value: value.trim() });
      return '';
    });
  return { bytes: new Uint8Array(Buffer.from(body.replace(/[^A-Za-z0-9+/=]/g, ''), 'base64')), headers };
}
