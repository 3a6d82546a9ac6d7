import type { DerNode } from '../der/readDer';
import { isUniversal, Tag } from '../der/values';

/** An INTEGER whose first octet only repeats the sign (X.690 §8.3.2). */
export function hasIdleOctet(node: DerNode): boolean {
  const { bytes, contentStart, contentEnd } = node;
  const isNumber = isUniversal(node, Tag.integer) || isUniversal(node, Tag.enumerated);
  if (!isNumber || contentEnd - contentStart < 2) {
    return false;
  }
  const first = bytes[contentStart];
  const isNegative = (bytes[contentStart + 1] as number) >= 0x80;
  return (first === 0 && !isNegative) || (first === 0xff && isNegative);
}
