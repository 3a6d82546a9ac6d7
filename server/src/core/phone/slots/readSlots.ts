/** What stands in the slots of a phone config: the exact octets. */
import type { DocumentModel } from '../../documentModel';
import { objectOf } from '../../documentModel';
import type { Block } from '../../encoding/encoded';
import type { PkiObject } from '../../pkiObject';
import { blocksOfItem, phoneConfigOf } from '../phoneDocument';
import { type PlacedSlot, presentSlots, slotsOf } from './slotTarget';

export interface HeldObject {
  readonly block: Block;
  readonly object: PkiObject;
  readonly bytes: Uint8Array;
}

export interface ReadSlot extends PlacedSlot {
  /** Whatever is encoded there, in the order of the text. */
  readonly holds: readonly HeldObject[];
}

/** Every slot of the document with what it holds; empty where it is no phone config. */
export function readSlots(model: DocumentModel): readonly ReadSlot[] {
  const config = phoneConfigOf(model);
  return config === undefined ? [] : slotsOf(config).map((placed) => withContent(model, placed));
}

/** The same without those that the document does not have yet. */
export function readPresentSlots(model: DocumentModel): readonly ReadSlot[] {
  const config = phoneConfigOf(model);
  return config === undefined ? [] : presentSlots(config).map((placed) => withContent(model, placed));
}

function withContent({ blocks }: DocumentModel, placed: PlacedSlot): ReadSlot {
  const { item } = placed;
  const inside = item === undefined ? [] : blocksOfItem(blocks, item);
  return {
    ...placed,
    holds: inside
      .filter(({ encoded }) => encoded.bytes.length > 0)
      .map((block) => ({ block, object: objectOf(block.encoded), bytes: block.encoded.bytes })),
  };
}
