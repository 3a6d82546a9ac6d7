/** CRL Distribution Points (RFC 5280 §4.2.1.13), Freshest CRL (§4.2.1.15), Microsoft's published CRL locations. */
import type { DerNode } from '../../der/readDer';
import { isContext, isUniversal, Tag } from '../../der/values';
import { type GeneralName, readGeneralNames } from '../generalName';
import { type ObjectProblem, report } from '../objectProblem';
import { type DistributionPointName, readDistributionPointName, readReasonFlags } from './distributionPoint';

export interface DistributionPoint {
  readonly node: DerNode;
  readonly name: DistributionPointName | undefined;
  readonly reasons: readonly string[] | undefined;
  readonly crlIssuer: readonly GeneralName[] | undefined;
}

export interface CrlDistributionPoints {
  readonly kind: 'cRLDistributionPoints' | 'freshestCRL' | 'msPublishedCrlLocations';
  readonly node: DerNode;
  readonly points: readonly DistributionPoint[];
}

export function readCrlDistributionPoints(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): CrlDistributionPoints | undefined {
  return readPoints('cRLDistributionPoints', node, field, problems);
}

export function readFreshestCrl(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): CrlDistributionPoints | undefined {
  return readPoints('freshestCRL', node, field, problems);
}

export function readMsPublishedCrlLocations(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): CrlDistributionPoints | undefined {
  return readPoints('msPublishedCrlLocations', node, field, problems);
}

function readPoints(
  kind: CrlDistributionPoints['kind'],
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): CrlDistributionPoints | undefined {
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', field, node, 'is not a SEQUENCE of distribution points');
  }
  const points: DistributionPoint[] = [];
  for (const child of node.children) {
    points.push(readPoint(child, field, problems));
  }
  return { kind, node, points };
}

function readPoint(node: DerNode, field: string, problems: ObjectProblem[]): DistributionPoint {
  let name: DistributionPointName | undefined;
  let reasons: readonly string[] | undefined;
  let crlIssuer: readonly GeneralName[] | undefined;
  for (const part of node.children) {
    if (isContext(part, 0)) {
      name = readDistributionPointName(part, `${field}.distributionPoint`, problems);
    } else if (isContext(part, 1)) {
      reasons = readReasonFlags(part, `${field}.reasons`, problems);
    } else if (isContext(part, 2)) {
      crlIssuer = readGeneralNames(part, `${field}.cRLIssuer`, problems);
    } else {
      report(problems, 'unexpected', field, part, 'has no place in a distribution point');
    }
  }
  return { node, name, reasons, crlIssuer };
}
