/**
 * OBJECT IDENTIFIER values as shared strings: a bundle repeats the same few dozen identifiers thousands
 * of times, so their dotted form is built once and compared by octets afterwards.
 */
import type { DerNode } from '../der/readDer';
import { isUniversal, readOid, Tag } from '../der/values';

interface Slot {
  readonly octets: Uint8Array;
  readonly dotted: string;
}

/** One remembered identifier per hash; a newcomer takes the place of the old one. */
const SLOTS: (Slot | undefined)[] = new Array<Slot | undefined>(1024).fill(undefined);
/** Longer ones are rare, and hostile ones must not be kept. */
const MAX_REMEMBERED = 16;

/** The dotted form, or `undefined` where the node is no OBJECT IDENTIFIER or its octets are none. */
export function readObjectIdentifier(node: DerNode | undefined): string | undefined {
  return isUniversal(node, Tag.oid) ? readImplicitOid(node) : undefined;
}

/** The same under an implicit tag. */
export function readImplicitOid(node: DerNode): string | undefined {
  if (node.constructed) {
    return undefined;
  }
  const { bytes, contentStart, contentEnd } = node;
  const length = contentEnd - contentStart;
  if (length > MAX_REMEMBERED) {
    return readOid(node);
  }
  let hash = length;
  for (let at = contentStart; at < contentEnd; at++) {
    hash = (hash * 31 + (bytes[at] as number)) & 0x3fffffff;
  }
  const index = hash & (SLOTS.length - 1);
  const slot = SLOTS[index];
  if (slot !== undefined && equals(slot.octets, bytes, contentStart, length)) {
    return slot.dotted;
  }
  const dotted = readOid(node);
  if (dotted !== undefined) {
    SLOTS[index] = { octets: bytes.slice(contentStart, contentEnd), dotted };
  }
  return dotted;
}

function equals(octets: Uint8Array, bytes: Uint8Array, start: number, length: number): boolean {
  if (octets.length !== length) {
    return false;
  }
  for (let at = 0; at < length; at++) {
    if (octets[at] !== bytes[start + at]) {
      return false;
    }
  }
  return true;
}
