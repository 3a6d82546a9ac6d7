/** Netscape Certificate Type (Netscape Certificate Extensions, 1997). */
import type { DerNode } from '../../der/readDer';
import { isUniversal, readNamedBits, Tag } from '../../der/values';
import { type ObjectProblem, report } from '../objectProblem';

const TYPES: readonly string[] = [
  'SSL client',
  'SSL server',
  'S/MIME',
  'object signing',
  'reserved (bit 4)',
  'SSL CA',
  'S/MIME CA',
  'object signing CA',
];

export interface NetscapeCertType {
  readonly kind: 'netscapeCertType';
  readonly node: DerNode;
  readonly types: readonly string[];
}

export function readNetscapeCertType(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): NetscapeCertType | undefined {
  const bits = isUniversal(node, Tag.bitString) ? readNamedBits(node) : undefined;
  return bits === undefined
    ? report(problems, 'wrong-type', field, node, 'is not a BIT STRING')
    : { kind: 'netscapeCertType', node, types: bits.map((bit) => TYPES[bit] ?? `bit ${bit}`) };
}
