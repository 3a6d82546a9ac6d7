/** Fingerprints and public key pins, computed when somebody wants to see them. */
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { derivePublicKey } from '../crypto/derivePublicKey';
import type { PkiObject } from '../pkiObject';
import { toBase64 } from './base64Text';
import type { DescriptionRow, DescriptionSection } from './description';
import { colonHex } from './hexText';

export interface Fingerprints {
  /** Upper-case octets with colons. */
  readonly sha256: string;
  readonly sha1: string;
  readonly md5: string;
}

/** Hashes of the bytes of an object, as `openssl x509 -fingerprint` prints them. */
export function fingerprintsOf(object: { readonly bytes: Uint8Array }): Fingerprints {
  const { bytes } = object;
  return { sha256: colonHex(sha256(bytes)), sha1: colonHex(sha1(bytes)), md5: colonHex(md5(bytes)) };
}

/** SHA-256 of the SubjectPublicKeyInfo in base64 (RFC 7469 §2.4): the same for certificate, request and key. */
export function publicKeyPin(object: PkiObject): string | undefined {
  const bytes = derivePublicKey(object);
  return bytes === undefined ? undefined : toBase64(sha256(bytes));
}

/** What there is to compare: hashes of public objects, and the pin of the public key. */
export function fingerprintSection(object: PkiObject): DescriptionSection {
  const rows: DescriptionRow[] = [];
  if (
    object.kind === 'certificate' ||
    object.kind === 'certificateList' ||
    object.kind === 'certificateRequest'
  ) {
    const { sha256, sha1, md5 } = fingerprintsOf(object);
    rows.push(
      { label: 'SHA-256', value: sha256 },
      { label: 'SHA-1', value: sha1 },
      { label: 'MD5', value: md5 },
    );
  }
  const pin = publicKeyPin(object);
  if (pin !== undefined) {
    rows.push({ label: 'Public key pin', value: pin, note: 'SHA-256, base64' });
  }
  if (object.kind === 'openSshKey') {
    for (const { blob } of object.publicKeys) {
      const hash = toBase64(sha256(blob)).replace(/=+$/, '');
      rows.push({ label: 'SSH fingerprint', value: `SHA256:${hash}` });
    }
  }
  return { title: 'Fingerprints', isCode: true, rows };
}
