/** Key Usage (RFC 5280 §4.2.1.3). */
import type { DerNode } from '../../der/readDer';
import { isUniversal, readNamedBits, Tag } from '../../der/values';
import { KEY_USAGES } from '../namedValues';
import { type ObjectProblem, report } from '../objectProblem';

export type KeyUsageName = (typeof KEY_USAGES)[number];

export interface KeyUsage {
  readonly kind: 'keyUsage';
  readonly node: DerNode;
  /** In the order of their bits. */
  readonly usages: readonly KeyUsageName[];
  /** Numbers of set bits that have no meaning. */
  readonly unknownBits: readonly number[];
}

const NO_BITS: readonly number[] = [];

export function readKeyUsage(node: DerNode, field: string, problems: ObjectProblem[]): KeyUsage | undefined {
  const bits = isUniversal(node, Tag.bitString) ? readNamedBits(node) : undefined;
  if (bits === undefined) {
    return report(problems, 'wrong-type', field, node, 'is not a BIT STRING');
  }
  const usages: KeyUsageName[] = [];
  let unknownBits = NO_BITS;
  for (const bit of bits) {
    const usage = bit < KEY_USAGES.length ? KEY_USAGES[bit] : undefined;
    if (usage !== undefined) {
      usages.push(usage);
    } else {
      unknownBits = [...unknownBits, bit];
      report(problems, 'bad-value', field, node, `sets bit ${bit}, which has no meaning`);
    }
  }
  return { kind: 'keyUsage', node, usages, unknownBits };
}
