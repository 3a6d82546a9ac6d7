/** IP address delegation (RFC 3779 §2): prefixes and ranges of addresses, or all that the issuer holds. */
import type { DerNode } from '../../der/readDer';
import { contentOf, isUniversal, readBitString, Tag } from '../../der/values';
import { ipAddressText } from '../ipAddress';
import { type ObjectProblem, report } from '../objectProblem';

export interface IpAddressFamily {
  readonly node: DerNode;
  /** `IPv4`, `IPv6`, or the number of another address family; the optional SAFI behind a dot. */
  readonly family: string;
  /** `undefined` for those that the issuer holds ("inherit"); prefixes as `10.0.0.0/8`, ranges with a dash. */
  readonly addresses: readonly string[] | undefined;
}

export interface IpAddressBlocks {
  readonly kind: 'ipAddressBlocks';
  readonly node: DerNode;
  readonly families: readonly IpAddressFamily[];
}

export function readIpAddressBlocks(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): IpAddressBlocks | undefined {
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node, 'is not a SEQUENCE of address families');
  }
  const families: IpAddressFamily[] = [];
  for (const child of node.children) {
    const [familyNode, choice] = child.children;
    if (!isUniversal(familyNode, Tag.octetString) || choice === undefined) {
      report(problems, 'wrong-type', field, child, 'is not an address family with its addresses');
      continue;
    }
    const [high, low, safi] = contentOf(familyNode);
    const afi = (high ?? 0) * 256 + (low ?? 0);
    const length = afi === 1 ? 4 : afi === 2 ? 16 : undefined;
    const name = afi === 1 ? 'IPv4' : afi === 2 ? 'IPv6' : `address family ${afi}`;
    families.push({
      node: child,
      family: safi === undefined ? name : `${name}.${safi}`,
      addresses: isUniversal(choice, Tag.null)
        ? undefined
        : choice.children.map((entry) => rangeText(entry, length, field, problems)),
    });
  }
  return { kind: 'ipAddressBlocks', node, families };
}

function rangeText(
  entry: DerNode,
  length: number | undefined,
  field: string,
  problems: ObjectProblem[],
): string {
  const [low, high] = entry.children;
  const text =
    low !== undefined && high !== undefined
      ? `${addressText(low, length, 0x00) ?? '?'}-${addressText(high, length, 0xff) ?? '?'}`
      : addressText(entry, length, undefined);
  if (text === undefined || text.includes('?')) {
    report(problems, 'bad-value', field, entry, 'is neither a prefix nor a range of addresses');
  }
  return text ?? '?';
}

/** A BIT STRING filled up with `fill`, or a prefix where there is none. */
function addressText(
  node: DerNode,
  length: number | undefined,
  fill: number | undefined,
): string | undefined {
  const bits = isUniversal(node, Tag.bitString) ? readBitString(node) : undefined;
  if (bits === undefined || length === undefined || bits.end - bits.start > length) {
    return undefined;
  }
  const octets = new Uint8Array(length).fill(fill ?? 0);
  octets.set(node.bytes.subarray(bits.start, bits.end));
  const last = bits.end - bits.start - 1;
  if (last >= 0 && bits.unusedBits > 0) {
    const mask = (1 << bits.unusedBits) - 1;
    octets[last] = ((octets[last] as number) & ~mask) | ((fill ?? 0) & mask);
  }
  const text = ipAddressText(octets);
  return fill === undefined ? `${text}/${(last + 1) * 8 - bits.unusedBits}` : text;
}
