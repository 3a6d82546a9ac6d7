/** Public key algorithms: what people call them, and how their keys and parameters are built. */

/** Which structure parameters and key have. */
export type KeyFamily =
  /** Parameters NULL or those of RSA-PSS/-OAEP, key `SEQUENCE { modulus, publicExponent }` (RFC 8017 §A.1.1). */
  | 'rsa'
  /** Parameters `SEQUENCE { p, q, g }`, key INTEGER (RFC 3279 §2.3.2). */
  | 'dsa'
  /** Parameters `SEQUENCE { p, g, … }`, key INTEGER (PKCS #3, RFC 3279 §2.3.3). */
  | 'dh'
  /** Parameters name or spell out the curve, key is a point (RFC 5480 §2.1). */
  | 'ec'
  /** No parameters, key is octets of a fixed length (RFC 8410, FIPS 203 to 205). */
  | 'raw'
  | 'other';

export interface KeyAlgorithm {
  readonly name: string;
  readonly family: KeyFamily;
  /** Key size in bits where the algorithm fixes it and the field speaks of it. */
  readonly bits: number | undefined;
  /** Octets of a public key, where the algorithm fixes them. */
  readonly octets: number | undefined;
}

type Row = readonly [
  oid: string,
  name: string,
  family: KeyFamily,
  bits?: number | undefined,
  octets?: number,
];

const NIST_SIGNATURES = '2.16.840.1.101.3.4.3';
const NIST_KEMS = '2.16.840.1.101.3.4.4';

const ROWS: readonly Row[] = [
  ['1.2.840.113549.1.1.1', 'RSA', 'rsa'],
  ['2.5.8.1.1', 'RSA', 'rsa'],
  ['1.2.840.113549.1.1.10', 'RSA-PSS', 'rsa'],
  ['1.2.840.113549.1.1.7', 'RSA-OAEP', 'rsa'],
  ['1.2.840.10040.4.1', 'DSA', 'dsa'],
  ['1.3.14.3.2.12', 'DSA', 'dsa'],
  ['1.3.14.3.2.27', 'DSA', 'dsa'],
  ['1.2.840.10045.2.1', 'EC', 'ec'],
  ['1.3.132.1.12', 'ECDH', 'ec'],
  ['1.3.132.1.13', 'ECMQV', 'ec'],
  ['1.2.840.113549.1.3.1', 'DH', 'dh'],
  ['1.2.840.10046.2.1', 'X9.42 DH', 'dh'],
  ['1.3.101.110', 'X25519', 'raw', 253, 32],
  ['1.3.101.111', 'X448', 'raw', 448, 56],
  ['1.3.101.112', 'Ed25519', 'raw', 256, 32],
  ['1.3.101.113', 'Ed448', 'raw', 456, 57],
  ['1.2.643.2.2.20', 'GOST R 34.10-94', 'other'],
  ['1.2.643.2.2.19', 'GOST R 34.10-2001', 'other', 256],
  ['1.2.643.7.1.1.1.1', 'GOST R 34.10-2012 256', 'other', 256],
  ['1.2.643.7.1.1.1.2', 'GOST R 34.10-2012 512', 'other', 512],
  [`${NIST_SIGNATURES}.17`, 'ML-DSA-44', 'raw', undefined, 1312],
  [`${NIST_SIGNATURES}.18`, 'ML-DSA-65', 'raw', undefined, 1952],
  [`${NIST_SIGNATURES}.19`, 'ML-DSA-87', 'raw', undefined, 2592],
  [`${NIST_SIGNATURES}.20`, 'SLH-DSA-SHA2-128s', 'raw', undefined, 32],
  [`${NIST_SIGNATURES}.21`, 'SLH-DSA-SHA2-128f', 'raw', undefined, 32],
  [`${NIST_SIGNATURES}.22`, 'SLH-DSA-SHA2-192s', 'raw', undefined, 48],
  [`${NIST_SIGNATURES}.23`, 'SLH-DSA-SHA2-192f', 'raw', undefined, 48],
  [`${NIST_SIGNATURES}.24`, 'SLH-DSA-SHA2-256s', 'raw', undefined, 64],
  [`${NIST_SIGNATURES}.25`, 'SLH-DSA-SHA2-256f', 'raw', undefined, 64],
  [`${NIST_SIGNATURES}.26`, 'SLH-DSA-SHAKE-128s', 'raw', undefined, 32],
  [`${NIST_SIGNATURES}.27`, 'SLH-DSA-SHAKE-128f', 'raw', undefined, 32],
  [`${NIST_SIGNATURES}.28`, 'SLH-DSA-SHAKE-192s', 'raw', undefined, 48],
  [`${NIST_SIGNATURES}.29`, 'SLH-DSA-SHAKE-192f', 'raw', undefined, 48],
  [`${NIST_SIGNATURES}.30`, 'SLH-DSA-SHAKE-256s', 'raw', undefined, 64],
  [`${NIST_SIGNATURES}.31`, 'SLH-DSA-SHAKE-256f', 'raw', undefined, 64],
  [`${NIST_KEMS}.1`, 'ML-KEM-512', 'raw', undefined, 800],
  [`${NIST_KEMS}.2`, 'ML-KEM-768', 'raw', undefined, 1184],
  [`${NIST_KEMS}.3`, 'ML-KEM-1024', 'raw', undefined, 1568],
  ['1.2.840.113549.1.9.16.3.17', 'HSS/LMS', 'raw'],
  ['1.3.6.1.5.5.7.6.34', 'XMSS', 'raw'],
  ['1.3.6.1.5.5.7.6.35', 'XMSS-MT', 'raw'],
];

const ALGORITHMS: ReadonlyMap<string, KeyAlgorithm> = new Map(
  ROWS.map(([oid, name, family, bits, octets]) => [oid, { name, family, bits, octets }]),
);

export function keyAlgorithm(oid: string): KeyAlgorithm | undefined {
  return ALGORITHMS.get(oid);
}
