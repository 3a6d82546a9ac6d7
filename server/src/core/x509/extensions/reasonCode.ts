/** Reason Code of a CRL entry (RFC 5280 §5.3.1). */
import type { DerNode } from '../../der/readDer';
import { isUniversal, readSmallInteger, Tag } from '../../der/values';
import { CRL_REASONS } from '../namedValues';
import { type ObjectProblem, report } from '../objectProblem';

export interface ReasonCode {
  readonly kind: 'reasonCode';
  readonly node: DerNode;
  readonly code: number;
  /** `undefined` where the number has no meaning. */
  readonly reason: string | undefined;
}

export function readReasonCode(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): ReasonCode | undefined {
  const code = isUniversal(node, Tag.enumerated) ? readSmallInteger(node) : undefined;
  if (code === undefined) {
    return report(problems, 'wrong-type', field, node, 'is not an ENUMERATED');
  }
  const reason = revocationReason(code);
  if (reason === undefined) {
    report(problems, 'bad-value', field, node, `${code} is no reason`);
  }
  return { kind: 'reasonCode', node, code, reason };
}

/** Name of a CRLReason. */
export function revocationReason(code: number): string | undefined {
  return CRL_REASONS[code];
}
