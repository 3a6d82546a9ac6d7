/**
 * What an OCTET STRING wraps. BER lets a writer cut the octets into segments (X.690 §8.7); those are put
 * together first, and then lie in bytes of their own: positions in them do not lead back to the object.
 */
import { type DerDocument, type DerNode, readDerWithin } from '../der/readDer';
import { stringOctets } from '../der/segments';

export interface OctetPayload {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** True where the octets are a copy. */
  readonly isJoined: boolean;
}

/** The octets of a string, also under an implicit tag. */
export function octetPayload(node: DerNode): OctetPayload {
  if (!node.constructed) {
    return { bytes: node.bytes, start: node.contentStart, end: node.contentEnd, isJoined: false };
  }
  const bytes = stringOctets(node);
  return { bytes, start: 0, end: bytes.length, isJoined: true };
}

/** How many octets the string holds. */
export function octetCount(node: DerNode): number {
  if (!node.constructed) {
    return node.contentEnd - node.contentStart;
  }
  return node.children.reduce((sum, child) => sum + octetCount(child), 0);
}

/** The DER inside. */
export function readPayload(node: DerNode): DerDocument {
  const { bytes, start, end } = octetPayload(node);
  return readDerWithin(bytes, start, end);
}
