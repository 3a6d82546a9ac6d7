/** Strings that were sent in pieces: BER lets a string be constructed of others (X.690 §8.6.4, §8.7.3, §8.23). */
import type { DerNode } from './readDer';

/** The primitive pieces of a string in order; the node itself where it is primitive. */
export function segmentsOf(node: DerNode): readonly DerNode[] {
  if (!node.constructed) {
    return [node];
  }
  const pieces: DerNode[] = [];
  const open: DerNode[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!next.constructed) {
      pieces.push(next);
    }
    for (let at = next.children.length - 1; at >= 0; at--) {
      open.push(next.children[at] as DerNode);
    }
  }
  return pieces;
}

/** The octets of a character or octet string: a view where they lie side by side, a copy where they were sent in pieces. */
export function stringOctets(node: DerNode): Uint8Array {
  if (!node.constructed) {
    return node.bytes.subarray(node.contentStart, node.contentEnd);
  }
  const pieces = segmentsOf(node);
  const octets = new Uint8Array(
    pieces.reduce((length, piece) => length + piece.contentEnd - piece.contentStart, 0),
  );
  let at = 0;
  for (const piece of pieces) {
    octets.set(piece.bytes.subarray(piece.contentStart, piece.contentEnd), at);
    at += piece.contentEnd - piece.contentStart;
  }
  return octets;
}
