/**
 * Extensions that say something by being there, with NULL as value: OCSP No Check (RFC 6960 §4.2.2.2.1),
 * the poison of precertificates (RFC 6962 §3.1), No Revocation Available (RFC 9608 §2).
 */
import type { DerNode } from '../../der/readDer';
import { isUniversal, Tag } from '../../der/values';
import { type ObjectProblem, report } from '../objectProblem';

export interface MarkerExtension {
  readonly kind: 'ocspNoCheck' | 'ctPoison' | 'noRevAvail';
  readonly node: DerNode;
}

export function readOcspNoCheck(node: DerNode, field: string, problems: ObjectProblem[]) {
  return readMarker('ocspNoCheck', node, field, problems);
}

export function readCtPoison(node: DerNode, field: string, problems: ObjectProblem[]) {
  return readMarker('ctPoison', node, field, problems);
}

export function readNoRevAvail(node: DerNode, field: string, problems: ObjectProblem[]) {
  return readMarker('noRevAvail', node, field, problems);
}

function readMarker(
  kind: MarkerExtension['kind'],
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): MarkerExtension | undefined {
  return isUniversal(node, Tag.null) && node.contentEnd === node.contentStart
    ? { kind, node }
    : report(problems, 'wrong-type', field, node, 'is not NULL');
}
