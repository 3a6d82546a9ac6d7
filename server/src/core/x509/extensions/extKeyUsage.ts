/** Extended Key Usage (RFC 5280 §4.2.1.12). */
import { oidName } from '../../der/oids';
import type { DerNode } from '../../der/readDer';
import { isUniversal, Tag } from '../../der/values';
import { readObjectIdentifier } from '../objectIdentifier';
import { type ObjectProblem, report } from '../objectProblem';

export interface KeyPurpose {
  readonly node: DerNode;
  readonly oid: string;
  /** The field's usual name, else the OID. */
  readonly name: string;
}

export interface ExtKeyUsage {
  readonly kind: 'extKeyUsage';
  readonly node: DerNode;
  readonly purposes: readonly KeyPurpose[];
}

export function readExtKeyUsage(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): ExtKeyUsage | undefined {
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node, 'is not a SEQUENCE of key purposes');
  }
  return { kind: 'extKeyUsage', node, purposes: readKeyPurposes(node.children, field, problems) };
}

/** Object identifiers with their names. */
export function readKeyPurposes(
  nodes: readonly DerNode[],
  field: string,
  problems: ObjectProblem[],
): readonly KeyPurpose[] {
  const purposes: KeyPurpose[] = [];
  for (const child of nodes) {
    const oid = readObjectIdentifier(child);
    if (oid === undefined) {
      report(problems, 'wrong-type', field, child, 'is not an OBJECT IDENTIFIER');
    } else {
      purposes.push({ node: child, oid, name: oidName(oid) ?? oid });
    }
  }
  return purposes;
}
