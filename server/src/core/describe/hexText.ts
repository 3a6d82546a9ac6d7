/** Octets as the field writes them. */
import type { DerNode } from '../der/readDer';
import { contentOf, readBitString, toHex } from '../der/values';

/** `5D:93:8D`, upper case. */
export function colonHex(bytes: Uint8Array): string {
  return toHex(bytes, ':').toUpperCase();
}

/** Lower-case octets with colons, 16 to a line. */
export function hexLines(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const isLast = at + 16 >= bytes.length;
    lines.push(toHex(bytes.subarray(at, at + 16), ':') + (isLast ? '' : ':'));
  }
  return lines.join('\n');
}

/** Octets of a BIT STRING without the count of unused bits. */
export function bitsOf(node: DerNode): Uint8Array {
  const bits = readBitString(node);
  return bits === undefined ? contentOf(node) : node.bytes.subarray(bits.start, bits.end);
}

/** Enough of a long value to recognise it by. */
export function shortHex(bytes: Uint8Array, most = 20): string {
  return bytes.length <= most
    ? colonHex(bytes)
    : `${colonHex(bytes.subarray(0, most))}… (${bytes.length} octets)`;
}
