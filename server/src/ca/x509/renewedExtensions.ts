/** The extensions of a certificate, once more for the one that takes its place. */
import { encodingOf } from '../../core/der/values';
import { implicit, objectIdentifier, octetString, sequence, TRUE } from '../../core/der/writeDer';
import type { Certificate } from '../../core/x509/certificate';
import type { Extension } from '../../core/x509/extension';

const SUBJECT_KEY_IDENTIFIER = '2.5.29.14';
const AUTHORITY_KEY_IDENTIFIER = '2.5.29.35';
const BASIC_CONSTRAINTS = '2.5.29.19';

/** What speaks of the very certificate that is replaced: proofs of its publication (RFC 6962 §3.1 and §3.3). */
const OF_THE_OLD_ONE: ReadonlyMap<string, string> = new Map([
  ['1.3.6.1.4.1.11129.2.4.2', 'its proofs of publication are about the old certificate'],
  ['1.3.6.1.4.1.11129.2.4.3', 'it marks a certificate that is not to be used'],
]);

export interface RenewedExtensionsPlan {
  readonly renewed: Certificate;
  /** `undefined` where the key, and with it the identifier, stays as it is. */
  readonly newKeyIdentifier: Uint8Array | undefined;
  /** Of the key as it will be. */
  readonly keyIdentifier: Uint8Array;
  /** `undefined`: it signs itself. */
  readonly authorityKeyIdentifier: Uint8Array | undefined;
}

/** Octet for octet as they were, but for what names the keys and what is about the old certificate alone. */
export function renewedExtensions(plan: RenewedExtensionsPlan): Uint8Array {
  const { renewed, newKeyIdentifier, keyIdentifier, authorityKeyIdentifier } = plan;
  const list: Uint8Array[] = [];
  const present = new Set(renewed.extensions.map(({ oid }) => oid));
  if (authorityKeyIdentifier === undefined && !present.has(BASIC_CONSTRAINTS)) {
    // A root of before version 3 said nothing of itself, and was trusted without it.
    list.push(sequence(objectIdentifier(BASIC_CONSTRAINTS), TRUE, octetString(sequence(TRUE))));
  }
  for (const { oid, node } of renewed.extensions) {
    if (oid === SUBJECT_KEY_IDENTIFIER && newKeyIdentifier !== undefined) {
      list.push(subjectKeyIdentifier(newKeyIdentifier));
    } else if (oid === AUTHORITY_KEY_IDENTIFIER) {
      list.push(authority(authorityKeyIdentifier ?? keyIdentifier));
    } else if (!OF_THE_OLD_ONE.has(oid)) {
      list.push(encodingOf(node));
    }
  }
  if (!present.has(SUBJECT_KEY_IDENTIFIER)) {
    list.push(subjectKeyIdentifier(keyIdentifier));
  }
  if (authorityKeyIdentifier !== undefined && !present.has(AUTHORITY_KEY_IDENTIFIER)) {
    list.push(authority(authorityKeyIdentifier));
  }
  return sequence(...list);
}

/** Why an extension is not taken over; `undefined` where it is. */
export function reasonToLeaveOut({ oid }: Extension): string | undefined {
  return OF_THE_OLD_ONE.get(oid);
}

function subjectKeyIdentifier(identifier: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(SUBJECT_KEY_IDENTIFIER), octetString(octetString(identifier)));
}

function authority(identifier: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(AUTHORITY_KEY_IDENTIFIER), octetString(sequence(implicit(0, identifier))));
}
