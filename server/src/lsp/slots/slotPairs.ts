/** A certificate and its key stand in two slots: both are refreshed, or neither. */
import { readPresentSlots } from '../../core/phone/slots/readSlots';
import type { PkiObject } from '../../core/pkiObject';
import { publicKeyBytes } from '../../core/x509/publicKeyBytes';
import { sameBytes } from '../../core/x509/sameName';
import type { PlannedCopy } from './embeddedPlan';

/** Why this one cannot be written when `chosen` are; a whole sentence. */
export function pairProblem(plan: PlannedCopy, chosen: readonly PlannedCopy[]): string | undefined {
  const { partner } = plan.slot.slot;
  const ours = plan.next && publicKeyBytes(plan.next.object);
  if (partner === undefined || ours === undefined) {
    return undefined;
  }
  const theirs = partnerObject(plan, partner, chosen);
  const key = theirs && publicKeyBytes(theirs);
  return key === undefined || sameBytes(ours, key)
    ? undefined
    : `What it would become does not belong to ${partner} beside it, so the phone could use neither. Refresh or insert both.`;
}

function partnerObject(
  { found }: PlannedCopy,
  partner: string,
  chosen: readonly PlannedCopy[],
): PkiObject | undefined {
  const planned = chosen.find(
    (each) => each.found.uri === found.uri && each.slot.target.name === partner && each.next !== undefined,
  );
  return (
    planned?.next?.object ??
    readPresentSlots(found.model).find(({ target }) => target.name === partner)?.holds[0]?.object
  );
}
