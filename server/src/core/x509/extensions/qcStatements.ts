/** Qualified Certificate Statements (RFC 3739 §3.2.6; ETSI EN 319 412-5 §4). */
import { oidName } from '../../der/oids';
import type { DerNode } from '../../der/readDer';
import { isUniversal, Tag } from '../../der/values';
import { readObjectIdentifier } from '../objectIdentifier';
import { type ObjectProblem, report } from '../objectProblem';

export interface QcStatement {
  readonly node: DerNode;
  readonly oid: string;
  /** The field's usual name, else the OID. */
  readonly name: string;
  readonly info: DerNode | undefined;
}

export interface QcStatements {
  readonly kind: 'qcStatements';
  readonly node: DerNode;
  readonly statements: readonly QcStatement[];
}

export function readQcStatements(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): QcStatements | undefined {
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node, 'is not a SEQUENCE of statements');
  }
  const statements: QcStatement[] = [];
  for (const child of node.children) {
    const oid = readObjectIdentifier(child.children[0]);
    if (oid === undefined) {
      report(problems, 'wrong-type', field, child, 'is not a statement (SEQUENCE with an OBJECT IDENTIFIER)');
    } else {
      statements.push({ node: child, oid, name: oidName(oid) ?? oid, info: child.children[1] });
    }
  }
  return { kind: 'qcStatements', node, statements };
}
