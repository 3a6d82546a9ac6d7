/** Every field of a tree, parents before their parts, in the order of the bytes. */
import { childrenOf } from './childrenOf';
import type { Field } from './field';

export function* walkFields(root: Field): Generator<Field> {
  const open: Field[] = [root];
  for (let field = open.pop(); field !== undefined; field = open.pop()) {
    yield field;
    const children = childrenOf(field);
    for (let at = children.length - 1; at >= 0; at--) {
      open.push(children[at] as Field);
    }
  }
}
