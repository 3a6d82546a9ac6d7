import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const KEYS = [
  ['rsa:2048', []],
  ['rsa:2048', []],
  ['ec', ['-pkeyopt', 'ec_paramgen_curve:P-256']],
  ['ec', ['-pkeyopt', 'ec_paramgen_curve:P-384']],
] as const;

/** A few self-signed CA certificates in PEM, for machines without a trust store; made by `openssl`. */
export function makeRoots(count = 24): string {
  const folder = mkdtempSync(join(tmpdir(), 'phonepki-roots-'));
  try {
    let pem = '';
    for (let at = 0; at < count; at++) {
      const [key, options] = KEYS[at % KEYS.length] as (typeof KEYS)[number];
      const out = join(folder, `${at}.pem`);
      const subject = `/C=DE/O=Benchmark ${at}/OU=Root certificates/CN=Benchmark Root CA ${at}`;
      execFileSync(
        'openssl',
        [
          'req',
          '-x509',
          '-newkey',
          key,
          ...options,
          '-nodes',
          '-subj',
          subject,
          '-days',
          '3650',
          '-keyout',
          join(folder, 'key.pem'),
          '-out',
          out,
        ],
        { stdio: 'pipe' },
      );
      pem += readFileSync(out, 'latin1');
    }
    return pem;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
