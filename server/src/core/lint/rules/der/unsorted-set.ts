import type { DerNode } from '../../../der/readDer';
import { Tag } from '../../../der/values';
import { defineDerValueRule } from '../../derRule';
import { X_690 } from '../../rule';

export const rule = defineDerValueRule(
  {
    tags: [Tag.set],
    title: 'the elements of a SET OF are not in order',
    why: 'DER sorts them by their octets, so that equal sets have equal octets; names in the wrong order do not compare as equal.',
    fix: 'Have it issued again by a program that writes DER.',
    citations: [X_690('§11.6')],
    message: () =>
      'The elements of this SET are not sorted by their octets, so the object is not DER, and programs that compare names octet by octet see another name.',
  },
  (node) =>
    node.children.some(
      (child, index) => index > 0 && compare(node.children[index - 1] as DerNode, child) > 0,
    ),
);

/** Octet by octet; where one ends it counts as followed by zeros. */
function compare(a: DerNode, b: DerNode): number {
  const length = Math.max(a.end - a.start, b.end - b.start);
  for (let at = 0; at < length; at++) {
    const octetA = at < a.end - a.start ? (a.bytes[a.start + at] as number) : 0;
    const octetB = at < b.end - b.start ? (b.bytes[b.start + at] as number) : 0;
    if (octetA !== octetB) {
      return octetA - octetB;
    }
  }
  return 0;
}
