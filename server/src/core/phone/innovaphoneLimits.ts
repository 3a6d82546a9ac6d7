/** What innovaphone devices can check (Reference11r1, Certificate management, Supported features). */
import type { AlgorithmIdentifier } from '../x509/algorithmIdentifier';
import type { Extension } from '../x509/extension';
import type { PublicKeyInfo } from '../x509/publicKeyInfo';

const BITS: ReadonlySet<number> = new Set([1024, 2048, 4096]);

/** RSA of 1024, 2048 or 4096 bits; a length that cannot be read is left to others. */
export function supportsKey({ algorithmName, bits }: PublicKeyInfo): boolean {
  return algorithmName === 'RSA' && (bits === undefined || BITS.has(bits));
}

/** md5, sha1, sha256, sha384, sha512 and sha224 WithRSAEncryption. */
const SIGNATURES = /^1\.2\.840\.113549\.1\.1\.(?:4|5|11|12|13|14)$/;

export function supportsSignature({ oid }: AlgorithmIdentifier): boolean {
  return SIGNATURES.test(oid);
}

/** basicConstraints, keyUsage, extKeyUsage, subjectAltName, subjectKeyIdentifier, authorityKeyIdentifier. */
const EXTENSIONS: ReadonlySet<string> = new Set([
  '2.5.29.19',
  '2.5.29.15',
  '2.5.29.37',
  '2.5.29.17',
  '2.5.29.14',
  '2.5.29.35',
]);

/** Critical ones that make the validation fail. */
export function refusedExtensions(extensions: readonly Extension[]): readonly Extension[] {
  return extensions.filter(({ critical, oid }) => critical && !EXTENSIONS.has(oid));
}
