/** Which member of a SEQUENCE each of its elements is. */
import type { DerNode } from '../der/readDer';
import { wholeOf } from '../der/readSegmented';
import { readSmallInteger } from '../der/values';
import { matches } from './field';
import type { Asn1Type, Member, SequenceType } from './schema';

/**
 * The member for each element, `undefined` where none fits. Elements stand in the order of the members
 * (X.680 §25), so optional members are passed over. Where that does not come out even, the members are
 * laid over the elements so that as little as possible is missing or too much.
 */
export function matchMembers(
  type: SequenceType,
  elements: readonly DerNode[],
): readonly (Member | undefined)[] {
  return inOrder(type.members, elements) ?? closest(type.members, elements);
}

/** The members by their tags alone; `undefined` where an element fits none or a required member has no element. */
function inOrder(members: readonly Member[], elements: readonly DerNode[]): readonly Member[] | undefined {
  const found: Member[] = [];
  for (const member of members) {
    const element = elements[found.length];
    if (element !== undefined && matches(member.type, element)) {
      found.push(member);
    } else if (!member.optional) {
      return undefined;
    }
  }
  return found.length === elements.length ? found : undefined;
}

/** Costs of laying members over elements: an element without a member, a required member without an element. */
const EXTRA = 3;
const MISSING = 2;
/** An element in the place of a required member, though of another type. */
const INSTEAD = 3;
/** The tag is right, but what is inside is not what the member begins with. */
const UNLIKE = 1;

type Step = 'take' | 'extra' | 'skip' | 'instead';
const STEPS: readonly Step[] = ['take', 'extra', 'skip', 'instead'];

/** The cheapest way through the table of elements by members, from the end to the start. */
function closest(members: readonly Member[], elements: readonly DerNode[]): readonly (Member | undefined)[] {
  const width = members.length + 1;
  const steps = new Uint8Array((elements.length + 1) * width);
  let below: number[] = [];
  for (let row = elements.length; row >= 0; row--) {
    const element = elements[row];
    const costs: number[] = new Array(width);
    for (let column = members.length; column >= 0; column--) {
      const member = members[column];
      const choices = [
        element && member ? (below[column + 1] as number) + takingCost(member, element) : Infinity,
        element ? (below[column] as number) + EXTRA : Infinity,
        member ? (costs[column + 1] as number) + (member.optional ? 0 : MISSING) : Infinity,
        element && member && !member.optional ? (below[column + 1] as number) + INSTEAD : Infinity,
      ];
      const cheapest = element || member ? Math.min(...choices) : 0;
      costs[column] = cheapest;
      steps[row * width + column] = Math.max(0, choices.indexOf(cheapest));
    }
    below = costs;
  }
  return follow(members, elements.length, steps);
}

function follow(
  members: readonly Member[],
  count: number,
  steps: Uint8Array,
): readonly (Member | undefined)[] {
  const found: (Member | undefined)[] = [];
  let column = 0;
  while (found.length < count) {
    switch (STEPS[steps[found.length * (members.length + 1) + column] as number]) {
      case 'take':
        found.push(members[column++]);
        break;
      case 'instead':
        found.push(undefined);
        column++;
        break;
      case 'skip':
        column++;
        break;
      default:
        found.push(undefined);
    }
  }
  return found;
}

function takingCost({ type }: Member, element: DerNode): number {
  if (!matches(type, element)) {
    return Infinity;
  }
  return isLike(type, element) ? 0 : UNLIKE;
}

/** True where the value begins as the type does; a type that takes anything is like nothing. */
function isLike(type: Asn1Type, node: DerNode): boolean {
  const [first] = node.children;
  switch (type.kind) {
    case 'any':
    case 'open':
      return false;
    case 'choice':
      return type.members.some((member) => matches(member.type, node) && isLike(member.type, node));
    case 'sequence': {
      const required = type.members.findIndex((member) => !member.optional);
      const begin = required === -1 ? type.members : type.members.slice(0, required + 1);
      return first === undefined ? required === -1 : begin.some((member) => matches(member.type, first));
    }
    case 'list':
      return first === undefined || matches(type.element, first);
    default:
      return true;
  }
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
  const value = readSmallInteger(wholeOf(node));
  return value !== undefined && member.type.values[value] !== undefined;
}
