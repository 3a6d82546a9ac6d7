/** TLS Feature (RFC 7633): numbers of TLS extensions that the server promises; 5 is OCSP must-staple. */
import type { DerNode } from '../../der/readDer';
import { isUniversal, readSmallInteger, Tag } from '../../der/values';
import { type ObjectProblem, report } from '../objectProblem';

export interface TlsFeature {
  readonly kind: 'tlsFeature';
  readonly node: DerNode;
  readonly features: readonly number[];
}

export function readTlsFeature(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): TlsFeature | undefined {
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node, 'is not a SEQUENCE of numbers');
  }
  const features: number[] = [];
  for (const child of node.children) {
    const feature = isUniversal(child, Tag.integer) ? readSmallInteger(child) : undefined;
    if (feature === undefined) {
      report(problems, 'wrong-type', field, child, 'is not an INTEGER');
    } else {
      features.push(feature);
    }
  }
  return { kind: 'tlsFeature', node, features };
}
