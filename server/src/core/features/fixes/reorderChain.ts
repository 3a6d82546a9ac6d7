import type { DocumentModel } from '../../documentModel';
import { type Block, spanOfBlock } from '../../encoding/encoded';
import { chainIn } from '../../lint/fileChain';
import { fileObjects } from '../../lint/fileObjects';
import type { Span } from '../../text';
import { isEditable, lineEndOf } from './blockText';
import type { DocumentFix, DocumentFixTarget, Replacement } from './fix';

/**
 * The certificates of the chain change places among themselves, each with the text that stands before it; keys
 * and whatever else is in the file stay where they are.
 */
export const reorderChain: DocumentFix = {
  mends: ['chain/out-of-order'],
  title: () => 'Put the chain into order, from the server or device up to the root',
  replacements({ model }: DocumentFixTarget) {
    const { blocks } = model;
    const chain = chainIn(fileObjects(model));
    const ordered = chain.map(({ block }) => block);
    const places = [...ordered].sort((one, other) => one.start - other.start);
    if (!ordered.every((block) => isEditable(block) && block.encoded.armor?.end !== undefined)) {
      return [];
    }
    return places.flatMap((place, at): readonly Replacement[] => {
      const block = ordered[at];
      return block === undefined || block === place
        ? []
        : [{ span: segmentOf(blocks, place), text: segmentFor(blocks.indexOf(place), model, block) }];
    });
  },
};

/** A block with the text between it and the block before. */
function segmentOf(blocks: readonly Block[], block: Block): Span {
  const before = blocks[blocks.indexOf(block) - 1];
  return { start: before === undefined ? 0 : spanOfBlock(before).end, end: spanOfBlock(block).end };
}

/** The first block of a file needs no line end before it, the others do. */
function segmentFor(position: number, { text, blocks }: DocumentModel, block: Block): string {
  const { start, end } = segmentOf(blocks, block);
  const piece = text.slice(start, end);
  if (position === 0) {
    return piece.replace(/^[\r\n]+/, '');
  }
  return /^[\r\n]/.test(piece) ? piece : lineEndOf(text) + piece;
}
