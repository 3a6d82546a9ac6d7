/** Times as fields of an object: read, and reported where they are none. */
import type { DerNode } from '../der/readDer';
import { type DerTime, readTime } from '../der/time';
import { Tag } from '../der/values';
import { type ObjectProblem, report, reportMissing } from './objectProblem';

/** A Time (UTCTime or GeneralizedTime, RFC 5280 §4.1.2.5) that has to be there. */
export function readTimeField(
  node: DerNode | undefined,
  parent: DerNode,
  field: string,
  problems: ObjectProblem[],
): DerTime | undefined {
  return node === undefined
    ? reportMissing(problems, field, parent)
    : checked(readTime(node), field, problems);
}

/** A GeneralizedTime under an implicit tag. */
export function readImplicitTime(node: DerNode, field: string, problems: ObjectProblem[]): DerTime {
  const time = readTime({ ...node, tagClass: 'universal', tag: Tag.generalizedTime });
  return checked({ ...time, node }, field, problems);
}

function checked(time: DerTime, field: string, problems: ObjectProblem[]): DerTime {
  if (time.form === 'other') {
    report(problems, 'wrong-type', field, time.node, 'is neither UTCTime nor GeneralizedTime');
  } else if (time.instant === undefined) {
    report(problems, 'bad-value', field, time.node, `"${time.raw}" is no point in time`);
  }
  return time;
}
