/**
 * Extensions whose value is one time: Invalidity Date of a CRL entry (RFC 5280 §5.3.2), Archive Cutoff of
 * OCSP (RFC 6960 §4.4.4), expiredCertsOnCRL (X.509 §9.5.2.8), and Microsoft's next CRL publication.
 */
import type { DerNode } from '../../der/readDer';
import { type DerTime, readTime } from '../../der/time';
import { type ObjectProblem, report } from '../objectProblem';
import { readTimeField } from '../times';

export interface TimeExtension {
  readonly kind: 'invalidityDate' | 'archiveCutoff' | 'expiredCertsOnCRL' | 'msCrlNextPublish';
  readonly node: DerNode;
  readonly time: DerTime;
}

export function readInvalidityDate(node: DerNode, field: string, problems: ObjectProblem[]) {
  return read('invalidityDate', node, field, problems);
}

export function readArchiveCutoff(node: DerNode, field: string, problems: ObjectProblem[]) {
  return read('archiveCutoff', node, field, problems);
}

export function readExpiredCertsOnCrl(node: DerNode, field: string, problems: ObjectProblem[]) {
  return read('expiredCertsOnCRL', node, field, problems);
}

export function readMsCrlNextPublish(node: DerNode, field: string, problems: ObjectProblem[]) {
  return read('msCrlNextPublish', node, field, problems);
}

function read(
  kind: TimeExtension['kind'],
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): TimeExtension | undefined {
  if (readTime(node).form === 'other') {
    return report(problems, 'wrong-type', field, node, 'is neither UTCTime nor GeneralizedTime');
  }
  const time = readTimeField(node, node, field, problems);
  return time === undefined ? undefined : { kind, node, time };
}
