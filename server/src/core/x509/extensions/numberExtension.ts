/**
 * Extensions whose value is one INTEGER: CRL Number (RFC 5280 §5.2.3), Delta CRL Indicator (§5.2.4),
 * Inhibit anyPolicy (§4.2.1.14), and the CA version of Microsoft's CA (key index in the upper, certificate
 * index in the lower 16 bits).
 */
import type { DerNode } from '../../der/readDer';
import { isUniversal, readInteger, Tag } from '../../der/values';
import { type ObjectProblem, report } from '../objectProblem';

export interface NumberExtension {
  readonly kind: 'cRLNumber' | 'deltaCRLIndicator' | 'inhibitAnyPolicy' | 'msCaVersion';
  readonly node: DerNode;
  readonly number: bigint;
}

export function readCrlNumber(node: DerNode, field: string, problems: ObjectProblem[]) {
  return readNumber('cRLNumber', node, field, problems);
}

export function readDeltaCrlIndicator(node: DerNode, field: string, problems: ObjectProblem[]) {
  return readNumber('deltaCRLIndicator', node, field, problems);
}

export function readInhibitAnyPolicy(node: DerNode, field: string, problems: ObjectProblem[]) {
  return readNumber('inhibitAnyPolicy', node, field, problems);
}

export function readMsCaVersion(node: DerNode, field: string, problems: ObjectProblem[]) {
  return readNumber('msCaVersion', node, field, problems);
}

function readNumber(
  kind: NumberExtension['kind'],
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): NumberExtension | undefined {
  const number = isUniversal(node, Tag.integer) ? readInteger(node) : undefined;
  return number === undefined
    ? report(problems, 'wrong-type', field, node, 'is not an INTEGER')
    : { kind, node, number };
}
