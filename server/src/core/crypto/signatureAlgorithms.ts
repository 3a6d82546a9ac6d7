/** What the object identifiers of signature algorithms stand for. */

export type SignatureScheme =
  /** RSASSA-PKCS1-v1_5 (RFC 8017 §8.2). */
  | { readonly kind: 'rsaPkcs1'; readonly hash: string }
  /** RSASSA-PSS (RFC 8017 §8.1); its parameters name the hash. */
  | { readonly kind: 'rsaPss' }
  | { readonly kind: 'ecdsa'; readonly hash: string }
  /** RFC 8410. */
  | { readonly kind: 'ed25519' }
  | { readonly kind: 'ed448' };

const PKCS1 = '1.2.840.113549.1.1';
const ANSI_ECDSA = '1.2.840.10045.4';
const NIST = '2.16.840.1.101.3.4.3';

const rsa = (hash: string): SignatureScheme => ({ kind: 'rsaPkcs1', hash });
const ecdsa = (hash: string): SignatureScheme => ({ kind: 'ecdsa', hash });

const SCHEMES: ReadonlyMap<string, SignatureScheme> = new Map([
  [`${PKCS1}.4`, rsa('MD5')],
  [`${PKCS1}.5`, rsa('SHA-1')],
  ['1.3.14.3.2.3', rsa('MD5')],
  ['1.3.14.3.2.29', rsa('SHA-1')],
  [`${PKCS1}.10`, { kind: 'rsaPss' }],
  [`${PKCS1}.11`, rsa('SHA-256')],
  [`${PKCS1}.12`, rsa('SHA-384')],
  [`${PKCS1}.13`, rsa('SHA-512')],
  [`${PKCS1}.14`, rsa('SHA-224')],
  [`${PKCS1}.15`, rsa('SHA-512/224')],
  [`${PKCS1}.16`, rsa('SHA-512/256')],
  [`${NIST}.13`, rsa('SHA3-224')],
  [`${NIST}.14`, rsa('SHA3-256')],
  [`${NIST}.15`, rsa('SHA3-384')],
  [`${NIST}.16`, rsa('SHA3-512')],
  [`${ANSI_ECDSA}.1`, ecdsa('SHA-1')],
  [`${ANSI_ECDSA}.3.1`, ecdsa('SHA-224')],
  [`${ANSI_ECDSA}.3.2`, ecdsa('SHA-256')],
  [`${ANSI_ECDSA}.3.3`, ecdsa('SHA-384')],
  [`${ANSI_ECDSA}.3.4`, ecdsa('SHA-512')],
  [`${NIST}.9`, ecdsa('SHA3-224')],
  [`${NIST}.10`, ecdsa('SHA3-256')],
  [`${NIST}.11`, ecdsa('SHA3-384')],
  [`${NIST}.12`, ecdsa('SHA3-512')],
  ['1.3.101.112', { kind: 'ed25519' }],
  ['1.3.101.113', { kind: 'ed448' }],
]);

export function signatureScheme(oid: string): SignatureScheme | undefined {
  return SCHEMES.get(oid);
}
