/**
 * Extensions whose value is octets without a structure of their own: the OCSP nonce (RFC 9654 §2.1), the hash
 * of the previous certificate of a Microsoft CA, the ACME challenge (RFC 8737 §3).
 */
import type { DerNode } from '../../der/readDer';
import { isUniversal, Tag } from '../../der/values';
import { type ObjectProblem, report } from '../objectProblem';

export interface OctetsExtension {
  readonly kind: 'ocspNonce' | 'msPreviousCaCertHash' | 'acmeIdentifier';
  /** The OCTET STRING; its content is the value. */
  readonly node: DerNode;
}

export function readOcspNonce(node: DerNode, field: string, problems: ObjectProblem[]) {
  return readOctets('ocspNonce', node, field, problems);
}

export function readMsPreviousCaCertHash(node: DerNode, field: string, problems: ObjectProblem[]) {
  return readOctets('msPreviousCaCertHash', node, field, problems);
}

export function readAcmeIdentifier(node: DerNode, field: string, problems: ObjectProblem[]) {
  return readOctets('acmeIdentifier', node, field, problems);
}

function readOctets(
  kind: OctetsExtension['kind'],
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): OctetsExtension | undefined {
  return isUniversal(node, Tag.octetString) && !node.constructed
    ? { kind, node }
    : report(problems, 'wrong-type', field, node, 'is not an OCTET STRING');
}
