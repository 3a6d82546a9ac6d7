/** Authority Key Identifier (RFC 5280 §4.2.1.1). */
import type { DerNode } from '../../der/readDer';
import { isContext, isUniversal, Tag } from '../../der/values';
import { type GeneralName, readGeneralNames } from '../generalName';
import { type ObjectProblem, report } from '../objectProblem';
import { readSerialNumber, type SerialNumber } from '../serialNumber';

export interface AuthorityKeyIdentifier {
  readonly kind: 'authorityKeyIdentifier';
  readonly node: DerNode;
  /** The node whose content is the identifier. */
  readonly keyIdentifier: DerNode | undefined;
  readonly authorityCertIssuer: readonly GeneralName[] | undefined;
  readonly authorityCertSerialNumber: SerialNumber | undefined;
}

export function readAuthorityKeyIdentifier(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): AuthorityKeyIdentifier | undefined {
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node, 'is not a SEQUENCE');
  }
  let keyIdentifier: DerNode | undefined;
  let authorityCertIssuer: readonly GeneralName[] | undefined;
  let authorityCertSerialNumber: SerialNumber | undefined;
  for (const child of node.children) {
    if (isContext(child, 0)) {
      keyIdentifier = child;
    } else if (isContext(child, 1)) {
      authorityCertIssuer = readGeneralNames(child, `${field}.authorityCertIssuer`, problems);
    } else if (isContext(child, 2)) {
      authorityCertSerialNumber = readSerialNumber(child);
    } else {
      report(problems, 'unexpected', field, child, 'has no place in an AuthorityKeyIdentifier');
    }
  }
  return {
    kind: 'authorityKeyIdentifier',
    node,
    keyIdentifier,
    authorityCertIssuer,
    authorityCertSerialNumber,
  };
}
