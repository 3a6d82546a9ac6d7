/** Field trees of DER put together by hand, for tests. */
import type { Field } from '../../server/src/core/asn1/field';
import { type FieldTree, fieldTree } from '../../server/src/core/asn1/fieldTree';
import type { SchemaName } from '../../server/src/core/asn1/schemas';
import { walkFields } from '../../server/src/core/asn1/walkFields';
import { type DerNode, readDer } from '../../server/src/core/der/readDer';

export function rootOf(bytes: Uint8Array): DerNode {
  const { root } = readDer(bytes);
  if (root === undefined) throw new Error('nothing to read');
  return root;
}

export const treeOf = (bytes: Uint8Array, schema: SchemaName): FieldTree => fieldTree(rootOf(bytes), schema);

export const fieldsOf = (tree: FieldTree): Field[] => [...walkFields(tree.root)];
