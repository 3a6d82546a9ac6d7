/** Microsoft's security extension with the SID of the account (MS-WCCE §2.2.2.7.7.4): GeneralNames with one otherName, whose value is the SID as text. */
import type { DerNode } from '../../der/readDer';
import { contentOf, isUniversal, Tag } from '../../der/values';
import { type GeneralName, readGeneralNames } from '../generalName';
import { type ObjectProblem, report } from '../objectProblem';

export interface MsNtdsSid {
  readonly kind: 'msNtdsSid';
  readonly node: DerNode;
  readonly names: readonly GeneralName[];
  /** `S-1-5-21-…` */
  readonly sid: string | undefined;
}

export function readMsNtdsSid(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): MsNtdsSid | undefined {
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node, 'is not a SEQUENCE of names');
  }
  const names = readGeneralNames(node, field, problems);
  const name = names.find((candidate) => candidate.kind === 'otherName');
  const value = name?.kind === 'otherName' ? name.valueNode : undefined;
  const sid = isUniversal(value, Tag.octetString)
    ? String.fromCharCode(...contentOf(value).subarray(0, 200))
    : undefined;
  return {
    kind: 'msNtdsSid',
    node,
    names,
    sid: sid !== undefined && /^S(-\d+)+$/.test(sid) ? sid : undefined,
  };
}
