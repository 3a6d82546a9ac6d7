/** Which field of an object the character under the cursor encodes. */
import type { Field } from '../asn1/field';
import { type FieldTree, fieldsAt, fieldTree } from '../asn1/fieldTree';
import { guessSchema } from '../asn1/guessSchema';
import { objectOf } from '../documentModel';
import { bytesAtOffset } from '../encoding/byteMap';
import type { Block, Encoded } from '../encoding/encoded';

const trees = new WeakMap<Encoded, FieldTree>();

/** The named fields of a block's object; `undefined` where its bytes are none. */
export function fieldTreeOf(encoded: Encoded): FieldTree | undefined {
  const known = trees.get(encoded);
  const { root } = objectOf(encoded).document;
  if (known !== undefined || root === undefined) {
    return known;
  }
  const tree = fieldTree(root, guessSchema(root, encoded.label === '' ? undefined : encoded.label));
  trees.set(encoded, tree);
  return tree;
}

/** One field, or two where the character straddles their border; none in armor and gaps. */
export function fieldsUnderCursor(block: Block, offset: number): readonly Field[] {
  const bytes = bytesAtOffset(block.encoded.map, offset - block.start);
  const tree = bytes === undefined ? undefined : fieldTreeOf(block.encoded);
  return bytes === undefined || tree === undefined ? [] : fieldsAt(tree, bytes);
}
