/** Whether the bytes of a block are those that its author meant. */
import type { Encoded } from '../encoding/encoded';
import type { PkiObject } from '../pkiObject';

/** Characters without width, which get lost on reading without harm. */
const INVISIBLE = /^[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]$/;

/**
 * Bytes got lost or are not what they were: what is then missing in the object, or odd about it, follows
 * from that, and saying so would hide what is really wrong.
 */
export function isDamaged(encoded: Encoded, object: PkiObject): boolean {
  return (
    object.kind === 'unreadable' ||
    object.document.problems.some(({ kind }) => kind === 'truncated' || kind === 'reserved-length') ||
    encoded.problems.some(
      ({ kind, detail }) =>
        kind === 'incomplete-group' || (kind === 'unexpected-character' && !INVISIBLE.test(detail)),
    )
  );
}
