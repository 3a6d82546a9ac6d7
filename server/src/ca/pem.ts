/** Writes PEM (RFC 7468 §2): lines of 64 characters, LF. */
import { toBase64 } from '../core/describe/base64Text';

export type PemLabel =
  | 'CERTIFICATE'
  | 'CERTIFICATE REQUEST'
  | 'X509 CRL'
  | 'PRIVATE KEY'
  | 'RSA PRIVATE KEY'
  | 'ENCRYPTED PRIVATE KEY';

export function toPem(label: PemLabel, octets: Uint8Array): string {
  const lines = toBase64(octets).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
