/** The DistributionPointName and ReasonFlags that several extensions share (RFC 5280 §4.2.1.13). */
import type { DerNode } from '../../der/readDer';
import { isContext, readNamedBits } from '../../der/values';
import { type GeneralName, readGeneralNames } from '../generalName';
import { type RelativeDistinguishedName, readRdn } from '../name';
import { REASON_FLAGS } from '../namedValues';
import { type ObjectProblem, report } from '../objectProblem';

export interface FullName {
  readonly kind: 'fullName';
  readonly node: DerNode;
  readonly names: readonly GeneralName[];
}

export interface NameRelativeToIssuer {
  readonly kind: 'nameRelativeToCRLIssuer';
  readonly node: DerNode;
  readonly rdn: RelativeDistinguishedName;
}

export type DistributionPointName = FullName | NameRelativeToIssuer;

/** The content of the explicit [0] that holds a DistributionPointName. */
export function readDistributionPointName(
  wrapper: DerNode,
  field: string,
  problems: ObjectProblem[],
): DistributionPointName | undefined {
  const node = wrapper.children[0];
  if (isContext(node, 0)) {
    return { kind: 'fullName', node, names: readGeneralNames(node, field, problems) };
  }
  if (isContext(node, 1)) {
    return { kind: 'nameRelativeToCRLIssuer', node, rdn: readRdn(node, field, problems) };
  }
  return report(problems, 'wrong-type', field, wrapper, 'is neither a full nor a relative name');
}

/** ReasonFlags under an implicit tag, by name. */
export function readReasonFlags(node: DerNode, field: string, problems: ObjectProblem[]): readonly string[] {
  const bits = readNamedBits(node);
  if (bits === undefined) {
    report(problems, 'wrong-type', field, node, 'is not a BIT STRING of reasons');
    return [];
  }
  return bits.map((bit) => REASON_FLAGS[bit] ?? `bit ${bit}`);
}
