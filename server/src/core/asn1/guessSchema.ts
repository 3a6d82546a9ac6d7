/** What an object without a label is, by its structure. */
import type { DerNode } from '../der/readDer';
import { isUniversal, Tag } from '../der/values';
import type { SchemaName } from './schemas';

export function guessSchema(root: DerNode): SchemaName {
  const [first] = root.children;
  if (isUniversal(root, Tag.sequence) && isUniversal(first, Tag.sequence) && root.children.length === 3) {
    return 'Certificate';
  }
  return 'Any';
}
