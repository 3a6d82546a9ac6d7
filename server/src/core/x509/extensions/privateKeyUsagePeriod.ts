/** Private Key Usage Period (RFC 3280 §4.2.1.4; RFC 5280 leaves it out). */
import type { DerNode } from '../../der/readDer';
import type { DerTime } from '../../der/time';
import { isContext, isUniversal, Tag } from '../../der/values';
import { type ObjectProblem, report } from '../objectProblem';
import { readImplicitTime } from '../times';

export interface PrivateKeyUsagePeriod {
  readonly kind: 'privateKeyUsagePeriod';
  readonly node: DerNode;
  readonly notBefore: DerTime | undefined;
  readonly notAfter: DerTime | undefined;
}

export function readPrivateKeyUsagePeriod(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): PrivateKeyUsagePeriod | undefined {
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node, 'is not a SEQUENCE');
  }
  let notBefore: DerTime | undefined;
  let notAfter: DerTime | undefined;
  for (const child of node.children) {
    if (isContext(child, 0)) {
      notBefore = readImplicitTime(child, `${field}.notBefore`, problems);
    } else if (isContext(child, 1)) {
      notAfter = readImplicitTime(child, `${field}.notAfter`, problems);
    } else {
      report(problems, 'unexpected', field, child, 'has no place in a PrivateKeyUsagePeriod');
    }
  }
  return { kind: 'privateKeyUsagePeriod', node, notBefore, notAfter };
}
