/** The signature at the end of certificates, requests, CRLs and OCSP messages. */
import type { DerNode } from '../der/readDer';
import { isUniversal, Tag } from '../der/values';
import { type ObjectProblem, report, reportMissing } from './objectProblem';

/** The BIT STRING at the end of every signed object. */
export function readSignatureValue(
  node: DerNode | undefined,
  parent: DerNode,
  problems: ObjectProblem[],
): DerNode | undefined {
  if (node === undefined) {
    return reportMissing(problems, 'signatureValue', parent);
  }
  return isUniversal(node, Tag.bitString)
    ? node
    : report(problems, 'wrong-type', 'signatureValue', node, 'is not a BIT STRING');
}
