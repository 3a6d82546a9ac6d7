/** Signed Certificate Timestamp List (RFC 6962 §3.3): TLS structures inside an OCTET STRING inside the extension. */
import type { DerNode } from '../../der/readDer';
import { isUniversal, Tag } from '../../der/values';
import type { ByteSpan } from '../../text';
import { type ObjectProblem, report } from '../objectProblem';

export interface SignedCertificateTimestamp {
  readonly span: ByteSpan;
  /** 0 for v1. */
  readonly version: number;
  /** SHA-256 of the log's key, 32 octets. */
  readonly logId: Uint8Array;
  /** Milliseconds since 1970 UTC. */
  readonly timestamp: number;
  readonly extensions: Uint8Array;
  /** `ECDSA with SHA256`, …: the hash and signature numbers of TLS 1.2 (RFC 5246 §7.4.1.4.1) by name. */
  readonly algorithm: string;
  readonly signature: Uint8Array;
}

export interface SctList {
  readonly kind: 'sctList';
  readonly node: DerNode;
  readonly scts: readonly SignedCertificateTimestamp[];
}

const HASHES = ['none', 'MD5', 'SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512'];
const SIGNATURES = ['anonymous', 'RSA', 'DSA', 'ECDSA'];

export function readSctList(node: DerNode, field: string, problems: ObjectProblem[]): SctList | undefined {
  if (!isUniversal(node, Tag.octetString) || node.constructed) {
    return report(problems, 'wrong-type', field, node, 'is not an OCTET STRING');
  }
  const { bytes, contentStart, contentEnd } = node;
  const scts: SignedCertificateTimestamp[] = [];
  let good = contentEnd - contentStart >= 2 && contentStart + 2 + uint(bytes, contentStart, 2) === contentEnd;
  let at = contentStart + 2;
  while (good && at < contentEnd) {
    const start = at + 2;
    const end = start + (start <= contentEnd ? uint(bytes, at, 2) : 0);
    const sct = start < end && end <= contentEnd ? readSct(bytes, start, end) : undefined;
    if (sct === undefined) {
      good = false;
    } else {
      scts.push(sct);
      at = end;
    }
  }
  if (!good) {
    report(problems, 'bad-value', field, node, 'is not a list of signed certificate timestamps');
  }
  return good || scts.length > 0 ? { kind: 'sctList', node, scts } : undefined;
}

function readSct(bytes: Uint8Array, start: number, end: number): SignedCertificateTimestamp | undefined {
  if (end - start < 47) {
    return undefined;
  }
  const extensionsStart = start + 43;
  const extensionsEnd = extensionsStart + uint(bytes, extensionsStart - 2, 2);
  const signatureStart = extensionsEnd + 4;
  if (signatureStart > end || signatureStart + uint(bytes, extensionsEnd + 2, 2) !== end) {
    return undefined;
  }
  const hash = bytes[extensionsEnd] as number;
  const signature = bytes[extensionsEnd + 1] as number;
  return {
    span: { start, end },
    version: bytes[start] as number,
    logId: bytes.subarray(start + 1, start + 33),
    timestamp: uint(bytes, start + 33, 8),
    extensions: bytes.subarray(extensionsStart, extensionsEnd),
    algorithm: `${SIGNATURES[signature] ?? `signature ${signature}`} with ${HASHES[hash] ?? `hash ${hash}`}`,
    signature: bytes.subarray(signatureStart, end),
  };
}

function uint(bytes: Uint8Array, start: number, length: number): number {
  let value = 0;
  for (let at = start; at < start + length; at++) {
    value = value * 256 + (bytes[at] ?? 0);
  }
  return value;
}
