/** Entrust version information (1.2.840.113533.7.65.0): SEQUENCE { version GeneralString, flags BIT STRING }. */
import type { DerNode } from '../../der/readDer';
import { contentOf, isUniversal, readNamedBits, Tag } from '../../der/values';
import { type ObjectProblem, report } from '../objectProblem';

const FLAGS: readonly string[] = [
  'keyUpdateAllowed',
  'newExtensions',
  'pKIXCertificate',
  'enterpriseCategory',
  'webCategory',
  'sETCategory',
];

export interface EntrustVersion {
  readonly kind: 'entrustVersion';
  readonly node: DerNode;
  readonly version: string | undefined;
  readonly flags: readonly string[];
}

export function readEntrustVersion(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): EntrustVersion | undefined {
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node, 'is not a SEQUENCE');
  }
  const [version, flags] = node.children;
  return {
    kind: 'entrustVersion',
    node,
    version: version === undefined ? undefined : String.fromCharCode(...contentOf(version).subarray(0, 64)),
    flags: flags === undefined ? [] : (readNamedBits(flags) ?? []).map((bit) => FLAGS[bit] ?? `bit ${bit}`),
  };
}
