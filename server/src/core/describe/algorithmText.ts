/** Algorithms and keys in a few words. */
import { oidName } from '../der/oids';
import { readInteger, toHex } from '../der/values';
import type { AlgorithmIdentifier } from '../x509/algorithmIdentifier';
import type { EllipticCurve } from '../x509/ellipticCurves';
import type { PublicKeyInfo } from '../x509/publicKeyInfo';
import { readRsaPssParameters } from '../x509/rsaPssParameters';

const RSASSA_PSS = '1.2.840.113549.1.1.10';

/** `sha256WithRSAEncryption`, `RSASSA-PSS with SHA-256, salt 32`, else the OID. */
export function signatureAlgorithmText(algorithm: AlgorithmIdentifier | undefined): string {
  if (algorithm === undefined) {
    return 'unreadable';
  }
  if (algorithm.oid === RSASSA_PSS) {
    const { hash, maskHash, saltLength } = readRsaPssParameters(algorithm.parameters);
    const mask = maskHash === hash ? '' : `, MGF1 with ${maskHash}`;
    return `RSASSA-PSS with ${hash}${mask}, salt ${saltLength ?? 'unreadable'}`;
  }
  return oidName(algorithm.oid) ?? algorithm.oid;
}

export interface KeyFacts {
  readonly algorithmName: string;
  readonly bits: number | undefined;
  readonly curve: EllipticCurve | undefined;
}

/** `RSA 2048`, `EC P-256`, `Ed25519`. */
export function keyFact(key: KeyFacts | undefined): string {
  if (key === undefined) {
    return 'unreadable key';
  }
  if (key.curve !== undefined) {
    return `${key.algorithmName} ${key.curve.nistName ?? key.curve.name}`;
  }
  const isSizeKnown = key.bits !== undefined && !/\d$/.test(key.algorithmName);
  return isSizeKnown ? `${key.algorithmName} ${key.bits}` : key.algorithmName;
}

/** `RSA, 2048 bits, exponent 65537`; `EC, 256 bits, P-256 (prime256v1)`. */
export function publicKeyText(key: PublicKeyInfo | undefined): string {
  if (key === undefined) {
    return 'unreadable';
  }
  const parts = [key.algorithmName];
  if (key.bits !== undefined) {
    parts.push(`${key.bits} bits`);
  }
  if (key.curve !== undefined) {
    parts.push(curveText(key.curve));
  } else if (key.explicitCurve !== undefined) {
    parts.push('curve spelled out');
  }
  if (key.exponent !== undefined) {
    const { exponent } = key;
    const isShort = exponent.contentEnd - exponent.contentStart <= 8;
    parts.push(
      `exponent ${isShort ? readInteger(exponent) : `0x${toHex(exponent.bytes.subarray(exponent.contentStart, exponent.contentEnd))}`}`,
    );
  }
  return parts.join(', ');
}

export function curveText(curve: EllipticCurve): string {
  return curve.nistName === undefined ? curve.name : `${curve.nistName} (${curve.name})`;
}
