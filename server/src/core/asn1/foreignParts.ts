/** Named parts of octets whose structure is not ASN.1. */
import type { Field } from './field';
import type { ForeignType } from './schema';

/** The parts inside the octets of `field`; none where they are not what they should be. */
export function foreignParts(_field: Field, _type: ForeignType): readonly Field[] {
  return [];
}
