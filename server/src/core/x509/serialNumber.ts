/** Serial numbers (RFC 5280 §4.1.2.2): INTEGERs of any size and sign, shown as OpenSSL shows them. */
import type { DerNode } from '../der/readDer';
import { isUniversal, readInteger, Tag } from '../der/values';
import { type ObjectProblem, report, reportMissing } from './objectProblem';

export interface SerialNumber {
  readonly node: DerNode;
  /** Upper-case octets without the leading 00 that only holds the sign; `-` and the magnitude where negative. */
  readonly hex: string;
}

const HEX: readonly string[] = Array.from({ length: 256 }, (_, octet) =>
  octet.toString(16).toUpperCase().padStart(2, '0'),
);

/** `undefined` where the node holds no octet at all, or is constructed. Also reads under an implicit tag. */
export function readSerialNumber(node: DerNode): SerialNumber | undefined {
  const { bytes, contentStart, contentEnd } = node;
  if (node.constructed || contentEnd === contentStart) {
    return undefined;
  }
  if ((bytes[contentStart] as number) >= 0x80) {
    return { node, hex: negativeHex(node) };
  }
  let at = contentStart;
  while (at < contentEnd - 1 && bytes[at] === 0) {
    at++;
  }
  let hex = '';
  for (; at < contentEnd; at++) {
    hex += HEX[bytes[at] as number];
  }
  return { node, hex };
}

function negativeHex(node: DerNode): string {
  const magnitude = (-(readInteger(node) as bigint)).toString(16).toUpperCase();
  return `-${magnitude.length % 2 === 0 ? '' : '0'}${magnitude}`;
}

/** A serial number that has to be there. */
export function readSerialField(
  node: DerNode | undefined,
  parent: DerNode,
  field: string,
  problems: ObjectProblem[],
): SerialNumber | undefined {
  if (node === undefined) {
    return reportMissing(problems, field, parent);
  }
  const serialNumber = isUniversal(node, Tag.integer) ? readSerialNumber(node) : undefined;
  if (serialNumber !== undefined && !isMinimal(node)) {
    report(problems, 'bad-value', field, node, 'has octets in front that its value does not need');
  }
  return serialNumber ?? report(problems, 'wrong-type', field, node, 'is not an INTEGER with a value');
}

/** X.690 §8.3.2: the first nine bits are neither all zeros nor all ones. */
function isMinimal({ bytes, contentStart, contentEnd }: DerNode): boolean {
  const first = bytes[contentStart] as number;
  if (contentEnd - contentStart < 2 || (first !== 0 && first !== 0xff)) {
    return true;
  }
  return (bytes[contentStart + 1] as number) >= 0x80 !== (first === 0xff);
}

/** The number itself. */
export function serialNumberValue(serialNumber: SerialNumber): bigint {
  return readInteger(serialNumber.node) ?? 0n;
}
