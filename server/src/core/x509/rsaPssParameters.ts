/** RSASSA-PSS-params (RFC 4055 §3.1): what is not there has its default of SHA-1 and 20 octets. */
import { oidName } from '../der/oids';
import type { DerNode } from '../der/readDer';
import { isContext, readSmallInteger } from '../der/values';
import { readObjectIdentifier } from './objectIdentifier';

export interface RsaPssParameters {
  /** `SHA-256`, …; else the OID. */
  readonly hash: string;
  readonly maskHash: string;
  readonly saltLength: number | undefined;
  readonly trailerField: number | undefined;
}

const HASHES: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.2.5', 'MD5'],
  ['1.3.14.3.2.26', 'SHA-1'],
  ['2.16.840.1.101.3.4.2.1', 'SHA-256'],
  ['2.16.840.1.101.3.4.2.2', 'SHA-384'],
  ['2.16.840.1.101.3.4.2.3', 'SHA-512'],
  ['2.16.840.1.101.3.4.2.4', 'SHA-224'],
  ['2.16.840.1.101.3.4.2.5', 'SHA-512/224'],
  ['2.16.840.1.101.3.4.2.6', 'SHA-512/256'],
  ['2.16.840.1.101.3.4.2.7', 'SHA3-224'],
  ['2.16.840.1.101.3.4.2.8', 'SHA3-256'],
  ['2.16.840.1.101.3.4.2.9', 'SHA3-384'],
  ['2.16.840.1.101.3.4.2.10', 'SHA3-512'],
  ['2.16.840.1.101.3.4.2.11', 'SHAKE128'],
  ['2.16.840.1.101.3.4.2.12', 'SHAKE256'],
  ['1.3.36.3.2.1', 'RIPEMD-160'],
  ['1.2.643.2.2.9', 'GOST R 34.11-94'],
  ['1.2.643.7.1.1.2.2', 'GOST R 34.11-2012 256'],
  ['1.2.643.7.1.1.2.3', 'GOST R 34.11-2012 512'],
  ['1.2.156.10197.1.401', 'SM3'],
]);

/** The field's name of a hash function. */
export function hashName(oid: string | undefined): string {
  return oid === undefined ? 'unreadable' : (HASHES.get(oid) ?? oidName(oid) ?? oid);
}

export function readRsaPssParameters(parameters: DerNode | undefined): RsaPssParameters {
  let hash = 'SHA-1';
  let maskHash = 'SHA-1';
  let saltLength: number | undefined = 20;
  let trailerField: number | undefined = 1;
  for (const part of parameters?.children ?? []) {
    const value = part.children[0];
    if (isContext(part, 0)) {
      hash = hashName(readObjectIdentifier(value?.children[0]));
    } else if (isContext(part, 1)) {
      maskHash = hashName(readObjectIdentifier(value?.children[1]?.children[0]));
    } else if (isContext(part, 2)) {
      saltLength = value === undefined ? undefined : readSmallInteger(value);
    } else if (isContext(part, 3)) {
      trailerField = value === undefined ? undefined : readSmallInteger(value);
    }
  }
  return { hash, maskHash, saltLength, trailerField };
}
