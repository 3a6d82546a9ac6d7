/** Which member of a SEQUENCE each of its elements is. */
import type { DerNode } from '../der/readDer';
import { readSmallInteger } from '../der/values';
import { matches } from './field';
import type { Member, SequenceType } from './schema';

/**
 * The member for each element, `undefined` where none fits. Elements stand in the order of the members
 * (X.680 §25), so optional members are passed over. Where an element fits none, the next one tells whether
 * it stands in for a member or has been put in between; where a member is missing, the search goes on
 * behind it.
 */
export function matchMembers(type: SequenceType, elements: readonly DerNode[]): (Member | undefined)[] {
  const { members } = type;
  const found: (Member | undefined)[] = [];
  let next = 0;
  for (let at = 0; at < elements.length; at++) {
    const element = elements[at] as DerNode;
    const place = placeOf(element, members, next);
    if (place !== undefined) {
      found.push(members[place]);
      next = place + 1;
      continue;
    }
    const following = elements[at + 1];
    if (following !== undefined && placeOf(following, members, next) !== undefined) {
      found.push(undefined);
      continue;
    }
    const standsIn =
      next < members.length &&
      (following === undefined || placeOf(following, members, next + 1) !== undefined);
    const later = members.findIndex((member, index) => index > next && matches(member.type, element));
    if (later !== -1 && !standsIn) {
      found.push(members[later]);
      next = later + 1;
      continue;
    }
    found.push(undefined);
    if (standsIn) {
      next++;
    }
  }
  return found;
}

/** The first member from `from` on that takes the element with only optional ones left out before it. */
function placeOf(element: DerNode, members: readonly Member[], from: number): number | undefined {
  for (let at = from; at < members.length; at++) {
    const member = members[at] as Member;
    if (matches(member.type, element)) {
      return at;
    }
    if (!member.optional) {
      return undefined;
    }
  }
  return undefined;
}

/** True where every element is a member, no required member is missing and every named number is a known one. */
export function isExact(
  type: SequenceType,
  elements: readonly DerNode[],
  found: readonly (Member | undefined)[],
): boolean {
  const missing = type.members.some((member) => !member.optional && !found.includes(member));
  return (
    !missing &&
    found.every((member, at) => member !== undefined && isKnownValue(member, elements[at] as DerNode))
  );
}

function isKnownValue(member: Member, node: DerNode): boolean {
  if (member.type.kind !== 'primitive' || member.type.values === undefined) {
    return true;
  }
  const value = readSmallInteger(node);
  return value !== undefined && member.type.values[value] !== undefined;
}
