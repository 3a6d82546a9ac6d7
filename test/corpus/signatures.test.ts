/** Verdicts on the signatures of the corpus, held against those of OpenSSL in Node. */
import { X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { createPool } from '../../server/src/core/chain/certificatePool';
import { verifySigned } from '../../server/src/core/crypto/verifySigned';
import { oidName } from '../../server/src/core/der/oids';
import type { Certificate } from '../../server/src/core/x509/certificate';
import { nameKey } from '../../server/src/core/x509/sameName';
import { corpusIsThere } from '../harness/corpus';
import { corpusCertificates } from '../harness/corpusCertificates';

/** OpenSSL 3.0, which Node has, finds every such signature bad. */
const UNKNOWN_TO_OPENSSL = /^ecdsa-with-SHA3/i;

/** What OpenSSL verifies and we do not, each once. */
const LEFT_OUT: readonly string[] = [
  'dsa-with-sha1, DSA',
  'dsa-with-sha256, DSA',
  // A curve that is spelled out instead of named.
  'ecdsa-with-SHA256, EC',
  'ecdsa-with-SHA512, prime192v1',
];

/** Certificates of one name that are tried. */
const MAX_NAMESAKES = 5;

/** `undefined` where OpenSSL cannot read the key or does not know the algorithm. */
function verdictOfOpenSsl(certificate: Certificate, issuer: Certificate): boolean | undefined {
  try {
    return new X509Certificate(certificate.bytes).verify(new X509Certificate(issuer.bytes).publicKey);
  } catch {
    return undefined;
  }
}

it.skipIf(!corpusIsThere)('agree wherever both can tell', { timeout: 600_000 }, () => {
  const all = corpusCertificates();
  const pool = createPool(all);
  const counts = { good: 0, bad: 0, unsupported: 0 };
  const differences: string[] = [];
  const leftOut = new Set<string>();
  for (const certificate of all) {
    const algorithm = oidName(certificate.signatureAlgorithm?.oid ?? '') ?? 'unknown';
    const issuers = certificate.issuer === undefined ? [] : pool.bySubject(nameKey(certificate.issuer));
    for (const issuer of issuers.slice(0, MAX_NAMESAKES)) {
      const ours = verifySigned(certificate, issuer.publicKey);
      const theirs = verdictOfOpenSsl(certificate, issuer);
      counts[ours]++;
      if (ours === 'unsupported') {
        if (theirs === true) {
          leftOut.add(`${algorithm}, ${issuer.publicKey?.curve?.name ?? issuer.publicKey?.algorithmName}`);
        }
      } else if (
        theirs !== undefined &&
        theirs !== (ours === 'good') &&
        !UNKNOWN_TO_OPENSSL.test(algorithm)
      ) {
        differences.push(`${ours}: ${algorithm}, serial number ${certificate.serialNumber?.hex}`);
      }
    }
  }
  expect(counts.good).toBeGreaterThan(1000);
  expect(counts.bad).toBeGreaterThan(1000);
  expect(differences).toEqual([]);
  expect([...leftOut].sort()).toEqual(LEFT_OUT);
});
