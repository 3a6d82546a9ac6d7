/** CA/Browser Forum organization identifier (EV Guidelines §9.8.2): scheme, country, optional state, reference. */
import type { DerNode } from '../../der/readDer';
import { readText } from '../../der/strings';
import { isContext, isUniversal, Tag } from '../../der/values';
import { type ObjectProblem, report } from '../objectProblem';

export interface CabfOrganizationId {
  readonly kind: 'cabfOrganizationId';
  readonly node: DerNode;
  readonly scheme: string | undefined;
  readonly country: string | undefined;
  readonly stateOrProvince: string | undefined;
  readonly reference: string | undefined;
}

export function readCabfOrganizationId(
  node: DerNode,
  field: string,
  problems: ObjectProblem[],
): CabfOrganizationId | undefined {
  const texts = node.children
    .filter((child) => child.tagClass === 'universal')
    .map((child) => readText(child)?.text);
  if (!isUniversal(node, Tag.sequence) || texts.length < 3) {
    return report(problems, 'wrong-type', field, node, 'does not hold scheme, country and reference');
  }
  const state = node.children.find((child) => isContext(child, 0));
  return {
    kind: 'cabfOrganizationId',
    node,
    scheme: texts[0],
    country: texts[1],
    stateOrProvince: state === undefined ? undefined : readText(state, Tag.printableString)?.text,
    reference: texts[2],
  };
}
