/** What is put into a slot or taken out of it: the octets of one object and the label that PEM has for it. */
import { sha256 } from '@noble/hashes/sha2.js';
import { toHex } from '../../der/values';
import { labelFor } from '../../lint/labelFor';
import type { PkiObject } from '../../pkiObject';

export interface SlotObject {
  /** As between `BEGIN ` and the hyphens. */
  readonly label: string;
  readonly bytes: Uint8Array;
}

/** `undefined` where PEM has no label for it, or where headers would get lost (keys encrypted in OpenSSL's older form). */
export function toSlotObject(object: PkiObject): SlotObject | undefined {
  if (object.kind === 'certificate') {
    // What OpenSSL adds about trust stays behind.
    return { label: 'CERTIFICATE', bytes: object.bytes };
  }
  const label = labelFor(object);
  return label === undefined ? undefined : { label, bytes: object.bytes };
}

/** SHA-256 in lower-case hexadecimal, as the index has it of every object. */
export function hashOf(bytes: Uint8Array): string {
  return toHex(sha256(bytes));
}
