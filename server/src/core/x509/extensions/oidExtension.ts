/**
 * Extensions whose value is object identifiers: Hold Instruction Code of a CRL entry (RFC 3280 §5.3.2),
 * Acceptable Responses of an OCSP request (RFC 6960 §4.4.3).
 */
import type { DerNode } from '../../der/readDer';
import { isUniversal, Tag } from '../../der/values';
import { readObjectIdentifier } from '../objectIdentifier';
import { type ObjectProblem, report } from '../objectProblem';
import { type KeyPurpose, readKeyPurposes } from './extKeyUsage';

export interface OidExtension {
  readonly kind: 'holdInstructionCode' | 'acceptableResponses';
  readonly node: DerNode;
  readonly identifiers: readonly Pick<KeyPurpose, 'node' | 'oid' | 'name'>[];
}

export function readHoldInstructionCode(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): OidExtension | undefined {
  return readObjectIdentifier(node) === undefined
    ? report(problems, 'wrong-type', field, node, 'is not an OBJECT IDENTIFIER')
    : { kind: 'holdInstructionCode', node, identifiers: readKeyPurposes([node], field, problems) };
}

export function readAcceptableResponses(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): OidExtension | undefined {
  return isUniversal(node, Tag.sequence)
    ? { kind: 'acceptableResponses', node, identifiers: readKeyPurposes(node.children, field, problems) }
    : report(problems, 'wrong-type', field, node, 'is not a SEQUENCE of OBJECT IDENTIFIERs');
}
