/** S/MIME Capabilities (RFC 8551 §2.5.2, RFC 4262): algorithms in order of preference, with optional parameters. */
import { oidName } from '../../der/oids';
import type { DerNode } from '../../der/readDer';
import { isUniversal, readSmallInteger, Tag } from '../../der/values';
import { readObjectIdentifier } from '../objectIdentifier';
import { type ObjectProblem, report } from '../objectProblem';

export interface SmimeCapability {
  readonly node: DerNode;
  readonly oid: string;
  /** The field's usual name, else the OID. */
  readonly name: string;
  readonly parameters: DerNode | undefined;
  /** The parameters where they are one number: the key length of RC2 and the like. */
  readonly number: number | undefined;
}

export interface SmimeCapabilities {
  readonly kind: 'smimeCapabilities';
  readonly node: DerNode;
  readonly capabilities: readonly SmimeCapability[];
}

export function readSmimeCapabilities(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): SmimeCapabilities | undefined {
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node, 'is not a SEQUENCE of capabilities');
  }
  const capabilities: SmimeCapability[] = [];
  for (const child of node.children) {
    const oid = readObjectIdentifier(child.children[0]);
    const parameters = child.children[1];
    if (oid === undefined) {
      report(
        problems,
        'wrong-type',
        field,
        child,
        'is not a capability (SEQUENCE with an OBJECT IDENTIFIER)',
      );
      continue;
    }
    const number = isUniversal(parameters, Tag.integer) ? readSmallInteger(parameters) : undefined;
    capabilities.push({ node: child, oid, name: oidName(oid) ?? oid, parameters, number });
  }
  return { kind: 'smimeCapabilities', node, capabilities };
}
