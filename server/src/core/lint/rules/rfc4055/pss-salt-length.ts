import { definePssRule } from '../../pssRule';

/** Octets of each hash. */
const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['SHA-1', 20],
  ['SHA-224', 28],
  ['SHA-256', 32],
  ['SHA-384', 48],
  ['SHA-512', 64],
]);

export const rule = definePssRule({
  severity: 'warning',
  title: 'an unusual salt in a signature with RSASSA-PSS',
  why: 'The salt should be as long as the hash. TLS knows no other length, and neither do browsers.',
  fix: 'Have it issued again with a salt as long as the hash (`-sigopt rsa_pss_saltlen:digest` in OpenSSL).',
  fault({ hash, saltLength }) {
    const usual = LENGTHS.get(hash);
    return usual === undefined || saltLength === undefined || saltLength === usual
      ? undefined
      : `The salt of this signature with RSASSA-PSS has ${saltLength} octets, where ${hash} goes with ${usual}; TLS libraries and browsers may refuse it. Have it issued again with a salt as long as the hash.`;
  },
});
