/** Issuing Distribution Point (RFC 5280 §5.2.5). */
import type { DerNode } from '../../der/readDer';
import { isContext, isUniversal, readBoolean, Tag } from '../../der/values';
import { type ObjectProblem, report } from '../objectProblem';
import { type DistributionPointName, readDistributionPointName, readReasonFlags } from './distributionPoint';

export interface IssuingDistributionPoint {
  readonly kind: 'issuingDistributionPoint';
  readonly node: DerNode;
  readonly name: DistributionPointName | undefined;
  readonly onlyContainsUserCerts: boolean;
  readonly onlyContainsCACerts: boolean;
  readonly onlySomeReasons: readonly string[] | undefined;
  readonly indirectCRL: boolean;
  readonly onlyContainsAttributeCerts: boolean;
}

export function readIssuingDistributionPoint(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): IssuingDistributionPoint | undefined {
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node, 'is not a SEQUENCE');
  }
  let name: DistributionPointName | undefined;
  let onlySomeReasons: readonly string[] | undefined;
  const flags = [false, false, false, false, false, false];
  for (const part of node.children) {
    if (isContext(part, 0)) {
      name = readDistributionPointName(part, `${field}.distributionPoint`, problems);
    } else if (isContext(part, 3)) {
      onlySomeReasons = readReasonFlags(part, `${field}.onlySomeReasons`, problems);
    } else if (isContext(part, 1) || isContext(part, 2) || isContext(part, 4) || isContext(part, 5)) {
      flags[part.tag] = readBoolean(part) === true;
    } else {
      report(problems, 'unexpected', field, part, 'has no place in an IssuingDistributionPoint');
    }
  }
  return {
    kind: 'issuingDistributionPoint',
    node,
    name,
    onlyContainsUserCerts: flags[1] === true,
    onlyContainsCACerts: flags[2] === true,
    onlySomeReasons,
    indirectCRL: flags[4] === true,
    onlyContainsAttributeCerts: flags[5] === true,
  };
}
